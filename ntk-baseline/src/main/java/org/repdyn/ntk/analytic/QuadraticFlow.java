package org.repdyn.ntk.analytic;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
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

    /** Columns of the states that are computed together; more make products of matrices no faster, and take memory. */
    private static final int COLUMNS = 128;

    private final KernelSetting setting;
    private final NaiveQuadraticFlow flow;
    private final NaiveQuadraticFlow.Outputs outputs;

    QuadraticFlow(KernelSetting setting, PairingMatrix pairing) {
        this.setting = setting;
        flow = new NaiveQuadraticFlow(
                setting.kernel(),
                pairing,
                setting.initial().training(),
                setting.problem().algebra());
        outputs = flow.outputs(setting.initial().evaluation(), setting.cross());
    }

    /** Returns the largest growth rate, −min γ; 0 if nothing moves. */
    double topGrowthRate() {
        return flow.topGrowthRate();
    }

    Baseline.Result run(TrajectoryObserver observer, RunControl control) {
        TimeGrid grid = setting.problem().times();
        InitialFunction initial = setting.initial();
        StopReason stopped = new StopReason.Completed(grid.end());
        double last = 0;
        int next = 0;
        while (next < grid.size() && stopped instanceof StopReason.Completed) {
            if (topGrowthRate() * grid.get(next) > MAX_E_FOLDS) {
                stopped = new StopReason.Diverged(last, overflow());
                break;
            }
            double[] times = block(grid, next);
            R064Store u = embeddings(times);
            R064Store evaluation = evaluation(times);
            for (int i = 0; i < times.length; i++) {
                if (control.cancelled()) {
                    stopped = new StopReason.Cancelled(last);
                    break;
                }
                R064Store shown = state(evaluation, i, initial.evaluation());
                setting.show(times[i], state(u, i, initial.training()), () -> shown, observer, control);
                last = times[i];
            }
            next += times.length;
        }
        Map<String, Double> notes = new LinkedHashMap<>();
        notes.put("top-growth-rate", topGrowthRate());
        notes.put("e-folds", topGrowthRate() * last);
        notes.put("moving-modes", (double) flow.modes());
        return new Baseline.Result(stopped, notes);
    }

    /** Returns the times from an index on whose states are computed together, up to the end of double precision. */
    private double[] block(TimeGrid grid, int first) {
        int k = setting.initial().training().getColDim();
        int last = Math.min(grid.size(), first + Math.max(1, COLUMNS / k));
        return IntStream.range(first, last)
                .mapToDouble(grid::get)
                .takeWhile(t -> topGrowthRate() * t <= MAX_E_FOLDS)
                .toArray();
    }

    /** Returns one of several states side by side. */
    private static R064Store state(R064Store states, int index, R064Store shape) {
        R064Store result = R064Store.FACTORY.make(shape.getRowDim(), shape.getColDim());
        System.arraycopy(states.data, index * result.data.length, result.data, 0, result.data.length);
        return result;
    }

    private String overflow() {
        return String.format(
                Locale.ROOT,
                "the top mode grows like exp(%.4g t) and leaves the range of double precision at t = %.4g",
                topGrowthRate(),
                MAX_E_FOLDS / topGrowthRate());
    }

    /** Returns the training embeddings U at several times side by side. */
    R064Store embeddings(double... times) {
        return flow.embeddings(times);
    }

    /** Returns the evaluation embeddings U* at several times side by side. */
    R064Store evaluation(double... times) {
        return outputs.at(times);
    }
}
