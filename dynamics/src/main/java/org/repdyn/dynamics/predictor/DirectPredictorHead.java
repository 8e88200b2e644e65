package org.repdyn.dynamics.predictor;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.dynamics.spi.PredictorHeadPass;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.RotationInvariant;

/**
 * The predictor head DirectPred: P = UW_p with W_p = V·diag(sⱼ^α + ε·max s)·Vᵀ, where V and s are the eigenvectors and
 * eigenvalues of the correlation matrix F of the embeddings. Gradients are not taken through W_p (stop-gradient). α = ½
 * is DirectPred, α = 1 is DirectCopy. Tian, Chen and Ganguli (2021), section 4; Halvagal, Laborieux and Zenke (2023).
 *
 * <p>F is either UᵀU/n of the batch or a running correlation with Ḟ = rate·(UᵀU/n − F), which is part of the state of
 * the dynamics as the block {@code correlation}. With a step of length η, the running correlation has the decay ρ = 1 −
 * rate·η of these papers.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public class DirectPredictorHead implements PredictorHead {

    private final DirectPredictorHeadOptions options;

    private DirectPredictorHead(DirectPredictorHeadOptions options) {
        this.options = options;
    }

    /**
     * Returns the predictor head. A head without a rate uses the correlation of the batch and rotates with the
     * embeddings, so that it is a {@link RotationInvariant}; a head with a running correlation is not.
     */
    public static DirectPredictorHead of(DirectPredictorHeadOptions options) {
        return options.rate().isEmpty() ? new OfTheBatch(options) : new DirectPredictorHead(options);
    }

    /** Returns the options of this head. */
    public final DirectPredictorHeadOptions options() {
        return options;
    }

    @Override
    public final boolean carriesState() {
        return options.rate().isPresent();
    }

    @Override
    public final List<WeightBlock> blocks(int outputs) {
        return options.rate().isEmpty()
                ? List.of()
                : List.of(new WeightBlock("correlation", outputs, outputs, 1, false));
    }

    @Override
    public final Weights initialise(int outputs, Seed seed) {
        return new Weights(options.rate().isEmpty() ? List.of() : List.of(R064Store.FACTORY.makeEye(outputs, outputs)));
    }

    @Override
    public final PredictorHeadPass bind(ViewLayout layout, int outputs, LinearAlgebra algebra) {
        return new DirectPredictorHeadPass(options, layout, outputs, algebra);
    }

    private static final class OfTheBatch extends DirectPredictorHead implements RotationInvariant {
        OfTheBatch(DirectPredictorHeadOptions options) {
            super(options);
        }
    }
}
