package org.repdyn.report.internal.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;

/** Choice of the arms that have a panel of their own in a figure. More are not looked at, and would make the page large. */
final class DrawnArms {

    /** Largest number of arms with a panel of their own. */
    static final int MAX_ARMS = 60;

    private DrawnArms() {}

    /** Returns the names of the arms with a panel of their own: all, or the first seeds of the groups. */
    static Set<String> of(RunResult run) {
        return of(run, MAX_ARMS);
    }

    static Set<String> of(RunResult run, int most) {
        Map<String, Integer> seeds = new HashMap<>();
        Map<String, Integer> rank = new HashMap<>();
        for (ArmResult arm : run.arms()) {
            rank.put(arm.name(), seeds.merge(run.factors(arm.name()).group(), 1, Integer::sum));
        }
        List<String> names =
                new ArrayList<>(run.arms().stream().map(ArmResult::name).toList());
        // The sort is stable, so that groups stay in the order of the study.
        names.sort(Comparator.comparing(name -> rank.getOrDefault(name, 0)));
        return new HashSet<>(names.subList(0, Math.min(most, names.size())));
    }
}
