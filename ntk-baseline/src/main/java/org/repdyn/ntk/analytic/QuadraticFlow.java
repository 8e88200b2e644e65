package org.repdyn.ntk.analytic;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.ntk.closedform.NaiveQuadraticFlow;
import org.repdyn.ntk.spi.Baseline;

/** U̇ = −KMU, by {@link NaiveQuadraticFlow}, at the times of a grid until the range of double precision ends. */
final class QuadraticFlow {

    /** E-folds of growth up to which squares of embeddings stay in double precision, whose largest number is e^709. */
    static final double MAX_E_FOLDS = 300;

    private final KernelSetting setting;
    private final NaiveQuadraticFlow flow;

    QuadraticFlow(KernelSetting setting, PairingMatrix pairing) {
        this.setting = setting;
        flow = new NaiveQuadraticFlow(
                setting.kernel(),
                pairing,
                setting.initial().training(),
                setting.problem().algebra());
    }

    /** Returns the largest growth rate, −min γ; 0 if nothing moves. */
    double topGrowthRate() {
        return flow.topGrowthRate();
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
            if (topGrowthRate() * t > MAX_E_FOLDS) {
                stopped = new StopReason.Diverged(last, overflow());
                break;
            }
            R064Store u = embeddings(t);
            setting.show(t, u, () -> setting.evaluation(dualWeights(t)), observer, control);
            last = t;
        }
        Map<String, Double> notes = new LinkedHashMap<>();
        notes.put("top-growth-rate", topGrowthRate());
        notes.put("e-folds", topGrowthRate() * last);
        notes.put("moving-modes", (double) flow.modes());
        return new Baseline.Result(stopped, notes);
    }

    private String overflow() {
        return String.format(
                Locale.ROOT,
                "the top mode grows like exp(%.4g t) and leaves the range of double precision at t = %.4g",
                topGrowthRate(),
                MAX_E_FOLDS / topGrowthRate());
    }

    /** Returns the training embeddings U(t). */
    R064Store embeddings(double t) {
        return flow.embeddings(t);
    }

    /** Returns the dual weights α(t), with U(t) = U(0) + Kα(t). */
    R064Store dualWeights(double t) {
        return flow.dualWeights(t);
    }
}
