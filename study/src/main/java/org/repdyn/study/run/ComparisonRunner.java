package org.repdyn.study.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.ResultFile;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.store.RunClaim;
import org.repdyn.study.store.RunIdentities;

/**
 * Runner of the arms of a plan. Several arms run at a time, each on one thread; the numbers do not depend on the number
 * of threads. The failure of an arm is reported in its row and does not affect the other arms.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ComparisonRunner {

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
        ResultFile file = new ResultFile(settings.store().store().folder());
        SampleImages images = new SampleImages();
        AtomicBoolean failed = new AtomicBoolean();
        BooleanSupplier stop = () ->
                (settings.failFast() && failed.get()) || settings.cancelled().getAsBoolean();
        Map<PlannedRun, ArmOutcome> outcomes = lookUp(runs, settings, store, images, file, listener);
        Set<PlannedRun> found = ConcurrentHashMap.newKeySet();
        found.addAll(outcomes.keySet());
        failed.set(outcomes.values().stream().anyMatch(ArmOutcome::failed));
        List<PlannedRun> missing =
                runs.stream().filter(run -> !outcomes.containsKey(run)).toList();
        outcomes.putAll(RunQueue.compute(
                RunOrder.of(missing),
                settings.threads(),
                stop,
                (run, stopped) -> {
                    Optional<ArmOutcome> outcome = run(run, settings, store, found, listener, stopped);
                    outcome.filter(ArmOutcome::failed).ifPresent(failure -> failed.set(true));
                    return outcome.map(
                            ended -> ended.with(images, run.first().arm()).in(file));
                },
                listener::waiting));
        return new CollectedRuns(plan, settings.run(), runs, outcomes, found, file)
                .result(listener, origins -> provenance.of(plan, settings, origins));
    }

    /** Returns the outcomes of the runs that are in the store. */
    private static Map<PlannedRun, ArmOutcome> lookUp(
            List<PlannedRun> runs,
            RunSettings settings,
            StoredRuns store,
            SampleImages images,
            ResultFile file,
            ProgressListener listener) {
        Map<PlannedRun, ArmOutcome> found = new LinkedHashMap<>();
        for (PlannedRun run : runs) {
            store.find(run.first(), run.identity(), settings.run())
                    .ifPresent(outcome -> found.put(
                            run, outcome.with(images, run.first().arm()).in(file)));
        }
        listener.lookedUp(
                found.keySet().stream().mapToInt(run -> run.arms().size()).sum(),
                runs.stream().mapToInt(run -> run.arms().size()).sum());
        found.values().forEach(outcome -> listener.recalled(outcome.result(), outcome.stackTrace()));
        return found;
    }

    /**
     * Runs an arm and keeps its outcome, unless another process has done so since the study began.
     *
     * @return the outcome; empty if another process is computing the arm
     */
    private Optional<ArmOutcome> run(
            PlannedRun run,
            RunSettings settings,
            StoredRuns store,
            Set<PlannedRun> found,
            ProgressListener listener,
            BooleanSupplier stop) {
        Optional<ArmOutcome> before = recall(run, settings, store, found, listener);
        if (before.isPresent()) {
            return before;
        }
        Optional<RunClaim> claim = store.claim(run.identity());
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        try {
            // Another process may have kept the run and given back its claim between the two lines above.
            return recall(run, settings, store, found, listener)
                    .or(() -> Optional.of(compute(run, settings, store, listener, stop)));
        } finally {
            claim.get().close();
        }
    }

    private static Optional<ArmOutcome> recall(
            PlannedRun run, RunSettings settings, StoredRuns store, Set<PlannedRun> found, ProgressListener listener) {
        Optional<ArmOutcome> stored = store.find(run.first(), run.identity(), settings.run());
        stored.ifPresent(outcome -> {
            found.add(run);
            listener.recalled(outcome.result(), outcome.stackTrace());
        });
        return stored;
    }

    private ArmOutcome compute(
            PlannedRun run, RunSettings settings, StoredRuns store, ProgressListener listener, BooleanSupplier stop) {
        Instant start = Instant.now();
        ArmRunner runner =
                new ArmRunner(plugins, algebra, run.first(), settings.run(), listener, stop, settings.export());
        ArmOutcome outcome = runner.run();
        ArmClock clock = runner.clock();
        String arm = run.first().name();
        if (outcome.result().status() != ArmStatus.CANCELLED) {
            // A part that fails while the run is being stopped may fail because of that.
            if (!outcome.failed() || !stop.getAsBoolean()) {
                String times = clock.profile(arm).line();
                clock.part(ArmClock.Part.WRITING, () -> {
                    store.keep(run.identity(), provenance.of(run.first(), settings), start, outcome, times);
                    return true;
                });
            }
            listener.profiled(clock.profile(arm));
            // The listener is notified of the end of a run after the run is on the disk.
            listener.finished(outcome.result());
        }
        return outcome;
    }
}
