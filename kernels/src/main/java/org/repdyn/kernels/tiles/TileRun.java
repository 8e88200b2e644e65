package org.repdyn.kernels.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.repdyn.core.trajectory.RunControl;

/**
 * A computation of tiles on several threads. Threads take tiles from a shared queue; results do not depend on which
 * thread computes a tile.
 */
final class TileRun {

    private final TileSource source;
    private final Tiling tiling;
    private final int threads;
    private final RunControl control;

    TileRun(TileSource source, Tiling tiling, int threads, RunControl control) {
        this.source = source;
        this.tiling = tiling;
        this.threads = threads;
        this.control = control;
    }

    /** A receiver of finished tiles; called from several threads, for different tiles. */
    @FunctionalInterface
    interface Sink {
        /** Takes a computed tile; the numbers are valid until the call returns. */
        void accept(int tile, TileWorker worker);
    }

    void run(List<Integer> tiles, Sink sink) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        int workers = Math.max(1, Math.min(threads, tiles.size()));
        ExecutorService pool = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "kernel tiles");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                running.add(pool.submit(() -> work(tiles, next, done, sink)));
            }
            for (Future<?> each : running) {
                await(each);
            }
        } finally {
            pool.shutdownNow();
        }
        if (done.get() < tiles.size()) {
            throw new CancellationException(String.format(
                    Locale.ROOT, "cancelled after %d of %d tiles of the kernel", done.get(), tiles.size()));
        }
    }

    private void work(List<Integer> tiles, AtomicInteger next, AtomicInteger done, Sink sink) {
        TileWorker worker = new TileWorker(source);
        for (int k = next.getAndIncrement(); k < tiles.size(); k = next.getAndIncrement()) {
            if (control.cancelled()) {
                return;
            }
            int tile = tiles.get(k);
            try {
                worker.compute(Tiling.row(tile), Tiling.column(tile), tiling, control);
                sink.accept(tile, worker);
            } catch (RuntimeException e) {
                next.set(tiles.size());
                throw e;
            }
            int finished = done.incrementAndGet();
            synchronized (this) {
                control.progress((double) finished / tiles.size());
            }
        }
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while computing a kernel");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the computation of a kernel failed", e.getCause());
        }
    }
}
