package org.repdyn.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Turns Ctrl-C into a request to stop: arms that are done are kept and written, then the process exits with 130. */
final class Interrupts {

    static final int EXIT_CODE = 130;

    private static final long SECONDS_TO_FINISH = 60;

    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicBoolean finished = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);

    /** Never interrupted unless asked to; for tests. */
    static Interrupts none() {
        return new Interrupts();
    }

    /** Listens for the end of the process. */
    static Interrupts install() {
        Interrupts interrupts = new Interrupts();
        Runtime.getRuntime().addShutdownHook(new Thread(interrupts::shutDown, "repdyn-interrupt"));
        return interrupts;
    }

    /** Whether the user asked to stop. */
    boolean interrupted() {
        return interrupted.get();
    }

    /** Asks to stop, as Ctrl-C does. */
    void interrupt() {
        interrupted.set(true);
    }

    /** Says that everything is written; returns the code to exit with. */
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
