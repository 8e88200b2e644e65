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
 * Offers {@code predictor-balance}: ‖WᵀW − AAᵀ/α‖_F of a linear encoder and a linear predictor that learns α times as fast. As
 * WᵀẆ and ȦAᵀ/α are one matrix but for the decay, it falls like e^{−2ηt} from any start and on any data.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PredictorBalanceProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "predictor-balance";
    }

    @Override
    public String summary() {
        return "norm of W'W - AA'/speed of a linear encoder and its linear predictor, which decays at twice the weight decay";
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
                R064Store balance = algebra.multiplyLeftTransposed(w, w);
                R064Store square = algebra.multiplyRightTransposed(a, a);
                double sum = 0;
                for (int i = 0; i < balance.data.length; i++) {
                    sum = Math.hypot(sum, balance.data[i] - square.data[i] / predictor.speed());
                }
                return new double[] {sum};
            }
        };
    }
}
