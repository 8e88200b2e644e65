package org.repdyn.ntk.analytic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.tiles.TiledKernels;
import org.repdyn.ntk.spi.BaselineAssumption;
import org.repdyn.ntk.spi.BaselineProblem;
import org.repdyn.ntk.spi.KernelBaseline;

/** A baseline that computes all kernels of a problem first and then follows the problem under them. */
abstract class NetworkBaseline implements KernelBaseline {

    /**
     * Share of the progress bar for the kernel, which is most of the work if the flow has a closed form and less
     * otherwise.
     */
    private static final double KERNEL_SHARE = 0.5;

    private final InfiniteNetwork network;
    private final TrainedLayers trained;
    private final List<BaselineAssumption> assumptions;

    NetworkBaseline(InfiniteNetwork network, TrainedLayers trained, List<BaselineAssumption> assumptions) {
        this.network = network;
        this.trained = trained;
        this.assumptions = assumptions;
    }

    /**
     * Follows the problem.
     *
     * @throws ArithmeticException if the numbers leave the range of double precision
     * @throws CancellationException if the run was cancelled
     */
    abstract Result follow(
            BaselineProblem problem, PointKernels kernels, TrajectoryObserver observer, RunControl control);

    @Override
    public final InfiniteNetwork network() {
        return network;
    }

    @Override
    public final TiledKernels.Kind kind() {
        return trained == TrainedLayers.NTK ? TiledKernels.Kind.NTK : TiledKernels.Kind.NNGP;
    }

    @Override
    public final List<BaselineAssumption> assumptions() {
        return assumptions;
    }

    @Override
    public final Result run(BaselineProblem problem, TrajectoryObserver observer, RunControl control) {
        Optional<String> violations = BaselineAssumption.violations(assumptions, problem);
        if (violations.isPresent()) {
            return new Result(new StopReason.Failed(0, violations.get()), Map.of());
        }
        try {
            PointKernels kernels = PointKernels.of(network, trained, problem, control.part(0, KERNEL_SHARE));
            return follow(problem, kernels, observer, control.part(KERNEL_SHARE, 1));
        } catch (CancellationException e) {
            return new Result(new StopReason.Cancelled(0), Map.of());
        } catch (ArithmeticException e) {
            return new Result(new StopReason.Failed(0, e), Map.of());
        }
    }

    /** Returns the warnings of the network about the kernel of these views. */
    final List<String> notices(BaselineProblem problem) {
        R064Store x = problem.views().matrix();
        return trained == TrainedLayers.NTK
                ? network.notices(x)
                : network.warning(x).stream().toList();
    }
}
