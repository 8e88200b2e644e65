package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.study.plan.AssembledArm;

/**
 * Check of what a dynamics or a baseline reports in one run: finite states of the right shapes, from t = 0 on in ascending time, and
 * one at each time of the grid if the run completed. A dynamics that takes steps may report the step that is nearest to a time. The
 * results of a run that breaks one of these rules would be wrong without a sign of it.
 */
final class ReportCheck {

    /** Rounding of times that are sums of steps, relative to the end. */
    private static final double TIME_ROUNDING = 1e-9;

    private final String reporter;
    private final ConstraintCheck constraints;
    private final TimeGrid times;
    private final int rows;
    private final int evaluationRows;
    private final int outputs;
    private final List<R064Store> blocks;
    private final Thread thread = Thread.currentThread();
    private final List<Double> reported = new ArrayList<>();

    /** Rule that was broken; it is set by the thread that reported, which may be another one than that of the run. */
    private volatile Optional<String> breach = Optional.empty();

    /**
     * Creates the check of a run on this thread.
     *
     * @param reporter name of the dynamics or the baseline, such as {@code dynamics 'exact'}
     * @param constraints check of the weights
     */
    ReportCheck(String reporter, AssembledArm arm, ConstraintCheck constraints) {
        this.reporter = reporter;
        this.constraints = constraints;
        this.rows = arm.views().layout().rows();
        this.evaluationRows = arm.evaluation().inputs().getRowDim();
        if (arm instanceof AssembledArm.Training training) {
            times = training.problem().times();
            outputs = training.problem().encoder().outputs();
            blocks = training.problem().initial().blocks();
        } else {
            AssembledArm.Kernel kernel = (AssembledArm.Kernel) arm;
            times = kernel.problem().times();
            outputs = kernel.problem().outputs();
            blocks = List.of();
        }
    }

    /**
     * Checks a state before anything reads it.
     *
     * @throws BrokenRunException if it breaks a rule
     */
    void state(Snapshot snapshot) {
        if (Thread.currentThread() != thread) {
            throw breach("it reported a state on another thread than that of the run");
        }
        double t = snapshot.time();
        if (!Double.isFinite(t) || t < 0) {
            throw breach("it reported a state at t = " + t);
        }
        if (reported.isEmpty() && t != 0) {
            throw breach(at("its first state is", t) + " and not at t = 0");
        }
        if (!reported.isEmpty() && t <= last()) {
            throw breach(at("it reported a state", t) + at(" after one", last()));
        }
        shape("embeddings", t, snapshot.embeddings(), rows, outputs);
        shape("embeddings of the evaluation", t, snapshot.evaluation(), evaluationRows, outputs);
        if (snapshot.loss().isPresent() && !Double.isFinite(snapshot.loss().getAsDouble())) {
            throw breach(at("it reported a loss that is not finite", t));
        }
        snapshot.weights().ifPresent(weights -> {
            weights(t, weights);
            constraints.weights(t, weights);
        });
        reported.add(t);
    }

    private void weights(double t, Weights weights) {
        if (weights.blocks().size() != blocks.size()) {
            throw breach(
                    at("it reported " + weights.blocks().size() + " weight blocks instead of " + blocks.size(), t));
        }
        for (int b = 0; b < blocks.size(); b++) {
            R064Store block = blocks.get(b);
            shape("weights", t, weights.blocks().get(b), block.getRowDim(), block.getColDim());
        }
    }

    private void shape(String what, double t, R064Store matrix, int expectedRows, int expectedColumns) {
        if (matrix.getRowDim() != expectedRows || matrix.getColDim() != expectedColumns) {
            throw breach(at(
                    "it reported " + what + " of " + matrix.getRowDim() + " × " + matrix.getColDim() + " instead of "
                            + expectedRows + " × " + expectedColumns,
                    t));
        }
        for (double entry : matrix.data) {
            if (!Double.isFinite(entry)) {
                throw breach(at("it reported " + what + " that are not finite", t));
            }
        }
    }

    /**
     * Checks what a dynamics or a baseline returned, before anything reads it: a plugin is compiled without the null checks of RepDyn.
     *
     * @throws BrokenRunException if the reason of the end, the notes, or one of their names or values is null
     */
    void result(Baseline.Result result) {
        boolean complete = Stream.of(Optional.ofNullable(result.stopped()), Optional.ofNullable(result.notes()))
                .allMatch(Optional::isPresent);
        if (!complete
                || Stream.concat(result.notes().keySet().stream(), result.notes().values().stream())
                        .anyMatch(Objects::isNull)) {
            throw new BrokenRunException(reporter + ": the reason of the end of its run, its notes, or a name or value"
                    + " among them is null; its author must return them all, and an empty map if there are no notes");
        }
    }

    /**
     * Checks the end of the run.
     *
     * @throws BrokenRunException if the run completed without a state at each time, or if a state broke a rule before
     */
    void end(StopReason stopped) {
        if (breach.isPresent()) {
            throw breach(breach.get());
        }
        if (!(stopped instanceof StopReason.Completed)) {
            return;
        }
        double resolution = TIME_ROUNDING * times.end() + smallestGap() / 2;
        for (double wanted : times.toArray()) {
            if (reported.stream().noneMatch(t -> Math.abs(t - wanted) <= resolution)) {
                throw breach(at("it reported that it completed, but no state", wanted));
            }
        }
    }

    /** Returns the smallest difference of two times that were reported; a dynamics that takes steps has none that is shorter. */
    private double smallestGap() {
        double smallest = reported.size() < 2 ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 1; i < reported.size(); i++) {
            smallest = Math.min(smallest, reported.get(i) - reported.get(i - 1));
        }
        return smallest;
    }

    private double last() {
        return reported.get(reported.size() - 1);
    }

    private static String at(String what, double t) {
        return String.format(Locale.ROOT, "%s at t = %.4g", what, t);
    }

    private BrokenRunException breach(String what) {
        breach = Optional.of(what);
        return new BrokenRunException(
                reporter + ": " + what + "; its author must report finite states of the run, in ascending time, on its"
                        + " thread, one at each time of the grid");
    }
}
