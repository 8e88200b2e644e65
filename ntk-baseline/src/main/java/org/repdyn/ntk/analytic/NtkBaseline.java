package org.repdyn.ntk.analytic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.ntk.spi.BaselineAssumption;
import org.repdyn.ntk.spi.BaselineProblem;

/** The baseline {@code ntk}: U̇ = −K∇L(U) with the analytic NTK, from a draw of the network at initialisation. */
final class NtkBaseline extends NetworkBaseline {

    private final NtkOptions options;

    NtkBaseline(NtkOptions options, InfiniteNetwork network) {
        super(network, options.kernel(), assumptions(options, network));
        this.options = options;
    }

    private static List<BaselineAssumption> assumptions(NtkOptions options, InfiniteNetwork network) {
        List<BaselineAssumption> own = new ArrayList<>();
        own.add(new BaselineAssumption(
                "outputs of the network that are Gaussian at the start", problem -> Readout.notGaussian(network)));
        if (options.kernel() == TrainedLayers.NNGP) {
            own.add(new BaselineAssumption(
                    "an NNGP that is the tangent kernel of the readout", problem -> Readout.objection(network)));
        }
        if (options.constraint() == ReadoutConstraint.GRASSMANN) {
            own.add(KernelAssumptions.ROTATION_INVARIANT);
        }
        return KernelAssumptions.of(network, own.toArray(BaselineAssumption[]::new));
    }

    @Override
    Result follow(BaselineProblem problem, PointKernels kernels, TrajectoryObserver observer, RunControl control) {
        KernelSetting setting = setting(problem, kernels);
        double scale = kernelScale(problem.views().matrix(), setting.kernel());
        KernelSetting scaled = new KernelSetting(
                problem, scaled(setting.kernel(), scale), scaled(setting.cross(), scale), setting.initial());
        Result result = follow(scaled, scale, observer, control);
        Map<String, Double> notes = new LinkedHashMap<>(result.notes());
        notes.put("kernel-scale", scale);
        notes.put("initial-nugget", setting.initial().nugget());
        return new Result(result.stopped(), notes, notices(problem));
    }

    private Result follow(KernelSetting setting, double kernelScale, TrajectoryObserver observer, RunControl control) {
        boolean constrained = options.constraint() == ReadoutConstraint.GRASSMANN;
        // The flow follows K − UUᵀ/m; K was scaled to change the unit of time, so UUᵀ/m is scaled alike.
        double inverseWidth = constrained ? kernelScale / options.width() : 0;
        if (setting.problem().field() instanceof QuadraticLoss loss) {
            PairingMatrix pairing = loss.pairing(setting.problem().views().layout());
            return constrained
                    ? new ConstrainedFlow(setting, pairing, inverseWidth).run(observer, control)
                    : new QuadraticFlow(setting, pairing).run(observer, control);
        }
        return new FieldFlow(setting, inverseWidth, control, options.tolerance()).run(observer);
    }

    private static KernelSetting setting(BaselineProblem problem, PointKernels kernels) {
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
        if (options.clock() == KernelClock.KERNEL) {
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
}
