package org.repdyn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command {@code repdyn} in a process of its own, with a time limit, for tests of what ends a process. */
final class RepDynProcess implements AutoCloseable {

    /** Limit of every test, in seconds; a process that hangs is killed then. */
    private static final int LIMIT = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private RepDynProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts a command with 256 MB of memory.
     *
     * @param folder working directory, which also gets the files with the output
     */
    static RepDynProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, List.of(), arguments);
    }

    /** Starts a command with further options of Java, which override those of short processes. */
    static RepDynProcess start(Path folder, List<String> options, String... arguments) throws IOException {
        return start(folder, Files.createTempFile(folder, "out", ".txt"), options, arguments);
    }

    /** Starts a command whose standard output goes to a file that exists. */
    static RepDynProcess start(Path folder, Path out, String... arguments) throws IOException {
        return start(folder, out, List.of(), arguments);
    }

    private static RepDynProcess start(Path folder, Path out, List<String> options, String... arguments)
            throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(ProcessClasses.options());
        all.add(Main.class.getName());
        all.addAll(List.of(arguments));
        return java(folder, out, all);
    }

    /** Starts a class of the tests in place of the command. */
    static RepDynProcess startTestClass(Path folder, List<String> options, Class<?> main, String... arguments)
            throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(ProcessClasses.optionsWithTests());
        all.add(main.getName());
        all.addAll(List.of(arguments));
        return java(folder, Files.createTempFile(folder, "out", ".txt"), all);
    }

    private static RepDynProcess java(Path folder, Path out, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // The process is short: a fast start matters more than fast loops.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        builder.environment().remove("REPDYN_PLUGINS");
        builder.environment().remove("REPDYN_STORE");
        return new RepDynProcess(builder.start(), out, err);
    }

    /** Waits until standard error contains a text. */
    RepDynProcess awaitError(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT);
        while (!Files.readString(err).contains(text)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("standard error does not contain '" + text + "': " + Files.readString(err));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return this;
    }

    /** Sends SIGTERM. SIGINT would be ignored if the build runs in the background of a shell. */
    RepDynProcess terminate() {
        process.destroy();
        return this;
    }

    /** Ends the process at once, by SIGKILL where the system has it. */
    RepDynProcess kill() {
        process.destroyForcibly();
        return this;
    }

    /** Waits for the end of the process. */
    Cli.Result result() throws IOException, InterruptedException {
        return result(LIMIT);
    }

    /** Waits for the end of the process, at most some seconds. */
    Cli.Result result(int limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process did not end within " + limit + " seconds: " + Files.readString(err));
        }
        String printed = Files.isRegularFile(out) ? Files.readString(out) : "";
        return new Cli.Result(process.exitValue(), printed, Files.readString(err));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
