package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.plugin.NoOptions;

/** Offers the observable {@code cross-correlation}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CrossCorrelationProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "cross-correlation";
    }

    @Override
    public String summary() {
        return "eigenvalues of (U'U+ + U+'U)/2n of anchors and positives, not centred, descending";
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
            return PairMoments.eigenvalues(observation, true);
        }
    }
}
