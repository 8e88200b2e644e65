package org.repdyn.ntk.analytic;

import java.util.LinkedHashMap;
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
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.ntk.spi.BaselineProblem;
import org.repdyn.ntk.spi.KernelBaseline;

/** The baseline {@code ntk}: U̇ = −K∇L(U) with the analytic NTK, from a draw of the network at initialisation. */
final class NtkBaseline implements KernelBaseline {

    /** Share of the progress bar for the kernel, which is most of the work if the flow has a closed form and less otherwise. */
    private static final double KERNEL_SHARE = 0.5;

    private final NtkOptions options;
    private final InfiniteNetwork network;

    NtkBaseline(NtkOptions options, InfiniteNetwork network) {
        this.options = options;
        this.network = network;
    }

    @Override
    public InfiniteNetwork network() {
        return network;
    }

    @Override
    public TiledKernels.Kind kind() {
        return options.kernel() == TrainedLayers.NTK ? TiledKernels.Kind.NTK : TiledKernels.Kind.NNGP;
    }

    @Override
    public Optional<String> objection(BaselineProblem problem) {
        return Objections.find(problem)
                .or(() -> network.objection(problem.views().matrix()))
                .or(() -> PointKernels.objection(problem))
                .or(() -> rotationObjection(problem));
    }

    private Optional<String> rotationObjection(BaselineProblem problem) {
        return options.constraint() == ReadoutConstraint.GRASSMANN && !(problem.field() instanceof RotationInvariant)
                ? Optional.of(
                        "constraint grassmann needs a loss that does not change when the embeddings are rotated, and"
                                + " this one does; use constraint: none, or a rotation-invariant loss such as linear-contrastive")
                : Optional.empty();
    }

    @Override
    public Result run(BaselineProblem problem, TrajectoryObserver observer, RunControl control) {
        Optional<String> objection = objection(problem);
        if (objection.isPresent()) {
            return new Result(new StopReason.Failed(0, objection.get()), Map.of());
        }
        try {
            RunControl flow = new Phase(control, KERNEL_SHARE, 1);
            KernelSetting setting = setting(problem, new Phase(control, 0, KERNEL_SHARE));
            double scale = kernelScale(problem.views().matrix(), setting.kernel());
            KernelSetting scaled = new KernelSetting(
                    problem, scaled(setting.kernel(), scale), scaled(setting.cross(), scale), setting.initial());
            Result result = follow(scaled, scale, observer, flow);
            Map<String, Double> notes = new LinkedHashMap<>(result.notes());
            notes.put("kernel-scale", scale);
            notes.put("initial-nugget", setting.initial().nugget());
            return new Result(result.stopped(), notes, notices(problem));
        } catch (CancellationException e) {
            return new Result(new StopReason.Cancelled(0), Map.of());
        } catch (ArithmeticException e) {
            return new Result(new StopReason.Failed(0, String.valueOf(e.getMessage())), Map.of());
        }
    }

    private Result follow(KernelSetting setting, double kernelScale, TrajectoryObserver observer, RunControl control) {
        boolean constrained = options.constraint() == ReadoutConstraint.GRASSMANN;
        // The factor of time applies to both terms of K − UUᵀ/m.
        double inverseWidth = constrained ? kernelScale / options.width() : 0;
        if (setting.problem().field() instanceof QuadraticLoss loss) {
            PairingMatrix pairing = loss.pairing(setting.problem().views().layout());
            return constrained
                    ? new ConstrainedFlow(setting, pairing, inverseWidth).run(observer, control)
                    : new QuadraticFlow(setting, pairing).run(observer, control);
        }
        return new FieldFlow(setting, inverseWidth, control, options.tolerance()).run(observer);
    }

    private KernelSetting setting(BaselineProblem problem, RunControl control) {
        PointKernels kernels = PointKernels.of(network, options.kernel(), problem, control);
        R064Store kernel = kernels.training();
        R064Store cross = kernels.cross();
        InitialFunction initial = InitialFunction.draw(
                kernels.nngp(),
                kernels.points(),
                problem.outputs(),
                problem.algebra(),
                problem.seed().child("initial function"));
        return new KernelSetting(problem, kernel, cross, initial);
    }

    /** Returns the factor of the kernel: 1, or tr(X̂X̂ᵀ)/tr(K). */
    private double kernelScale(R064Store views, R064Store kernel) {
        if (options.clock() == Clock.KERNEL) {
            return 1;
        }
        double gram = 0;
        for (double x : views.data) {
            gram += x * x;
        }
        double trace = 0;
        for (int i = 0; i < kernel.getRowDim(); i++) {
            trace += kernel.doubleValue(i, i);
        }
        return trace == 0 || gram == 0 ? 1 : gram / trace;
    }

    private static R064Store scaled(R064Store kernel, double scale) {
        if (scale != 1) {
            for (int i = 0; i < kernel.data.length; i++) {
                kernel.data[i] *= scale;
            }
        }
        return kernel;
    }

    private List<String> notices(BaselineProblem problem) {
        R064Store x = problem.views().matrix();
        return options.kernel() == TrainedLayers.NTK
                ? network.notices(x)
                : network.warning(x).stream().toList();
    }
}
