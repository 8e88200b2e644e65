package org.repdyn.observables.theory;

import org.apiguardian.api.API;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;

/**
 * Offers {@code mode-projection}: the length of the state's part along each eigenspace of the theory that knows the run
 * ({@link Modes}), at most {@value Modes#MOST} of them.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ModeProjectionProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "mode-projection";
    }

    @Override
    public String summary() {
        return "length of the part along each eigenspace of the theory, the one it expects to win first";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Observable create(NoOptions options) {
        return new TheoryObservable(o -> o.theory().modes().flatMap(modes -> modes.lengths(o.snapshot(), o.algebra())));
    }
}
