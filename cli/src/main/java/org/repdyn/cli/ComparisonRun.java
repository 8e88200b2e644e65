package org.repdyn.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.repdyn.cli.terminal.ArmCount;
import org.repdyn.cli.terminal.ComparisonTable;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.cli.terminal.GroupTable;
import org.repdyn.core.problem.NameList;
import org.repdyn.core.result.RunResult;
import org.repdyn.report.BackgroundReport;
import org.repdyn.report.HtmlReport;
import org.repdyn.results.ComparisonJson;
import org.repdyn.results.OutputPlace;
import org.repdyn.results.RunDirectory;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.run.StateExport;
import org.repdyn.study.service.StudyService;
import picocli.CommandLine.Model.CommandSpec;

/** A run of a study from the command line: it runs the arms, writes the run directory and prints the table. */
final class ComparisonRun {

    /** Name of the directory of exported states within a run directory. */
    static final String STATE = "state";

    /** Free space required for a report and the smaller files, in bytes: a report has about 2 MB. */
    private static final long SPACE_FOR_REPORT = 10_000_000;

    /** Free space required for the trajectory of an arm, in bytes; a usual one has a few hundred kilobytes. */
    private static final long SPACE_PER_ARM = 1_000_000;

    /** Longest part of a title in the name of a run directory; file systems allow 255 bytes. */
    private static final int MAX_TITLE = 100;

    /** Form of the time in the name of a run directory; it sorts by time and is a valid file name on every platform. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final StudyExecution execution;
    private final Console console;
    private final OutputOptions output;

    ComparisonRun(StudyExecution execution) {
        this.execution = execution;
        this.console = execution.console();
        this.output = execution.output();
    }

    /**
     * Runs the study, writes its run directory and prints the result.
     *
     * @return the exit code
     */
    int run(StudyService studies, StudyPlan study, ResultForm form) {
        try (OutputPlace place = claim(study.title())) {
            return run(studies, study, place, form, Map.of());
        }
    }

    /** Claims the run directory of a study, or a new one with its title. */
    OutputPlace claim(String title) {
        return output.out()
                .map(out -> RunDirectory.claim(out, output.existing()))
                .orElseGet(() -> RunDirectory.claimNew(defaultTarget(title)));
    }

    /**
     * Runs the study as {@link #run(StudyService, StudyPlan, ResultForm)} does, in a place that was claimed before.
     *
     * @param origin what is added to the provenance of the run
     */
    int run(StudyService studies, StudyPlan study, OutputPlace place, ResultForm form, Map<String, Object> origin) {
        int threads = output.threads(execution.spec());
        long states = execution.options().exportState() ? StateExport.checkedBytes(study, threads) : 0;
        place.requireSpace(space(study) + states);
        execution.printNotices(study);
        RunSettings settings = execution.settings(
                place.target().toAbsolutePath().normalize().getFileName().toString(),
                execution.options().exportState()
                        ? StateExport.into(place.directory().resolve(STATE))
                        : StateExport.NONE,
                execution.store().open(console.err()::println),
                origin);
        StudyExecution.Executed executed = execution.run(studies, study, settings);
        RunResult result = executed.result();
        if (result.arms().isEmpty()) {
            console.err().println("stopped before any arm finished; nothing was written");
            return execution.interrupts().exitCode(ExitCode.FAILED);
        }
        ResultsWriter writer = ResultsWriter.ofProcess(console.err());
        long began = System.nanoTime();
        BackgroundReport report = BackgroundReport.of(result);
        Path written = writer.write(
                place,
                results(result, place, executed.traces()),
                directory -> report.write(directory.resolve(HtmlReport.FILE)));
        double writing = (System.nanoTime() - began) * 1e-9;
        if (form == ResultForm.JSON && execution.options().profile()) {
            console.out()
                    .println(ComparisonJson.of(
                            result, written.toString(), executed.profiles().of(result), writing));
        } else {
            print(console, form, result, written);
            if (execution.options().profile()) {
                console.out().println();
                console.out().print(executed.profiles().text(result, writing, console.columns()));
                console.out().flush();
            }
        }
        long oldFailures = result.arms().stream()
                .filter(arm -> result.origins().stored().contains(arm.name()))
                .filter(arm -> arm.status().isFailure())
                .count();
        if (oldFailures > 0 && !output.quiet()) {
            console.err()
                    .println("the failure of " + ArmCount.inWords(oldFailures)
                            + " was found in the store; --retry-failed runs them again");
        }
        return execution.exitCode(result, settings, writer.complete(), output.isTaken());
    }

