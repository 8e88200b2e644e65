package org.repdyn.observables.field;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.Reference;

/** Offers {@link Curl}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CurlProvider implements ObservableProvider<CurlOptions> {

    @Override
    public String name() {
        return "curl";
    }

    @Override
    public String summary() {
        return "antisymmetric share of the Jacobian of the field on embeddings or weights: 0 for a gradient, at most 1";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Balduzzi, Racaniere, Martens, Foerster, Tuyls, Graepel",
                "The Mechanics of n-Player Differentiable Games",
                2018,
                "arXiv:1802.05642, the decomposition into potential and Hamiltonian part"));
    }

    @Override
    public Class<CurlOptions> optionsType() {
        return CurlOptions.class;
    }

    @Override
    public Observable create(CurlOptions options) {
        return new Curl(options);
    }
}
