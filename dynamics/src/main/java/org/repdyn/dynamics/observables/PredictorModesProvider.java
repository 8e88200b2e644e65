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
import org.repdyn.dynamics.predictor.SharedEigenvectors;

/**
 * Offers {@code predictor-modes}: p_j = v_jᵀAv_j of a learnt linear predictor along the eigenvectors v_j that it shared with the encoder at
 * the start, which are its own for ever in theory. In the order of the start, so that curves do not change places where they cross.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PredictorModesProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "predictor-modes";
    }

    @Override
    public String summary() {
        return "eigenvalues of a linear predictor, along the eigenvectors it shared with the encoder at the start";
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
                return SharedEigenvectors.quadraticForms(modes, a, algebra);
            }
        };
    }
}
