package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.store.RunIdentity;

/** One run of a plan, with all arms that have its numbers. Each run is equal to itself only. */
final class PlannedRun {

    private final List<ArmPlan> arms;
    private final Optional<RunIdentity> identity;

    private PlannedRun(List<ArmPlan> arms, Optional<RunIdentity> identity) {
        this.arms = List.copyOf(arms);
        this.identity = identity;
    }

    /**
     * Returns the runs of a plan, in the order of their first arms.
     *
     * @param each true if each arm has a run of its own, also if its identity is that of another one
     */
    static List<PlannedRun> of(StudyPlan plan, StoredRuns stored, boolean each) {
        Map<Object, List<ArmPlan>> arms = new LinkedHashMap<>();
        Map<Object, Optional<RunIdentity>> identities = new LinkedHashMap<>();
        for (ArmPlan arm : plan.arms()) {
            Optional<RunIdentity> identity = stored.identity(arm);
            Object key =
                    each ? arm.name() : identity.<Object>map(RunIdentity::id).orElse(arm.name());
            arms.computeIfAbsent(key, k -> new ArrayList<>()).add(arm);
            identities.put(key, identity);
        }
        List<PlannedRun> runs = new ArrayList<>();
        arms.forEach((key, same) -> runs.add(new PlannedRun(same, identities.getOrDefault(key, Optional.empty()))));
        return List.copyOf(runs);
    }

    /** Returns the arm that is run. */
    ArmPlan first() {
        return arms.get(0);
    }

    /** Returns the arms, at least one, in the order of the study. */
    List<ArmPlan> arms() {
        return arms;
    }

    /** Returns the identity of the run; empty if it is neither shared nor stored. */
    Optional<RunIdentity> identity() {
        return identity;
    }
}
