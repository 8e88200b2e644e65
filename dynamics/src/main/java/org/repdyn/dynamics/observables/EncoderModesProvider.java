package org.repdyn.dynamics.observables;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.predictor.LinearPredictorHead;

/**
 * Offers {@code encoder-modes}: s_j = ‖Wv_j‖² of a linear encoder along the eigenvectors v_j of {@code predictor-modes}, in their order.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EncoderModesProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "encoder-modes";
    }

    @Override
    public String summary() {
        return "eigenvalues of W'W of a linear encoder, along the eigenvectors it shared with its predictor at the start";
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
        return new LinearHeadObservable() {
            @Override
            double[] of(R064Store w, R064Store a, R064Store modes, LinearPredictorHead predictor, LinearAlgebra algebra) {
                R064Store along = algebra.multiply(w, modes);
                int rows = along.getRowDim();
                double[] values = new double[along.getColDim()];
                for (int i = 0; i < along.data.length; i++) {
                    values[i / rows] += along.data[i] * along.data[i];
                }
                return values;
            }
        };
    }
}
