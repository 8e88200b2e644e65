package org.repdyn.observables.theory;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;

/** Catalogue of observables that the theory of a run defines. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TheoryObservables implements ProviderCatalogue {

    /** Function that theory proves not to increase along the flow. */
    public static final ObservableProvider<NoOptions> LYAPUNOV = ObservableProvider.of(
            ObservableNames.LYAPUNOV,
            "a function that theory proves never to increase, if one is known; for a field it takes the place of the"
                    + " loss",
            NoOptions.class,
            options -> new TheoryObservable(
                    "a theory with a function that does not increase",
                    o -> o.theory().lyapunov().map(v -> new double[] {v.value().applyAsDouble(o.snapshot())})));

    /** Length of the part of the state along each eigenspace of the theory. */
    public static final ObservableProvider<NoOptions> MODE_PROJECTION = ObservableProvider.of(
            ObservableNames.MODE_PROJECTION,
            "length of the projection on each eigenspace of the theory, fastest growing first",
            NoOptions.class,
            options -> new TheoryObservable(
                    "a theory with eigenspaces",
                    o -> o.theory().modes().flatMap(modes -> modes.lengths(o.snapshot(), o.algebra()))));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(LYAPUNOV, MODE_PROJECTION);
    }
}
