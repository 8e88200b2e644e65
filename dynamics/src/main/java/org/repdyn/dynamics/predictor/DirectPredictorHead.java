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
 * DirectPred: P = UW_p with W_p = V·diag(sⱼ^α + ε·max s)·Vᵀ from the eigenvectors V and eigenvalues s of the correlation F of the
 * embeddings, held still when gradients are taken. α = ½ is DirectPred, α = 1 DirectCopy. Tian, Chen and Ganguli (2021),
 * section 4; Halvagal, Laborieux and Zenke (2023). F is UᵀU/n of the batch, or follows it, Ḟ = rate·(UᵀU/n − F), as state of
 * the dynamics in the block {@code correlation}: a step of length η so has the papers' ρ = 1 − rate·η.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class DirectPredictorHead implements PredictorHead {

    private final DirectPredictorHeadOptions options;

    private DirectPredictorHead(DirectPredictorHeadOptions options) {
        this.options = options;
    }

    /** The predictor; that of the batch turns with its embeddings, one that remembers does not. */
    public static DirectPredictorHead of(DirectPredictorHeadOptions options) {
        return options.rate().isEmpty() ? new OfTheBatch(options) : new DirectPredictorHead(options);
    }

    /** What it was made of. */
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
