package org.repdyn.observables.field;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;

/** Catalogue of observables of the field that training follows. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FieldObservables implements ProviderCatalogue {

    /** Antisymmetric share of the Jacobian of the field. */
    public static final ObservableProvider<CurlOptions> CURL = ObservableProvider.onRequest(
            "curl",
            "antisymmetric share of the Jacobian of the field on embeddings or weights: 0 for a gradient, at most 1",
            new Reference(
                    "Balduzzi, Racaniere, Martens, Foerster, Tuyls, Graepel",
                    "The Mechanics of n-Player Differentiable Games",
                    2018,
                    "arXiv:1802.05642, the decomposition into potential and Hamiltonian part"),
            CurlOptions.class,
            Curl::new);

    /** Surrogate loss of a field that is not a gradient. */
    public static final ObservableProvider<NoOptions> SURROGATE = ObservableProvider.of(
            "surrogate",
            "the value that papers report as the loss of a field that is not a gradient; it need not decrease",
            NoOptions.class,
            options -> new Surrogate());

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(CURL, SURROGATE);
    }
}
