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

/** Offers {@code encoder-strengths}: s_j = ‖Wv_j‖² along the eigenvectors v_j of {@code predictor-eigenvalues}, in their order. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EncoderStrengthsProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "encoder-strengths";
    }

    @Override
    public String summary() {
        return "squared length of a linear encoder's weights along each eigenvector of its linear predictor";
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
                R064Store along = algebra.multiply(w, eigen(a, algebra).vectors());
                int k = along.getColDim();
                int rows = along.getRowDim();
                double[] values = new double[k];
                for (int i = 0; i < along.data.length; i++) {
                    values[k - 1 - i / rows] += along.data[i] * along.data[i];
                }
                return values;
            }
        };
    }
}
