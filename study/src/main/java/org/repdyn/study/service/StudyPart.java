package org.repdyn.study.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.store.RunId;
import org.repdyn.study.store.RunIdentities;

/**
 * One of several parts of a study that are run by different processes, such as the tasks of a job array. A part depends on the
 * study alone, not on the runs that are in a store.
 *
 * @param number number of the part, from 1
 * @param parts number of parts
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StudyPart(int number, int parts) {

    public StudyPart {
        if (number < 1 || number > parts) {
            throw new IllegalArgumentException(
                    "part " + number + " of " + parts + " does not exist; parts are numbered from 1");
        }
    }

    /**
     * Returns the arms of this part, in the order of the study. Runs are dealt out one by one in the order of their groups, so
     * the seeds of a group are spread over the parts, and the numbers of runs of two parts differ by at most one. Arms with the
     * same identity are in the same part.
     */
    StudyPlan of(StudyPlan study, RunIdentities identities) {
        Map<String, ArmFactors> factors = study.factors();
        Map<String, List<ArmPlan>> groups = new LinkedHashMap<>();
        for (ArmPlan arm : study.arms()) {
            String group = Objects.requireNonNull(factors.get(arm.name())).group();
            groups.computeIfAbsent(group, g -> new ArrayList<>()).add(arm);
        }
        Map<RunId, Integer> owner = new HashMap<>();
        Set<String> own = new HashSet<>();
        for (List<ArmPlan> group : groups.values()) {
            for (ArmPlan arm : group) {
                int next = owner.size() % parts + 1;
                if (owner.computeIfAbsent(identities.of(arm).id(), id -> next) == number) {
                    own.add(arm.name());
                }
            }
        }
        return study.only(own::contains);
    }
}
