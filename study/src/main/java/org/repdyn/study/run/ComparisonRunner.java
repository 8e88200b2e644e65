package org.repdyn.study.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.store.RunIdentities;

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
    private final Provenance provenance;

    public ComparisonRunner(Plugins plugins, LinearAlgebra algebra) {
        this.plugins = plugins;
        this.algebra = algebra;
        this.provenance = new Provenance(plugins, algebra);
    }

    /**
     * Runs all arms; none is taken from a store or kept.
     *
     * @param run identifier of the run, written into every row
     * @param threads number of arms that run at a time, at least 1
     * @param cancelled becomes true when the run is to stop; the results of arms that have ended are kept
     */
    public RunResult run(
            StudyPlan plan, String run, int threads, ProgressListener listener, BooleanSupplier cancelled) {
        return run(plan, new RunSettings(run, threads, Map.of(), cancelled), Optional.empty(), listener);
    }

    /**
     * Collects the results of all arms: each run that is in the store is taken from there, and the others are run and kept
     * as soon as they have ended. Arms with the same identity are run once. With an export of states every arm is run, because
     * stored runs have no states.
     *
     * @param identities identities of runs; empty if runs are neither found nor kept, nor shared by equal arms
     */
    public RunResult run(
            StudyPlan plan, RunSettings settings, Optional<RunIdentities> identities, ProgressListener listener) {
        boolean exports = settings.export() != StateExport.NONE;
        StoredRuns stored = new StoredRuns(settings.store(), identities);
        StoredRuns store = exports ? stored.ignored() : stored;
        List<PlannedRun> runs = PlannedRun.of(plan, store, exports);
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean failed = new AtomicBoolean();
        BooleanSupplier stop = () -> interrupted.get()
                || (settings.failFast() && failed.get())
                || settings.cancelled().getAsBoolean();
        Map<PlannedRun, ArmOutcome> outcomes = lookUp(runs, settings, store, listener);
        Set<PlannedRun> found = ConcurrentHashMap.newKeySet();
        found.addAll(outcomes.keySet());
        failed.set(outcomes.values().stream().anyMatch(ArmOutcome::failed));
        List<PlannedRun> missing =
                runs.stream().filter(run -> !outcomes.containsKey(run)).toList();
        ExecutorService pool = Executors.newFixedThreadPool(
                Math.max(1, Math.min(settings.threads(), missing.size())), ComparisonRunner::daemon);
        try {
            Map<PlannedRun, Future<ArmOutcome>> running = new LinkedHashMap<>();
            for (PlannedRun run : missing) {
                running.put(run, pool.submit(() -> {
                    ArmOutcome outcome = run(run, settings, store, found, listener, stop);
                    if (outcome.failed()) {
                        failed.set(true);
                    }
                    return outcome;
                }));
            }
            Grace grace = new Grace(stop);
            running.forEach(
                    (run, arm) -> join(arm, grace, interrupted).ifPresent(outcome -> outcomes.put(run, outcome)));
        } finally {
            pool.shutdown();
            if (interrupted.get()) {
                Thread.currentThread().interrupt();
            }
        }
        return new CollectedRuns(plan, settings.run(), runs, outcomes, found)
                .result(listener, origins -> provenance.of(plan, settings, origins));
    }

    /** Returns the outcomes of the runs that are in the store. */
    private static Map<PlannedRun, ArmOutcome> lookUp(
            List<PlannedRun> runs, RunSettings settings, StoredRuns store, ProgressListener listener) {
        Map<PlannedRun, ArmOutcome> found = new LinkedHashMap<>();
        for (PlannedRun run : runs) {
            store.find(run.first(), run.identity(), settings.run()).ifPresent(outcome -> found.put(run, outcome));
        }
        listener.lookedUp(
                found.keySet().stream().mapToInt(run -> run.arms().size()).sum(),
                runs.stream().mapToInt(run -> run.arms().size()).sum());
        found.values().forEach(outcome -> listener.recalled(outcome.result(), outcome.stackTrace()));
        return found;
    }

    /** Runs an arm and keeps its outcome, unless another process has done so since the study began. */
    private ArmOutcome run(
            PlannedRun run,
            RunSettings settings,
            StoredRuns store,
            Set<PlannedRun> found,
            ProgressListener listener,
            BooleanSupplier stop) {
        Optional<ArmOutcome> meanwhile = store.find(run.first(), run.identity(), settings.run());
        if (meanwhile.isPresent()) {
            found.add(run);
            listener.recalled(meanwhile.get().result(), meanwhile.get().stackTrace());
            return meanwhile.get();
        }
        Instant start = Instant.now();
        ArmOutcome outcome =
                new ArmRunner(plugins, algebra, run.first(), settings.run(), listener, stop, settings.export()).run();
        if (outcome.result().status() != ArmStatus.CANCELLED) {
            // A part that fails while the run is being stopped may fail because of that.
            if (!outcome.failed() || !stop.getAsBoolean()) {
                store.keep(run.identity(), provenance.of(run.first(), settings), start, outcome);
            }
            // The listener is told of the end of a run after the run is on the disk.
            listener.finished(outcome.result());
        }
        return outcome;
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
                        "an arm threw an exception instead of reporting it in its row", e.getCause());
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
