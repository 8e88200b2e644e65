package org.repdyn.report.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;

/**
 * Choice of the arms that the figures of a page draw. A page with the curves of hundreds of arms is too large for a browser, and for the
 * memory of this process.
 */
final class DrawnArms {

    /** Number of rows of trajectories that a page draws: about 10 MB of the page, and 150 MB of memory while it is made. */
    private static final long MAX_ROWS = 100_000;

    /** Number of arms that are always drawn, regardless of rows. */
    private static final int MIN_ARMS = 12;

    private DrawnArms() {}

    /** Returns a run with the arms that are drawn: all, or the first seeds of its groups. */
    static RunResult of(RunResult run) {
        int arms = run.arms().size();
        int drawn = (int) Math.min(
                arms,
                Math.max(
                        MIN_ARMS, MAX_ROWS * arms / Math.max(1, run.trajectory().size())));
        return drawn == arms ? run : run.only(firstSeeds(run, drawn));
    }

    /** Returns a notice if not all arms are drawn; otherwise an empty text. */
    static String notice(RunResult run, RunResult drawn) {
        int arms = run.arms().size();
        return drawn.arms().size() == arms
                ? ""
                : "The figures draw " + drawn.arms().size() + " of " + arms
                        + " arms, the first seeds of the groups; the table and the files have all. The command 'repdyn figure'"
                        + " draws means over seeds of all arms.";
    }

    private static Set<String> firstSeeds(RunResult run, int number) {
        Map<String, Integer> seeds = new HashMap<>();
        Map<String, Integer> rank = new HashMap<>();
        for (ArmResult arm : run.arms()) {
            rank.put(arm.name(), seeds.merge(run.factors(arm.name()).group(), 1, Integer::sum));
        }
        List<String> names =
                new ArrayList<>(run.arms().stream().map(ArmResult::name).toList());
        // The sort is stable, so that groups stay in the order of the study.
        names.sort(Comparator.comparing(name -> rank.getOrDefault(name, 0)));
        return new HashSet<>(names.subList(0, number));
    }
}
