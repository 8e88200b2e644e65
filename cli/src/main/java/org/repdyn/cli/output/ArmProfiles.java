package org.repdyn.cli.output;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;
import org.repdyn.cli.terminal.ArmCount;
import org.repdyn.cli.terminal.TextTable;
import org.repdyn.core.result.ArmProfile;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.run.ProgressListener;

/** Times of the parts of the arms that were run; an arm from the store has none. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ArmProfiles implements ProgressListener {

    private final Map<String, ArmProfile> profiles = new ConcurrentHashMap<>();

    @Override
    public void profiled(ArmProfile profile) {
        profiles.put(profile.arm(), profile);
    }

    /** Returns the profiles in the order of the arms of a run. */
    public List<ArmProfile> of(RunResult result) {
        return result.arms().stream()
                .flatMap(arm -> Optional.ofNullable(profiles.get(arm.name())).stream())
                .toList();
    }

    /**
     * Returns the profiles as a table, with a line about arms without one and about the time of writing.
     *
     * @param writing time in which the run directory and the report were written, in seconds
     * @param width number of characters in a line; 0 for no limit
     */
    public String text(RunResult result, double writing, int width) {
        TextTable table =
                new TextTable("ARM", "PART", "SECONDS", "SHARE").sentences(1).keys(2);
        List<ArmProfile> run = of(result);
        for (ArmProfile profile : run) {
            row(table, profile, "preparation", profile.preparation());
            row(table, profile, "dynamics", profile.dynamics());
            profile.slowestFirst()
                    .forEach(name -> row(
                            table,
                            profile,
                            "observable " + name,
                            profile.observables().getOrDefault(name, 0.0)));
            row(table, profile, "prediction", profile.prediction());
            row(table, profile, "recording", profile.recording());
            row(table, profile, "writing", profile.writing());
            row(table, profile, "whole", profile.total());
        }
        String line = System.lineSeparator();
        String none = run.size() == result.arms().size()
                ? ""
                : ArmCount.inWords(result.arms().size() - run.size())
                        + " not run, but from the store or equal to another arm; --fresh runs all" + line;
        return (run.isEmpty() ? "" : table.fitting(width))
                + none
                + String.format(Locale.ROOT, "run directory and report written in %.3f s", writing)
                + line;
    }

    private static void row(TextTable table, ArmProfile profile, String part, double seconds) {
        table.row(
                profile.arm(),
                part,
                String.format(Locale.ROOT, "%.3f", seconds),
                String.format(Locale.ROOT, "%.0f %%", 100 * seconds / Math.max(profile.total(), 1e-9)));
    }
}
