package org.repdyn.dynamics.flow;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.dynamics.spi.Budget;
import org.repdyn.dynamics.spi.Budgeted;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.LimitFlow;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.manifolds.spectral.SpectralDescent;
import org.repdyn.manifolds.spi.Manifold;

/**
 * The limit of {@code muon} for small steps, Ẇ = −msign(grad L) or its counterpart among tangent matrices, with adaptive steps. The matrix sign
 * jumps where a singular value of the gradient passes zero, which it does at the end of a run in every mode; steps would chatter there. The
 * flow that is integrated replaces it by U·diag(σ/√(σ² + μ²))·Vᵀ: modes move at speed 1 while σ ≫ μ, and approach the end like e^{−ct/μ}
 * instead of stopping at it. The distance to the flow itself is of order μ.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MuonFlow implements Budgeted {

    private final MuonFlowOptions options;
    private final GradientFlow flow;

    /**
     * Creates the flow.
     *
     * @param options smoothing, tolerances, evaluation budget, integrator and events
     */
    public MuonFlow(MuonFlowOptions options) {
        this(options, Budget.NONE);
    }

    private MuonFlow(MuonFlowOptions options, Budget budget) {
        this.options = options;
        this.flow = new GradientFlow(
                options.integration(), budget, field -> new SmoothedSpectralField(field, options.smoothing()));
    }

    @Override
    public EventSettings events() {
        return options.events();
    }

    @Override
    public Dynamics within(Budget budget) {
        return new MuonFlow(options, budget);
    }

    @Override
    public LimitFlow flow() {
        return LimitFlow.SPECTRAL;
    }

    @Override
    public Optional<String> objection(TrainingProblem problem) {
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        List<Manifold> manifolds = problem.manifolds();
        for (int b = 0; b < problem.learnedBlocks(); b++) {
            Optional<String> reason = SpectralDescent.objection(
                    manifolds.get(b), problem.initial().blocks().get(b));
            if (reason.isPresent()) {
                return Optional.of("muon-flow has no direction under the constraint on weight block "
                        + blocks.get(b).name() + ": " + reason.get() + "; use another dynamics");
            }
        }
        return Optional.empty();
    }

    @Override
    public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
        return flow.run(problem, observer, control);
    }
}
