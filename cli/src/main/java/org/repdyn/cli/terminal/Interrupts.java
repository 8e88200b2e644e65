package org.repdyn.cli.terminal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.apiguardian.api.API;

/**
 * Turns the first Ctrl-C during a run into a request to stop: the command writes the results of the arms that are finished, and the
 * process exits with code 130. A second Ctrl-C, or one while nothing runs or is written, ends the process at once ({@link ProcessEnd}). SIGTERM and SIGHUP do the same
 * with their own codes, and end the process after {@link #SECONDS_TO_FINISH} in any case.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Interrupts {

    /** Number of SIGINT. */
    private static final int INT = 2;

    /** Number of SIGHUP. */
    private static final int HUP = 1;

    /** Number of SIGTERM. */
    private static final int TERM = 15;

    /** Exit code of a process that a signal ended, minus the number of the signal. */
    private static final int SIGNAL_CODES = 128;

    /** Time for writing results after SIGTERM, SIGHUP or a plugin's System.exit, in seconds; schedulers kill after 30. */
    private static final long SECONDS_TO_FINISH = 20;

    private final Consumer<String> messages;
    private final IntConsumer halt;
    private final AtomicInteger code = new AtomicInteger();
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final AtomicBoolean finished = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile String stopping = "";

    /**
     * Creates an object that handles no signals by itself.
     *
     * @param messages receives lines for the user
     * @param halt ends the process with an exit code, without any clean-up
     */
    public Interrupts(Consumer<String> messages, IntConsumer halt) {
        this.messages = messages;
        this.halt = halt;
    }

    /** Returns an object that does not listen for signals; only {@link #interrupt()} interrupts it. For tests. */
    public static Interrupts none() {
        return new Interrupts(message -> {}, code -> {});
    }

    /** Returns an object that handles the signals of this process, and calls of {@code System.exit} by a plugin. */
    public static Interrupts install(Consumer<String> messages) {
        Interrupts interrupts = new Interrupts(messages, ProcessEnd::atOnce);
        Map.of("INT", INT, "TERM", TERM, "HUP", HUP)
                .forEach((name, number) -> Signals.handle(name, () -> interrupts.signal(number)));
        Runtime.getRuntime().addShutdownHook(new Thread(interrupts::shutDown, "repdyn-shutdown"));
        return interrupts;
    }

    /** Records that a run has begun: from now on there are results to write when a stop is requested. */
    public void beginRun() {
        beginRun("stopping; the results of finished arms are written");
    }

    /**
     * Records that a run has begun, which is not ended at once when a stop is requested.
     *
     * @param message says what happens then
     */
    public void beginRun(String message) {
        stopping = message;
        running.set(true);
    }

    /**
     * Runs a step that writes a file. The first signal during the step does not end the process before the step has ended, so that no
     * temporary file is left; the command then ends with the code of the signal.
     *
     * @throws IOException if the step does
     */
    public void write(Writing step) throws IOException {
        writing.set(true);
        try {
            step.run();
        } finally {
            writing.set(false);
        }
    }

    /** A step that writes a file. */
    @FunctionalInterface
    public interface Writing {
        /** Writes the file. */
        void run() throws IOException;
    }

    /** Returns true if there are results to write when a stop is requested: arms run or have run, or a file is written. */
    public boolean hasResults() {
        return running.get() || writing.get();
    }

    /** Returns true if a stop was requested. */
    public boolean interrupted() {
        return code.get() != 0;
    }

    /** Requests a stop, as Ctrl-C does. */
    public void interrupt() {
        code.compareAndSet(0, SIGNAL_CODES + INT);
    }

    /** Returns the exit code of the request to stop; 0 if there is none. */
    public int exitCode() {
        return code.get();
    }

    /**
     * Returns the exit code of a command: that of the request to stop if there is one, and the command's own otherwise.
     *
     * @param own exit code of the command without a request to stop
     */
    public int exitCode(int own) {
        return interrupted() ? exitCode() : own;
    }

    /** Handles a signal. */
    void signal(int number) {
        int exitCode = SIGNAL_CODES + number;
        if (!hasResults() || !code.compareAndSet(0, exitCode)) {
            halt.accept(exitCode);
            return;
        }
        messages.accept((running.get() ? stopping : "stopping when the file is written")
                + ". Press Ctrl-C again to stop at once");
        if (number != INT) {
            Thread limit = new Thread(() -> awaitThenHalt(exitCode), "repdyn-limit");
            limit.setDaemon(true);
            limit.start();
        }
    }

    /**
     * Records that the command has written everything.
     *
     * @param result exit code of the command
     * @return {@code result}, or the code of the request to stop if there is one
     */
    public int finished(int result) {
        finished.set(true);
        done.countDown();
        return exitCode(result);
    }

    /** Runs when the process ends. Before the command has finished, only a call of System.exit by a plugin leads here. */
    private void shutDown() {
        if (finished.get()) {
            return;
        }
        Optional<Caller> caller = Caller.find();
        caller.ifPresent(c -> messages.accept("error: " + c.type()
                + " called System.exit, which ends RepDyn. A plugin must throw an exception instead; ask its author"));
        if (!running.get() || caller.filter(Caller::main).isPresent()) {
            halt.accept(ExitCode.FAILED);
            return;
        }
        code.set(ExitCode.FAILED);
        awaitThenHalt(ExitCode.FAILED);
    }

    private void awaitThenHalt(int exitCode) {
        try {
            // The time limit matters, not which of the two it was: the process ends in either case.
            boolean ended = done.await(SECONDS_TO_FINISH, TimeUnit.SECONDS);
            if (!ended) {
                messages.accept("error: the results could not be written within " + SECONDS_TO_FINISH + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        halt.accept(exitCode);
    }

    /**
     * Caller of System.exit.
     *
     * @param type name of its class
     * @param main true if it runs on the main thread, which then can write nothing any more
     */
    private record Caller(String type, boolean main) {

        static Optional<Caller> find() {
            for (Map.Entry<Thread, StackTraceElement[]> thread :
                    Thread.getAllStackTraces().entrySet()) {
                StackTraceElement[] stack = thread.getValue();
                boolean exits = Arrays.stream(stack)
                        .anyMatch(f -> f.getClassName().equals("java.lang.Shutdown")
                                && f.getMethodName().equals("exit"));
                if (exits) {
                    return Arrays.stream(stack)
                            .map(StackTraceElement::getClassName)
                            .filter(name -> !name.startsWith("java."))
                            .findFirst()
                            .map(type -> new Caller(
                                    type, "main".equals(thread.getKey().getName())));
                }
            }
            return Optional.empty();
        }
    }
}