    /** Returns the file with the exported state of an arm in a run directory. */
    static Path state(Path directory, String arm) {
        return directory.resolve(STATE).resolve(arm + ".npz");
    }

    /** Returns the free space required for the run directory of a study, in bytes, without exported states. */
    static long space(StudyPlan study) {
        return SPACE_FOR_REPORT + SPACE_PER_ARM * study.arms().size();
    }

    /**
     * Returns the writer of a run with its stack traces and exported states. The states are in the claimed place; they are
     * copied if the run is written to another place.
     */
    static ResultsWriter.Results results(RunResult result, OutputPlace claimed, StackTraces traces) {
        return (where, extra) -> RunDirectory.write(result, where, directory -> {
            traces.writeInto(directory);
            claimed.copyInto(STATE, directory);
            extra.writeInto(directory);
        });
    }

    /**
     * Returns a line that names the arms without a result.
     *
     * @param taken true if a run directory with the other arms is now at the place that --out names
     */
    static String missing(RunResult result, RunSettings settings, boolean taken) {
        List<String> missing = result.origins().missing();
        return "stopped; missing " + missing.size() + " of "
                + (missing.size() + result.arms().size()) + " arms: " + NameList.of(missing)
                + (settings.store().store().place().isPresent()
                        ? ". " + sameCommand(taken, settings.store().fresh()) + " runs only these"
                        : "");
    }

    /**
     * Returns the words for the command that goes on with one that was stopped.
     *
     * @param taken true if a directory is now at the place that --out names
     * @param fresh true if the command has --fresh
     */
    static String sameCommand(boolean taken, boolean fresh) {
        List<String> changes = new ArrayList<>();
        if (taken) {
            changes.add("with --force");
        }
        if (fresh) {
            changes.add("without --fresh");
        }
        return "The same command" + (changes.isEmpty() ? "" : ", " + String.join(" and ", changes) + ",");
    }

    /** Prints the table of a run with its findings, or its JSON object. */
    static void print(Console console, ResultForm form, RunResult result, Path target) {
        if (form == ResultForm.JSON) {
            console.out().println(ComparisonJson.of(result, target.toString()));
            return;
        }
        ComparisonTable arms = new ComparisonTable(result, console.columns());
        if (result.statistics().isEmpty()) {
            console.out().print(arms);
            console.out().println();
            console.out().println(result.summary());
        } else {
            console.out().print(new GroupTable(result, console.columns()));
            if (form == ResultForm.ALL_ARMS) {
                console.out().println();
                console.out().print(arms);
            } else {
                console.out().println(arms.reasons());
            }
            console.out().println();
            result.statistics().findings().forEach(finding -> console.out().println("- " + finding));
        }
        console.out().println();
        Stream.of(result.unequalBudgets(), result.unequalMeasurements())
                .flatMap(Optional::stream)
                .forEach(notice -> {
                    console.out().println(notice);
                    console.out().println();
                });
        console.out().println(ResultsWriter.placeToOpen(target));
        console.out().flush();
    }

    /** Returns the default run directory {@code runs/TITLE-TIME} of a title. */
    static Path defaultTarget(String title) {
        String name =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String fitting = name.length() <= MAX_TITLE ? name : name.substring(0, MAX_TITLE);
        return Path.of(
                "runs",
                (fitting.isEmpty() ? "study" : fitting) + "-"
                        + LocalDateTime.now(ZoneId.systemDefault()).format(TIME));
    }

    /** Returns what the command line adds to the provenance of a run: the command as it was typed. */
    static Map<String, Object> provenance(CommandSpec spec) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put(
                "command",
                "repdyn "
                        + String.join(
                                " ", spec.root().commandLine().getParseResult().originalArgs()));
        return provenance;
    }
}
