package org.repdyn.cli.output;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apiguardian.api.API;
import org.repdyn.core.result.RunResult;
import org.repdyn.results.OutputPlace;
import org.repdyn.results.RunDirectory;
import org.repdyn.study.plan.StudyPlan;

/** Run directory that a command writes: its default place, the space that it needs, and the exported states in it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RunTarget {

    /** Name of the directory of exported states within a run directory. */
    public static final String STATE = "state";

    /** Free space required for a report and the smaller files, in bytes: a report has about 2 MB. */
    private static final long SPACE_FOR_REPORT = 10_000_000;

    /** Free space required for the trajectory of an arm, in bytes; a usual one has a few hundred kilobytes. */
    public static final long SPACE_PER_ARM = 1_000_000;

    /** Longest part of a title in the name of a run directory; file systems allow 255 bytes. */
    private static final int MAX_TITLE = 100;

    /** Form of the time in the name of a run directory; it sorts by time and is a valid file name on every platform. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private RunTarget() {}

    /** Returns the default run directory {@code runs/TITLE-TIME} of a title. */
    public static Path ofTitle(String title) {
        String name =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String fitting = name.length() <= MAX_TITLE ? name : name.substring(0, MAX_TITLE);
        return Path.of(
                "runs",
                (fitting.isEmpty() ? "study" : fitting) + "-"
                        + LocalDateTime.now(ZoneId.systemDefault()).format(TIME));
    }

    /** Returns the file with the exported state of an arm in a run directory. */
    public static Path state(Path directory, String arm) {
        return directory.resolve(STATE).resolve(arm + ".npz");
    }

    /** Returns the free space required for the run directory of a study, in bytes, without exported states. */
    public static long space(StudyPlan study) {
        return SPACE_FOR_REPORT + SPACE_PER_ARM * study.arms().size();
    }

    /**
     * Returns the writer of a run with its stack traces and exported states. The states are in the claimed place; they are
     * copied if the run is written to another place.
     */
    public static ResultsWriter.Results results(RunResult result, OutputPlace claimed, StackTraces traces) {
        return (where, extra) -> RunDirectory.write(result, where, directory -> {
            traces.writeInto(directory);
            claimed.copyInto(STATE, directory);
            extra.writeInto(directory);
        });
    }
}
