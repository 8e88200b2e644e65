package org.repdyn.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns Ctrl-C into a request to stop. A command that sees the request writes the results of the arms that are finished; then the
 * process exits with code 130.
 */
final class Interrupts {

    /** Exit code after Ctrl-C: 128 plus the number of SIGINT, as shells report it. */
    static final int EXIT_CODE = 130;

    /** How long a command may take to write its results after Ctrl-C, in seconds, before the process is halted. */
    private static final long SECONDS_TO_FINISH = 60;

    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicBoolean finished = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);

    /** Returns an object that does not listen for Ctrl-C; only {@link #interrupt()} interrupts it. For tests. */
    static Interrupts none() {
        return new Interrupts();
    }

    /** Returns an object that is interrupted when the process is asked to end, by Ctrl-C or a signal. */
    static Interrupts install() {
        Interrupts interrupts = new Interrupts();
        Runtime.getRuntime().addShutdownHook(new Thread(interrupts::shutDown, "repdyn-interrupt"));
        return interrupts;
    }

    /** Returns true if a stop was requested. */
    boolean interrupted() {
        return interrupted.get();
    }

    /** Requests a stop, as Ctrl-C does. */
    void interrupt() {
        interrupted.set(true);
    }

    /**
     * Records that the command has written everything.
     *
     * @param code exit code of the command
     * @return {@code code}, or {@link #EXIT_CODE} if a stop was requested
     */
    int finished(int code) {
        finished.set(true);
        done.countDown();
        return interrupted() ? EXIT_CODE : code;
    }

    private void shutDown() {
        if (finished.get()) {
            return;
        }
        interrupt();
        try {
            if (!done.await(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
