package org.repdyn.dynamics.observables;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.predictor.LinearPredictor;

/** Offers {@code predictor-eigenvalues}: p_j of the symmetric part of a learnt linear predictor, descending. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PredictorEigenvaluesProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "predictor-eigenvalues";
    }

    @Override
    public String summary() {
        return "eigenvalues of the symmetric part of a linear predictor, descending";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Tian, Chen, Ganguli",
                "Understanding self-supervised learning dynamics without contrastive pairs",
                2021,
                "section 3"));
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Observable create(NoOptions options) {
        return new LearntPredictorObservable() {
            @Override
            double[] of(R064Store w, R064Store a, LinearPredictor predictor, LinearAlgebra algebra) {
                double[] ascending = eigen(a, algebra).values();
                int k = ascending.length;
                double[] values = new double[k];
                for (int j = 0; j < k; j++) {
                    values[j] = ascending[k - 1 - j];
                }
                return values;
            }
        };
    }
}
