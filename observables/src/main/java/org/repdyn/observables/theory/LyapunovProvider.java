package org.repdyn.observables.theory;

import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;

/** Offers {@code lyapunov}: a function that the theory of a run proves never to increase along its flow. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LyapunovProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "lyapunov";
    }

    @Override
    public String summary() {
        return "a function that theory proves never to increase, where it knows one; what a field has in place of a loss";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Observable create(NoOptions options) {
        return new TheoryObservable(
                o -> o.theory().lyapunov().map(v -> new double[] {v.value().applyAsDouble(o.snapshot())}));
    }
}
