package org.repdyn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ojalgo.OjAlgoUtils;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;

/**
 * Runs the commands {@code repdyn} of a shell one after another in one process, because a process for each of them would spend most of its
 * time on loading classes. The shell runs a small script instead of the real launcher: the script writes the arguments into a folder and
 * waits until this process has written the output beside them.
 */
final class CommandServer implements AutoCloseable {

    /** Named pipe from which the process reads the folders of commands, one in each line. */
    private static final String REQUESTS = "requests";

    private static final String SCRIPT =
            """
            #!/bin/bash
            request=$(mktemp -d)
            printf '%s\\0' "$@" > "$request/arguments"
            mkfifo "$request/code"
            echo "$request" > 'PIPE'
            read -r code < "$request/code"
            cat "$request/err" >&2
            cat "$request/out"
            rm -r "$request"
            exit "$code"
            """;

    /** Name of the launcher in the working directory that {@link #run} uses. */
    static final String LAUNCHER = "repdyn";

    private final Process process;
    private final Path folder;
    private final Path log;

    private CommandServer(Process process, Path folder, Path log) {
        this.process = process;
        this.folder = folder;
        this.log = log;
    }

    /**
     * Starts the process.
     *
     * @param folder its working directory and the home of its user
     * @param log file that gets what it prints itself
     */
    static CommandServer start(Path folder, Path log) throws IOException, InterruptedException {
        int made = new ProcessBuilder("mkfifo", folder.resolve(REQUESTS).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (made != 0) {
            throw new IOException("mkfifo failed: " + Files.readString(log));
        }
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.home=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommandServer.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                // What it prints is added, so that the file can be emptied before a command.
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("HOME", folder.toString());
        builder.environment().remove("XDG_CONFIG_HOME");
        builder.environment().remove("REPDYN_PLUGINS");
        builder.environment().remove("REPDYN_STORE");
        return new CommandServer(builder.start(), folder, log);
    }

    /** Writes a script that passes its arguments to the process. */
    static void writeLauncher(Path folder, Path script) throws IOException {
        Files.writeString(
                script, SCRIPT.replace("PIPE", folder.resolve(REQUESTS).toString()));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException(script + " cannot be made executable");
        }
    }

    /**
     * Runs a command by the launcher in the working directory, which {@link #writeLauncher} has written. The standard error of its result
     * ends with what the process printed meanwhile, as a plugin does.
     */
    Cli.Result run(String... arguments) throws IOException, InterruptedException {
        Files.writeString(log, "");
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(List.of(folder.resolve(LAUNCHER).toString()));
        command.addAll(List.of(arguments));
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Cli.Result(code, Files.readString(out), Files.readString(err) + Files.readString(log));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Runs the commands whose folders come through the named pipe in the working directory. */
    public static void main(String[] arguments) throws IOException {
        OjAlgoUtils.limitThreadsTo(1);
        while (true) {
            // A read of the pipe ends when the scripts that wrote into it have closed it.
            for (String folder : Files.readAllLines(Path.of(REQUESTS))) {
                serve(Path.of(folder));
            }
        }
    }

    private static void serve(Path folder) throws IOException {
        String words = Files.readString(folder.resolve("arguments"));
        List<String> arguments = words.equals("\0") ? List.of() : List.of(words.split("\0", -1));
        int code;
        try (PrintWriter out = writer(folder.resolve("out"));
                PrintWriter err = writer(folder.resolve("err"))) {
            // The last word ends with the separator too.
            String[] list =
                    arguments.stream().limit(Math.max(0, arguments.size() - 1)).toArray(String[]::new);
            code = new RepDyn(new Console(out, err), Interrupts.none()).execute(list);
        }
        Files.writeString(folder.resolve("code"), code + "\n");
    }

    private static PrintWriter writer(Path file) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }
}
