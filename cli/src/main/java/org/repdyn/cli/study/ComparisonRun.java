package org.repdyn.cli.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.repdyn.cli.output.ComparisonOutput;
import org.repdyn.cli.output.OutputOptions;
import org.repdyn.cli.output.ResultForm;
import org.repdyn.cli.output.ResultsWriter;
import org.repdyn.cli.output.RunTarget;
import org.repdyn.cli.terminal.ArmCount;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ExitCode;
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

/** A run of a study from the command line: it runs the arms, writes the run directory and prints the table. */
final class ComparisonRun {

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
                .orElseGet(() -> RunDirectory.claimNew(RunTarget.ofTitle(title)));
    }

    /**
     * Runs the study as {@link #run(StudyService, StudyPlan, ResultForm)} does, in a place that was claimed before.
     *
     * @param origin what is added to the provenance of the run
     */
    int run(StudyService studies, StudyPlan study, OutputPlace place, ResultForm form, Map<String, Object> origin) {
        int threads = output.threads(execution.spec());
        long states = execution.options().exportState() ? StateExport.checkedBytes(study, threads) : 0;
        place.requireSpace(RunTarget.space(study) + states);
        execution.printNotices(study);
        RunSettings settings = execution.settings(
                place.target().toAbsolutePath().normalize().getFileName().toString(),
                execution.options().exportState()
                        ? StateExport.into(place.directory().resolve(RunTarget.STATE))
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
                RunTarget.results(result, place, executed.traces()),
                directory -> report.write(directory.resolve(HtmlReport.FILE)));
        double writing = (System.nanoTime() - began) * 1e-9;
        if (form == ResultForm.JSON && execution.options().profile()) {
            console.out()
                    .println(ComparisonJson.of(
                            result, written.toString(), executed.profiles().of(result), writing));
        } else {
            ComparisonOutput.print(console, form, result, written);
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
}
