package org.repdyn.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ojalgo.OjAlgoUtils;

/** Runs commands one after the other in a process of their own, so that long ones share the code that Java has compiled. */
final class CommandSequence {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CommandSequence() {}

    /**
     * Runs commands in one further process.
     *
     * @param folder working directory, which also gets the files with commands and results
     * @param options further options of Java
     * @param limit limit of the process in seconds
     * @return the result of each command
     */
    static List<Cli.Result> run(Path folder, List<String> options, int limit, List<List<String>> commands)
            throws IOException, InterruptedException {
        Path input = Files.createTempFile(folder, "commands", ".json");
        Path output = Files.createTempFile(folder, "results", ".json");
        JSON.writeValue(input.toFile(), commands);
        try (RepDynProcess process = RepDynProcess.startTestClass(
                folder, options, CommandSequence.class, input.toString(), output.toString())) {
            Cli.Result whole = process.result(limit);
            if (whole.code() != 0) {
                throw new AssertionError("the process of the commands ended with " + whole.code() + ": " + whole.err());
            }
        }
        return JSON.readValue(output.toFile(), new TypeReference<>() {});
    }

    /** Runs the commands of the first file and writes their results to the second one. */
    public static void main(String[] files) throws IOException {
        OjAlgoUtils.limitThreadsTo(1);
        List<List<String>> commands = JSON.readValue(Path.of(files[0]).toFile(), new TypeReference<>() {});
        List<Cli.Result> results = new ArrayList<>();
        for (List<String> command : commands) {
            results.add(Cli.run(command.toArray(String[]::new)));
        }
        JSON.writeValue(Path.of(files[1]).toFile(), results);
    }
}
