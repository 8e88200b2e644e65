package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Queue of runs, which several threads take in order. A run that another process computes goes back to the end of the queue and
 * is tried again after a while.
 */
final class RunQueue {

    /** Time that arms get to end after a cancellation, in seconds. Arms of RepDyn end at their next step. */
    private static final long GRACE_SECONDS = 5;

    /** Time between two looks at whether a run was cancelled, in milliseconds. */
    private static final long POLL_MILLISECONDS = 100;

    /** Time between two attempts at runs that another process computes, in nanoseconds. */
    private static final long RETRY_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

    private final BooleanSupplier cancelled;
    private final Attempts attempts;
    private final IntConsumer waiting;
    private final AtomicBoolean interrupted = new AtomicBoolean();

    /** True once nobody waits for the runs any more, because one of them, or their listener, threw an exception. */
    private final AtomicBoolean abandoned = new AtomicBoolean();

    private RunQueue(BooleanSupplier cancelled, Attempts attempts, IntConsumer waiting) {
        this.cancelled = cancelled;
        this.attempts = attempts;
        this.waiting = waiting;
    }

    /** Computation of runs. */
    @FunctionalInterface
    interface Attempts {
        /**
         * Computes a run.
         *
         * @param stopped returns true if the run is to stop
         * @return empty if another process computes the run
         */
        Optional<ArmOutcome> of(PlannedRun run, BooleanSupplier stopped);
    }

    /**
     * Computes runs. An interrupt of this thread stops them; it is restored at the end.
     *
     * @param threads number of runs that are computed at a time
     * @param cancelled returns true if the runs are to stop
     * @param waiting receives the number of arms that other processes compute, if nothing else is left to do
     * @return the outcomes; without the runs that did not end within the grace after a cancellation, and those that another
     *     process was computing then
     * @throws IllegalStateException if a run throws an exception; the others are stopped
     */
    static Map<PlannedRun, ArmOutcome> compute(
            List<PlannedRun> runs, int threads, BooleanSupplier cancelled, Attempts attempts, IntConsumer waiting) {
        RunQueue queue = new RunQueue(cancelled, attempts, waiting);
        ExecutorService pool =
                Executors.newFixedThreadPool(Math.max(1, Math.min(threads, runs.size())), RunQueue::daemon);
        try {
            return queue.compute(runs, new ExecutorCompletionService<>(pool));
        } finally {
            pool.shutdown();
            if (queue.interrupted.get()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns true if the runs are to stop: they were cancelled or abandoned, or the thread that waits for them was interrupted. */
    private boolean stopped() {
        return interrupted.get() || abandoned.get() || cancelled.getAsBoolean();
    }

    /**
     * End of an attempt.
     *
     * @param outcome the outcome; empty if another process computes the run
     */
    private record Attempt(PlannedRun run, Optional<ArmOutcome> outcome) {}

    private Map<PlannedRun, ArmOutcome> compute(List<PlannedRun> runs, ExecutorCompletionService<Attempt> pool) {
        List<Future<Attempt>> running = new ArrayList<>();
        try {
            runs.forEach(run -> running.add(submit(run, pool)));
            return await(running, pool);
        } catch (RuntimeException | Error e) {
            // The runs that have begun end at their next step, and the others do not begin.
            abandoned.set(true);
            running.forEach(run -> run.cancel(false));
            throw e;
        }
    }

    /** Waits for runs, and begins those anew that another process was computing. */
    private Map<PlannedRun, ArmOutcome> await(List<Future<Attempt>> running, ExecutorCompletionService<Attempt> pool) {
        Map<PlannedRun, ArmOutcome> outcomes = new LinkedHashMap<>();
        List<PlannedRun> elsewhere = new ArrayList<>();
        long tried = System.nanoTime();
        int announced = 0;
        Grace grace = new Grace();
        while (!running.isEmpty() || (!elsewhere.isEmpty() && !stopped())) {
            int arms = elsewhere.stream().mapToInt(run -> run.arms().size()).sum();
            if (running.isEmpty() && arms != announced) {
                announced = arms;
                waiting.accept(arms);
            }
            if (!elsewhere.isEmpty() && System.nanoTime() - tried >= RETRY_NANOSECONDS) {
                elsewhere.forEach(run -> running.add(submit(run, pool)));
                elsewhere.clear();
                tried = System.nanoTime();
            }
            Optional<Future<Attempt>> ended = next(pool);
            if (ended.isPresent()) {
                running.removeIf(arm -> arm == ended.get());
                Attempt attempted = result(ended.get());
                attempted
                        .outcome()
                        .ifPresentOrElse(
                                outcome -> outcomes.put(attempted.run(), outcome),
                                () -> elsewhere.add(attempted.run()));
            } else if (grace.isOver()) {
                running.forEach(arm -> arm.cancel(true));
                return outcomes;
            }
        }
        return outcomes;
    }

    private Future<Attempt> submit(PlannedRun run, ExecutorCompletionService<Attempt> pool) {
        return pool.submit(() -> new Attempt(run, attempts.of(run, this::stopped)));
    }

    private Optional<Future<Attempt>> next(ExecutorCompletionService<Attempt> pool) {
        try {
            return Optional.ofNullable(pool.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            interrupted.set(true);
            return Optional.empty();
        }
    }

    private Attempt result(Future<Attempt> ended) {
        while (true) {
            try {
                return ended.get();
            } catch (InterruptedException e) {
                interrupted.set(true);
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        "an arm or the listener to its progress threw an exception, which stopped the others",
                        e.getCause());
            }
        }
    }

    /** Creates a thread that does not keep the process alive if a plugin never returns. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "repdyn-arm");
        thread.setDaemon(true);
        return thread;
    }

    /** Time that running arms get after a cancellation; it begins when the cancellation is noticed. */
    private final class Grace {

        private OptionalLong end = OptionalLong.empty();

        boolean isOver() {
            if (!stopped()) {
                return false;
            }
            if (end.isEmpty()) {
                end = OptionalLong.of(System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS));
            }
            return System.nanoTime() - end.getAsLong() >= 0;
        }
    }
}
