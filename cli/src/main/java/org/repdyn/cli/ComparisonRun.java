package org.repdyn.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.repdyn.core.result.RunResult;
import org.repdyn.report.HtmlReport;
import org.repdyn.results.ComparisonJson;
import org.repdyn.results.RunDirectory;
import org.repdyn.study.service.FinishedStudy;
import org.repdyn.study.service.PreparedStudy;
import org.repdyn.study.service.RunSettings;
import org.repdyn.study.service.StudyService;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A run of a study from the command line: it runs the arms, writes the run directory and prints the table. */
final class ComparisonRun {

    /** Name of the report within a run directory. */
    static final String REPORT = "report.html";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Console console;
    private final Interrupts interrupts;
    private final OutputOptions output;
    private final CommandSpec spec;

    ComparisonRun(Console console, Interrupts interrupts, OutputOptions output, CommandSpec spec) {
        this.console = console;
        this.interrupts = interrupts;
        this.output = output;
        this.spec = spec;
    }

    /** Runs the study and returns the exit code. */
    int run(StudyService studies, PreparedStudy study) {
        int threads = output.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors());
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is " + threads + ", but must be at least 1");
        }
        Path target = output.out().orElseGet(() -> defaultTarget(study.plan().title()));
        RunDirectory.requireFree(target, output.force());
        if (!output.quiet()) {
            study.notices().forEach(console.err()::println);
        }
        RunSettings settings = new RunSettings(
                target.toAbsolutePath().normalize().getFileName().toString(),
                threads,
                provenance(spec),
                interrupts::interrupted);
        interrupts.beginRun();
        FinishedStudy finished;
        try (Progress progress = Progress.of(
                console, output.quiet() || output.json(), study.plan().arms().size())) {
            finished = studies.run(study, settings, progress);
        }
        RunResult result = finished.result();
        if (result.arms().isEmpty()) {
            console.err().println("stopped before any arm finished; nothing was written");
            return interrupts.interrupted() ? interrupts.exitCode() : RepDyn.FAILED;
        }
        RunDirectory.write(
                result, target, output.force(), directory -> HtmlReport.write(result, directory.resolve(REPORT)));
        print(result, target);
        if (finished.cancelled()) {
            return interrupts.exitCode();
        }
        return finished.failed() ? RepDyn.FAILED : 0;
    }

    private void print(RunResult result, Path target) {
        if (output.json()) {
            console.out().println(ComparisonJson.of(result, target.toString()));
            return;
        }
        console.out().print(new ComparisonTable(result));
        console.out().println();
        console.out().println(result.summary());
        console.out().println();
        console.out().println("open " + target.resolve(REPORT));
        console.out().flush();
    }

    /** Returns the default run directory {@code runs/TITLE-TIME} of a title. */
    static Path defaultTarget(String title) {
        String name =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return Path.of(
                "runs",
                (name.isEmpty() ? "study" : name) + "-"
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
