package org.repdyn.cli.finished;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.cli.output.ComparisonOutput;
import org.repdyn.cli.output.ResultForm;
import org.repdyn.cli.output.ResultsWriter;
import org.repdyn.cli.output.RunTarget;
import org.repdyn.cli.output.StackTraces;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.core.result.RunResult;
import org.repdyn.report.HtmlReport;
import org.repdyn.results.OutputPlace;
import org.repdyn.results.RunDirectory;
import org.repdyn.study.combine.CombinedRuns;
import org.repdyn.study.combine.FinishedRun;

/** Run directories that a command reads, and the directory that it makes of them. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RunCombination {

    /** Name of the file with the resolved study of a run directory. */
    static final String CONFIGURATION = "config.yaml";

    private final Console console;
    private final List<Path> directories;
    private final List<FinishedRun> runs;

    /**
     * Reads run directories.
     *
     * @throws org.repdyn.core.problem.UserErrorException if one of them is not a run directory, or cannot be read
     */
    public RunCombination(Console console, List<Path> directories) {
        this.console = console;
        this.directories = List.copyOf(directories);
        this.runs = directories.stream().map(RunCombination::read).toList();
    }

    private static FinishedRun read(Path directory) {
        return FinishedRun.of(
                directory.toAbsolutePath().normalize().getFileName().toString(),
                RunDirectory.read(directory),
                directory.resolve(CONFIGURATION).toString());
    }

    /** Returns the runs in the order of the directories. */
    public List<FinishedRun> runs() {
        return runs;
    }

    /**
     * Writes a run directory with a report, and prints its table or its JSON object.
     *
     * @param states true if exported states are copied
     * @return the exit code
     */
    public int write(
            CombinedRuns combined, OutputPlace place, ResultForm form, boolean states, Map<String, Object> provenance) {
        RunResult result = combined.result(
                place.target().toAbsolutePath().normalize().getFileName().toString(), provenance);
        ResultsWriter writer = ResultsWriter.ofProcess(console.err());
        Path written = writer.write(
                place,
                (where, extra) -> RunDirectory.write(result, where, directory -> {
                    copyTraces(directory);
                    if (states) {
                        copyStates(combined, directory);
                    }
                    extra.writeInto(directory);
                }),
                directory -> HtmlReport.write(result, directory.resolve(HtmlReport.FILE)));
        ComparisonOutput.print(console, form, result, written);
        result.incomplete().ifPresent(console.err()::println);
        return writer.complete() ? 0 : ExitCode.FAILED;
    }

    /** Writes the stack traces of all runs into one file. */
    private void copyTraces(Path target) throws IOException {
        for (Path directory : directories) {
            Path traces = directory.resolve(StackTraces.FILE);
            if (Files.isRegularFile(traces)) {
                Files.writeString(
                        target.resolve(StackTraces.FILE),
                        "run " + directory + "\n" + Files.readString(traces) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        }
    }

    private void copyStates(CombinedRuns combined, Path target) throws IOException {
        for (int i = 0; i < directories.size(); i++) {
            for (Map.Entry<String, String> arm : combined.names().get(i).entrySet()) {
                Path state = directories.get(i).resolve(RunTarget.STATE).resolve(arm.getKey() + ".npz");
                if (Files.isRegularFile(state)) {
                    Path folder = Files.createDirectories(target.resolve(RunTarget.STATE));
                    Files.copy(state, folder.resolve(arm.getValue() + ".npz"));
                }
            }
        }
    }
}
