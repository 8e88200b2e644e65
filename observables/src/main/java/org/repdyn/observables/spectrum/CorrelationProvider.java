package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.plugin.NoOptions;

/** Offers the observable {@code correlation}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CorrelationProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "correlation";
    }

    @Override
    public String summary() {
        return "eigenvalues of U'U/n of the anchors, not centred, descending";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Observable create(NoOptions options) {
        return new Eigenvalues();
    }

    private static final class Eigenvalues implements Observable {
        @Override
        public double[] observe(Observation observation) {
            return PairMoments.eigenvalues(observation, false);
        }
    }
}
