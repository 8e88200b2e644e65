package org.repdyn.cli.study;

import java.util.Map;
import org.repdyn.cli.output.ArmProfiles;
import org.repdyn.cli.output.CommandProvenance;
import org.repdyn.cli.output.OutputOptions;
import org.repdyn.cli.output.StackTraces;
import org.repdyn.cli.runs.StoreOptions;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.cli.terminal.Progress;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.run.StateExport;
import org.repdyn.study.service.StudyService;
import org.repdyn.study.store.StoreUse;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Execution of the arms of a study, or of a part of it, by a command: settings of the run, progress, stack traces and exit code.
 *
 * @param console streams of the command
 * @param interrupts requests to stop
 * @param output options about the output
 * @param store options about the store
 * @param options options about arms
 * @param common options of all commands
 * @param spec the command
 */
record StudyExecution(
        Console console,
        Interrupts interrupts,
        OutputOptions output,
        StoreOptions store,
        ArmOptions options,
        CommonOptions common,
        CommandSpec spec) {

    /**
     * Arms that were run.
     *
     * @param result their results
     * @param traces stack traces of those that failed
     * @param profiles times of those that were run
     */
    record Executed(RunResult result, StackTraces traces, ArmProfiles profiles) {}

    /**
     * Returns the settings of a run.
     *
     * @param name identifier of the run
     * @param export export of states
     * @param use the store and the way it is used
     * @param origin what is added to the provenance of the run
     */
    RunSettings settings(String name, StateExport export, StoreUse use, Map<String, Object> origin) {
        Map<String, Object> provenance = CommandProvenance.of(spec);
        provenance.putAll(origin);
        return new RunSettings(
                name, output.threads(spec), provenance, interrupts::interrupted, export, use, store.failFast());
    }

    /** Prints the notices of a study, unless the command is quiet. */
    void printNotices(StudyPlan study) {
        if (!output.quiet()) {
            study.notices().forEach(console.err()::println);
        }
    }

    /** Runs the arms of a study, shows the progress, and prints stack traces if they were asked for. */
    Executed run(StudyService studies, StudyPlan study, RunSettings settings) {
        interrupts.beginRun();
        Executed executed;
        try (Progress progress = Progress.of(
                console, output.quiet() || output.json(), study.arms().size())) {
            ArmProfiles profiles = new ArmProfiles();
            StackTraces traces = new StackTraces(progress, profiles);
            executed = new Executed(studies.run(study, settings, traces), traces, profiles);
        }
        if (common.stackTrace()) {
            console.err().print(executed.traces().text());
        }
        return executed;
    }

    /**
     * Returns the exit code of a run, and names the arms that are missing if it was stopped.
     *
     * @param kept true if everything that the command keeps was written
     * @param taken true if a run directory is now at the place that --out names
     */
    int exitCode(RunResult result, RunSettings settings, boolean kept, boolean taken) {
        if (result.cancelled()) {
            console.err().println(ComparisonRun.missing(result, settings, taken));
            return interrupts.exitCode(ExitCode.FAILED);
        }
        boolean incomplete =
                options.strict() && result.arms().stream().anyMatch(arm -> arm.status() != ArmStatus.COMPLETED);
        return result.failed() || incomplete || !kept ? ExitCode.FAILED : 0;
    }
}
