package org.repdyn.ntk.analytic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.ntk.closedform.ConstrainedQuadraticFlow;
import org.repdyn.ntk.spi.Baseline;

/** U̇ = −(K − UUᵀ/m)MU in closed form: the flow of {@link ConstrainedQuadraticFlow} for U/√m. */
final class ConstrainedFlow {

    private final KernelSetting setting;
    private final double scale;
    private final ConstrainedQuadraticFlow flow;

    /** @param inverseWidth 1/m */
    ConstrainedFlow(KernelSetting setting, PairingMatrix pairing, double inverseWidth) {
        this.setting = setting;
        scale = Math.sqrt(inverseWidth);
        flow = new ConstrainedQuadraticFlow(
                setting.kernel(),
                pairing,
                scaled(setting.initial().training(), scale),
                setting.problem().algebra());
    }

    Baseline.Result run(TrajectoryObserver observer, RunControl control) {
        TimeGrid times = setting.problem().times();
        StopReason stopped = new StopReason.Completed(times.end());
        double last = 0;
        for (int i = 0; i < times.size(); i++) {
            double t = times.get(i);
            if (control.cancelled()) {
                stopped = new StopReason.Cancelled(last);
                break;
            }
            try {
                flow.advance(t);
            } catch (ArithmeticException e) {
                stopped = new StopReason.Failed(last, e.getMessage() + "; here, set a larger width");
                break;
            }
            setting.show(t, scaled(flow.embeddings(), 1 / scale), this::outputs, observer, control);
            last = t;
        }
        Map<String, Double> notes = new LinkedHashMap<>();
        notes.put("top-growth-rate", flow.topGrowthRate());
        return new Baseline.Result(stopped, notes);
    }

    private R064Store outputs() {
        return setting.evaluation(scaled(flow.dualWeights(), 1 / scale), flow.rotation());
    }

    private static R064Store scaled(R064Store matrix, double factor) {
        R064Store result = matrix.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] *= factor;
        }
        return result;
    }
}
