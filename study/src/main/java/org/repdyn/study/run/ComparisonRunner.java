package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyColumns;
import org.repdyn.study.plan.StudyPlan;

/**
 * Runner of the arms of a plan. Several arms run at a time, each on one thread; the numbers do not depend on the number
 * of threads. The failure of an arm is reported in its row and does not affect the other arms.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ComparisonRunner {

    /** Time that arms get to end after a cancellation, in seconds. Arms of RepDyn end at their next step. */
    private static final long GRACE_SECONDS = 5;

    /** Time between two looks at whether a run was cancelled, in milliseconds. */
    private static final long POLL_MILLISECONDS = 100;

    private final Plugins plugins;
    private final LinearAlgebra algebra;

    public ComparisonRunner(Plugins plugins, LinearAlgebra algebra) {
        this.plugins = plugins;
        this.algebra = algebra;
    }

    /**
     * Runs all arms.
     *
     * @param run identifier of the run, written into every row
     * @param threads number of arms that run at a time, at least 1
     * @param cancelled becomes true when the run is to stop; the results of arms that have ended are kept
     */
    public Comparison run(
            StudyPlan plan, String run, int threads, ProgressListener listener, BooleanSupplier cancelled) {
        return run(plan, run, threads, listener, cancelled, StateExport.NONE);
    }

    /**
     * Runs all arms and exports their states.
     *
     * @param run identifier of the run, written into every row
     * @param threads number of arms that run at a time, at least 1
     * @param cancelled becomes true when the run is to stop; the results of arms that have ended are kept
     * @param export export of the states
     */
    public Comparison run(
            StudyPlan plan,
            String run,
            int threads,
            ProgressListener listener,
            BooleanSupplier cancelled,
            StateExport export) {
        int workers = Math.max(1, Math.min(threads, plan.arms().size()));
        ExecutorService pool = Executors.newFixedThreadPool(workers, ComparisonRunner::daemon);
        AtomicBoolean interrupted = new AtomicBoolean();
        BooleanSupplier stop = () -> interrupted.get() || cancelled.getAsBoolean();
        try {
            List<Future<ArmOutcome>> arms = new ArrayList<>();
            for (ArmPlan arm : plan.arms()) {
                arms.add(pool.submit(() -> new ArmRunner(plugins, algebra, arm, run, listener, stop, export).run()));
            }
            List<Optional<ArmOutcome>> outcomes = new ArrayList<>();
            Grace grace = new Grace(stop);
            for (Future<ArmOutcome> arm : arms) {
                outcomes.add(join(arm, grace, interrupted));
            }
            return collect(plan.columns(), outcomes);
        } finally {
            pool.shutdown();
            if (interrupted.get()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Collects the results of all arms; an empty outcome is that of an arm that did not stop when it was cancelled. */
    private static Comparison collect(StudyColumns columns, List<Optional<ArmOutcome>> outcomes) {
        List<ArmResult> arms = new ArrayList<>();
        List<TrajectoryRow> rows = new ArrayList<>();
        List<EmbeddingPoint> points = new ArrayList<>();
        Map<String, String> cutShort = new LinkedHashMap<>();
        boolean failed = false;
        boolean cancelled = false;
        for (Optional<ArmOutcome> ended : outcomes) {
            if (ended.isEmpty() || ended.get().stopped() instanceof StopReason.Cancelled) {
                cancelled = true;
                continue;
            }
            ArmOutcome outcome = ended.get();
            if (outcome.stopped().cutShort()) {
                cutShort.put(outcome.result().name(), outcome.stopped().describe());
            }
            failed |= outcome.stopped() instanceof StopReason.Failed;
            arms.add(outcome.result());
            rows.addAll(outcome.rows());
            points.addAll(outcome.points());
        }
        return new Comparison(
                Findings.summary(columns, arms),
                List.copyOf(arms),
                List.copyOf(rows),
                List.copyOf(points),
                failed,
                cancelled,
                Collections.unmodifiableMap(cutShort));
    }

    /**
     * Waits for an arm. An interrupt cancels the run; the results of arms that have ended are kept.
     *
     * @return the outcome; empty if the arm did not end within the grace after the cancellation
     */
    private static Optional<ArmOutcome> join(Future<ArmOutcome> arm, Grace grace, AtomicBoolean interrupted) {
        while (true) {
            try {
                return Optional.of(arm.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                if (grace.over()) {
                    arm.cancel(true);
                    return Optional.empty();
                }
            } catch (InterruptedException e) {
                interrupted.set(true);
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        "an arm threw an exception instead of reporting it in its row; this is a bug in RepDyn", e.getCause());
            }
        }
    }

    /** Creates a thread that does not keep the process alive if a plugin never returns. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "repdyn-arm");
        thread.setDaemon(true);
        return thread;
    }

    /** Time that running arms get after a cancellation; it begins when the cancellation is noticed. */
    private static final class Grace {

        private final BooleanSupplier stop;
        private OptionalLong end = OptionalLong.empty();

        Grace(BooleanSupplier stop) {
            this.stop = stop;
        }

        boolean over() {
            if (!stop.getAsBoolean()) {
                return false;
            }
            if (end.isEmpty()) {
                end = OptionalLong.of(System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS));
            }
            return System.nanoTime() - end.getAsLong() >= 0;
        }
    }
}
