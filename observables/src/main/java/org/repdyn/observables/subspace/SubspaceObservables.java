package org.repdyn.observables.subspace;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;

/** Catalogue of observables of the subspace of inputs on which embeddings depend. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SubspaceObservables implements ProviderCatalogue {

    /** Largest angle between the inputs that embeddings depend on and named subspaces. */
    public static final ObservableProvider<InputAngleOptions> INPUT_ANGLE = ObservableProvider.of(
            "input-angle",
            "largest angle, in radians, between the inputs that embeddings depend on and subspaces that the dataset defines",
            InputAngleOptions.class,
            options -> new InputAngle(options.subspaces()));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(INPUT_ANGLE);
    }
}
