package org.repdyn.observables.subspace;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.observables.similarity.PrincipalAngles;

/** Catalogue of observables of the subspace of inputs on which embeddings depend. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SubspaceObservables implements ProviderCatalogue {

    /** Largest angle between the inputs that embeddings depend on and named subspaces. */
    public static final ObservableProvider<InputAngleOptions> INPUT_ANGLE = ObservableProvider.onRequest(
            "input-angle",
            "largest angle, in radians, between the inputs that embeddings depend on and subspaces that the dataset defines",
            InputAngleOptions.class,
            options -> new InputAngle(options.subspaces(), PrincipalAngles::largest));

    /** Chordal distance between the inputs that embeddings depend on and named subspaces. */
    public static final ObservableProvider<InputAngleOptions> INPUT_CHORDAL = ObservableProvider.onRequest(
            "input-chordal",
            "chordal distance, root of the sum of squared sines of the angles, for the subspaces of input-angle",
            InputAngleOptions.class,
            options -> new InputAngle(options.subspaces(), PrincipalAngles::chordal));

    /** Geodesic distance between the inputs that embeddings depend on and named subspaces. */
    public static final ObservableProvider<InputAngleOptions> INPUT_GEODESIC = ObservableProvider.onRequest(
            "input-geodesic",
            "geodesic distance, root of the sum of squared angles in radians, for the subspaces of input-angle",
            InputAngleOptions.class,
            options -> new InputAngle(options.subspaces(), PrincipalAngles::geodesic));

    /** Sine of the largest angle between the inputs that embeddings depend on and named subspaces. */
    public static final ObservableProvider<InputAngleOptions> INPUT_SINE = ObservableProvider.onRequest(
            "input-sine",
            "sine of the largest angle, the spectral distance of the projectors, for the subspaces of input-angle",
            InputAngleOptions.class,
            options -> new InputAngle(options.subspaces(), PrincipalAngles::maxSine));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(INPUT_ANGLE, INPUT_CHORDAL, INPUT_GEODESIC, INPUT_SINE);
    }
}
