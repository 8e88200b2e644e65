package org.repdyn.core.file;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apiguardian.api.API;

/**
 * Temporary files and directories of the outputs that a process is writing. A process that ends without clean-up discards them first, so
 * that nothing is left beside the outputs; each output has its own name by then, or is discarded as a whole.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Temporaries {

    /** Number of attempts to delete a directory into which another thread writes at the same time. */
    private static final int ATTEMPTS = 20;

    private static final Temporaries OF_PROCESS = new Temporaries();

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Temporary> open = new LinkedHashSet<>();

    /** Creates an empty set. */
    Temporaries() {}

    /** Returns the set of this process. */
    public static Temporaries ofProcess() {
        return OF_PROCESS;
    }

    /** Output that is being written. */
    interface Temporary {
        /** Deletes what was written so far. */
        void discard() throws IOException;
    }

    /** Step that gives an output its own name. */
    @FunctionalInterface
    interface Publication {
        /** Renames files. */
        void run() throws IOException;
    }

    /** Adds an output, before anything of it is created. */
    void add(Temporary temporary) {
        lock.lock();
        try {
            open.add(temporary);
        } finally {
            lock.unlock();
        }
    }

    /** Removes an output that was published or discarded. */
    void remove(Temporary temporary) {
        lock.lock();
        try {
            open.remove(temporary);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives an output its own name, which is not interrupted by {@link #discardAll}.
     *
     * @throws IOException if the step does
     */
    void publish(Publication step) throws IOException {
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Discards all outputs that are being written, just before the process ends. Threads that begin or publish an output after that wait
     * for the end of the process.
     *
     * @param limit time after which this method returns in any case, since a network folder may not answer
     */
    public void discardAll(Duration limit) {
        Thread thread = new Thread(
                () -> {
                    // Never unlocked: nothing may be created or renamed from now on.
                    lock.lock();
                    List.copyOf(open).forEach(Temporaries::discard);
                },
                "repdyn-discard");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void discard(Temporary temporary) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                temporary.discard();
                return;
            } catch (IOException e) {
                // A thread of this process has written a file meanwhile. If it goes on to do so, the next process
                // deletes the rest.
                Thread.onSpinWait();
            }
        }
    }
}
