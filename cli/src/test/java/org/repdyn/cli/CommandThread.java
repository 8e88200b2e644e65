package org.repdyn.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;

/**
 * A command that runs on a thread of this process, for tests in which two commands run at the same time and only one of them needs a
 * process of its own, which takes seconds to start.
 */
final class CommandThread {

    /** Limit of a command, in seconds. */
    private static final int LIMIT = 120;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CompletableFuture<Integer> code;

    private CommandThread(String... arguments) {
        Console console = new Console(new PrintWriter(out), new PrintWriter(err));
        code = CompletableFuture.supplyAsync(
                () -> new RepDyn(console, Interrupts.none()).execute(arguments),
                command -> new Thread(command, "repdyn " + arguments[0]).start());
    }

    /** Starts a command. */
    static CommandThread start(String... arguments) {
        return new CommandThread(arguments);
    }

    /** Waits until standard error contains a text. */
    CommandThread awaitError(String text) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT);
        while (!err.toString().contains(text)) {
            if (code.isDone() || System.nanoTime() > end) {
                throw new AssertionError("standard error does not contain '" + text + "': " + err);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return this;
    }

    /** Waits for the end of the command. */
    Cli.Result result() throws InterruptedException, ExecutionException {
        try {
            return new Cli.Result(code.get(LIMIT, TimeUnit.SECONDS), out.toString(), err.toString());
        } catch (TimeoutException e) {
            throw new AssertionError("the command did not end within " + LIMIT + " seconds: " + err, e);
        }
    }
}
