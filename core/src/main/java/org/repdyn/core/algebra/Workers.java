package org.repdyn.core.algebra;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the independent parts of one computation. The calling thread takes part, so that a call made from within a
 * part, or while all other threads are busy, ends too. A computation that divides its work into parts in a way that does not
 * depend on {@link #threads()} gives the same bits on any number of threads.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class Workers {

    /** Seconds after which a thread without work ends. */
    private static final long IDLE_SECONDS = 10;

    private static final Workers CALLER = new Workers(1);

    private final int threads;
    private final ExecutorService helpers;

    private Workers(int threads) {
        this(threads, task -> new Thread(task, "linear algebra"));
    }

    /**
     * Creates threads.
     *
     * @param threads number of threads, with the calling one
     * @param creation creation of a thread that is not yet started
     */
    Workers(int threads, ThreadFactory creation) {
        this.threads = threads;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                Math.max(1, threads - 1),
                Math.max(1, threads - 1),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = creation.newThread(task);
                    thread.setDaemon(true);
                    // A new thread has the loader of its first caller, such as a plugin, and would keep it in memory.
                    thread.setContextClassLoader(Workers.class.getClassLoader());
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        helpers = pool;
    }

    /** Returns the calling thread alone. */
    public static Workers caller() {
        return CALLER;
    }

    /**
     * Returns the calling thread and {@code threads} − 1 others, which are started when they are needed first.
     *
     * @throws IllegalArgumentException if {@code threads} is less than 1
     */
    public static Workers of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, got " + threads);
        }
        return threads == 1 ? CALLER : new Workers(threads);
    }

    /** Returns the number of threads. */
    public int threads() {
        return threads;
    }

    /**
     * Computes every part once and returns when all are done. Parts are started in ascending order and may run at the same time. If one
     * fails, no further parts are started.
     *
     * @param parts number of parts
     * @param part computation of the part with the given index, from 0
     * @throws RuntimeException of the part with the smallest index among those that failed
     */
    public void forEach(int parts, IntConsumer part) {
        if (threads == 1 || parts <= 1) {
            for (int i = 0; i < parts; i++) {
                part.accept(i);
            }
            return;
        }
        Computation computation = new Computation(parts, part);
        startHelpers(computation, Math.min(threads, parts) - 1);
        computation.run();
        computation.await();
    }

    private void startHelpers(Computation computation, int count) {
        try {
            for (int i = 0; i < count; i++) {
                helpers.execute(computation);
            }
        } catch (OutOfMemoryError e) {
            // The system gives this process no more threads. Those that run share the parts, and write into matrices of
            // the caller, so this call must not end before they do.
        }
    }

    /** The parts of one call, which several threads take in order. */
    private static final class Computation implements Runnable {

        private final int parts;
        private final IntConsumer part;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch open;
        private volatile int failedPart = Integer.MAX_VALUE;
        private @Nullable Throwable failure;

        Computation(int parts, IntConsumer part) {
            this.parts = parts;
            this.part = part;
            this.open = new CountDownLatch(parts);
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
                try {
                    // After a failure, only parts before it can still change the outcome.
                    if (i < failedPart) {
                        part.accept(i);
                    }
                } catch (RuntimeException | Error e) {
                    failed(i, e);
                } finally {
                    open.countDown();
                }
            }
        }

        private synchronized void failed(int index, Throwable e) {
            if (index < failedPart) {
                failedPart = index;
                failure = e;
            }
        }

        /** Waits for all parts. An interrupt does not end the wait, since parts still write into matrices; it is restored. */
        void await() {
            boolean interrupted = false;
            while (true) {
                try {
                    open.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            rethrow();
        }

        private synchronized void rethrow() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }
}
