package org.repdyn.report.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.repdyn.core.result.RunResult;

/**
 * Data of a run that its figures draw.
 *
 * @param all the whole run
 * @param lines all arms with the first component of their observables, for figures with curves of all arms; thinned
 * @param panels the arms with panels of their own, with all components; thinned
 * @param notice sentences on what is left out, and where it is; empty if nothing is
 */
public record DrawnData(RunResult all, RunResult lines, RunResult panels, String notice) {

    public static DrawnData of(RunResult run) {
        int arms = run.arms().size();
        double seeds = (double) arms / Math.max(1, SeedCurve.names(run).size());
        Set<String> names = DrawnArms.of(run);
        ThinnedRun.Result lines = ThinnedRun.of(run, row -> row.index() == 0, seeds);
        ThinnedRun.Result panels = ThinnedRun.of(names.size() == arms ? run : run.only(names), row -> true, 1);
        List<String> notes = new ArrayList<>();
        if (names.size() < arms) {
            notes.add("Figures with a panel for each arm have " + names.size() + " of " + arms
                    + " arms, the first seeds of the groups.");
        }
        if (lines.thinned()) {
            notes.add("Curves of all arms have at most " + lines.points()
                    + " points, evenly spaced in the times of the run.");
        }
        if (panels.thinned()) {
            notes.add("Curves in panels of single arms have at most " + panels.points() + " points.");
        }
        if (!notes.isEmpty()) {
            notes.add(
                    "The table has all arms; trajectory.parquet and trajectory.csv beside this page have all numbers.");
        }
        return new DrawnData(run, lines.run(), panels.run(), String.join(" ", notes));
    }
}
