package org.repdyn.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;
import org.ojalgo.OjAlgoUtils;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.cli.terminal.MessageStream;
import org.repdyn.cli.terminal.ProcessEnd;
import org.repdyn.cli.terminal.ResultStream;
import org.repdyn.cli.terminal.ThreadFailure;

/** Entry point of the process {@code repdyn}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Main {

    /** Time that shutdown hooks of libraries and plugins may take at the end of the process, in seconds. */
    private static final long SECONDS_TO_EXIT = 3;

    private Main() {}

    /**
     * Runs one command and exits with its code: 0 for success, 1 for a failed run, 2 for a mistake in the command, the study or the
     * data, 130 after Ctrl-C.
     */
    public static void main(String[] arguments) {
        HomeFolder.correct(System.getenv());
        // The command speaks English, and so do its numbers; libraries sort and format by this locale.
        Locale.setDefault(Locale.ROOT);
        ResultStream results = new ResultStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        PrintStream messages = new MessageStream(System.err);
        // Only results go to standard output: what a plugin prints must not corrupt the JSON of a command.
        System.setErr(messages);
        System.setOut(messages);
        Console console = Console.ofProcess(
                new PrintWriter(results, true, StandardCharsets.UTF_8),
                new PrintWriter(messages, true, StandardCharsets.UTF_8));
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught(console, thread, failure));
        Interrupts interrupts = Interrupts.install(console.err()::println);
        int code = new RepDyn(console, interrupts, Main::limitThreads).execute(arguments);
        console.out().flush();
        Optional<String> unwritten = results.failure();
        if (unwritten.isPresent()) {
            console.err().println("error: standard output cannot be written: " + unwritten.get());
            code = ExitCode.FAILED;
        }
        exit(interrupts.finished(code));
    }

    /**
     * Limits ojAlgo to one thread, before its classes read the number of cores. Arms run in parallel, so one thread for each matrix
     * operation is enough, and it gives the same bits on every machine.
     */
    private static void limitThreads() {
        OjAlgoUtils.limitThreadsTo(1);
    }

    /** Handles a failure on a thread that no command waits for, such as one that a plugin started. An Error ends the process. */
    private static void uncaught(Console console, Thread thread, Throwable failure) {
        boolean fatal = failure instanceof Error;
        console.err().println((fatal ? "error" : "warning") + ": " + ThreadFailure.describe(thread.getName(), failure));
        if (fatal) {
            ProcessEnd.atOnce(ExitCode.FAILED);
        }
    }

    /** Ends the process although threads of plugins may run, and although their shutdown hooks may not end. */
    private static void exit(int code) {
        Thread limit = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(SECONDS_TO_EXIT);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    ProcessEnd.atOnce(code);
                },
                "repdyn-exit");
        limit.setDaemon(true);
        limit.start();
        System.exit(code);
    }
}
