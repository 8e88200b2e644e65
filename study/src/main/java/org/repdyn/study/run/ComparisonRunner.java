package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;

/**
 * Runs the arms of a plan, several at a time, each on one thread: the numbers do not depend on how many threads there are.
 * An arm that fails is told in its row and does not touch the others.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ComparisonRunner {

    private final Plugins plugins;
    private final LinearAlgebra algebra;

    public ComparisonRunner(Plugins plugins, LinearAlgebra algebra) {
        this.plugins = plugins;
        this.algebra = algebra;
    }

    /**
     * Runs all arms.
     *
     * @param run identifier for the rows
     * @param threads how many arms run at a time, at least 1
     * @param cancelled whether to stop; arms that have ended are kept
     */
    public Comparison run(
            StudyPlan plan, String run, int threads, ProgressListener listener, BooleanSupplier cancelled) {
        List<Callable<ArmOutcome>> tasks = new ArrayList<>();
        for (ArmPlan arm : plan.arms()) {
            tasks.add(() -> new ArmRunner(plugins, algebra, arm, run, listener, cancelled).run());
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, tasks.size())));
        try {
            return collect(pool.invokeAll(tasks));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return collect(List.of());
        } finally {
            pool.shutdownNow();
        }
    }

    private static Comparison collect(List<Future<ArmOutcome>> futures) throws IllegalStateException {
        List<ArmResult> arms = new ArrayList<>();
        List<TrajectoryRow> rows = new ArrayList<>();
        List<EmbeddingPoint> points = new ArrayList<>();
        boolean failed = false;
        boolean cancelled = futures.isEmpty();
        for (Future<ArmOutcome> future : futures) {
            ArmOutcome outcome = join(future);
            if (outcome.stopped() instanceof StopReason.Cancelled) {
                cancelled = true;
                continue;
            }
            failed |= outcome.stopped() instanceof StopReason.Failed;
            arms.add(outcome.result());
            rows.addAll(outcome.rows());
            points.addAll(outcome.points());
        }
        return new Comparison(
                Findings.summary(arms), List.copyOf(arms), List.copyOf(rows), List.copyOf(points), failed, cancelled);
    }

    private static ArmOutcome join(Future<ArmOutcome> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while collecting arms that have ended", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an arm threw where it should have reported", e.getCause());
        }
    }
}
