package org.repdyn.study.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.store.RunClaim;
import org.repdyn.study.store.RunIdentities;
import org.repdyn.study.store.RunIdentity;
import org.repdyn.study.store.StoreUse;
import org.repdyn.study.store.StoredRun;

/**
 * Stored runs of arms: finds the run of an arm in the store, and keeps it there. Thread-safe.
 *
 * @param use the store and the way it is used
 * @param identities identities of runs; empty if runs are neither found nor kept, nor shared by equal arms
 */
record StoredRuns(StoreUse use, Optional<RunIdentities> identities) {

    /** Returns stored runs that are kept, but not found. */
    StoredRuns ignored() {
        return new StoredRuns(new StoreUse(use.store(), true, use.retryFailed()), identities);
    }

    /** Returns the identity of the run of an arm. */
    Optional<RunIdentity> identity(ArmPlan arm) {
        return identities.map(known -> known.of(arm));
    }

    /** Returns the outcome of an arm if it is in the store and may be used. */
    Optional<ArmOutcome> find(ArmPlan arm, Optional<RunIdentity> identity, String run) {
        return identity.flatMap(known -> use.find(known.id())).map(stored -> new ArmOutcome(
                        stored.result(), stored.rows(), stored.points(), true, stored.stackTrace())
                .of(arm, run));
    }

    /**
     * Claims the run of an arm. Runs that are computed in any case are not claimed.
     *
     * @return empty if another process computes the run
     */
    Optional<RunClaim> claim(Optional<RunIdentity> identity) {
        return identity.isEmpty() || use.fresh()
                ? Optional.of(RunClaim.NONE)
                : use.store().claim(identity.get().id());
    }

    /**
     * Keeps the outcome of an arm, unless another run of it could have another outcome.
     *
     * @param start start of the run
     * @param times where the time of the run went, for the log
     */
    void keep(
            Optional<RunIdentity> identity,
            Map<String, Object> provenance,
            Instant start,
            ArmOutcome outcome,
            String times) {
        if (identity.isPresent() && outcome.repeatable()) {
            Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            use.store()
                    .keep(new StoredRun(
                            identity.get(),
                            end,
                            provenance,
                            outcome.result(),
                            outcome.rows(),
                            outcome.points(),
                            log(outcome.result(), start, end, times),
                            outcome.stackTrace()));
        }
    }

    private static List<String> log(ArmResult result, Instant start, Instant end, String times) {
        List<String> log = new ArrayList<>();
        log.add(start.truncatedTo(ChronoUnit.SECONDS) + " started");
        result.events().forEach(e -> log.add(String.format(Locale.ROOT, "t = %.6g: %s", e.time(), e.what())));
        log.add(end + " " + result.status().key() + ": " + result.stopped());
        if (result.status() != ArmStatus.REFUSED) {
            log.add(result.finding());
        }
        log.add(times);
        return log;
    }
}
