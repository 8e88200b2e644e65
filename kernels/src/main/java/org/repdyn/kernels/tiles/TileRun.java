package org.repdyn.kernels.tiles;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.trajectory.RunControl;

/**
 * A computation of tiles on several threads. Threads take tiles from a shared queue; results do not depend on which
 * thread computes a tile.
 */
final class TileRun {

    /** Threads by their number. All runs share them, because threads stay for some seconds after their last work. */
    private static final Map<Integer, Workers> WORKERS = new ConcurrentHashMap<>();

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

    /**
     * Computes tiles. When the method returns or throws, no thread uses the sink any more.
     *
     * @throws CancellationException if the run was cancelled, or the calling thread was interrupted, before the last tile
     */
    void run(List<Integer> tiles, Sink sink) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        int sharers = Math.max(1, Math.min(threads, tiles.size()));
        WORKERS.computeIfAbsent(sharers, Workers::of).forEach(sharers, sharer -> work(tiles, next, done, sink));
        if (done.get() < tiles.size()) {
            throw new CancellationException(String.format(
                    Locale.ROOT, "cancelled after %d of %d tiles of the kernel", done.get(), tiles.size()));
        }
    }

    private void work(List<Integer> tiles, AtomicInteger next, AtomicInteger done, Sink sink) {
        try {
            TileWorker worker = new TileWorker(source);
            for (int k = next.getAndIncrement(); k < tiles.size(); k = next.getAndIncrement()) {
                if (control.cancelled() || Thread.currentThread().isInterrupted()) {
                    next.set(tiles.size());
                    return;
                }
                int tile = tiles.get(k);
                worker.compute(Tiling.row(tile), Tiling.column(tile), tiling, control);
                sink.accept(tile, worker);
                // Counted by the thread that reports, so that the progress never falls.
                synchronized (this) {
                    control.progress((double) done.incrementAndGet() / tiles.size());
                }
            }
        } catch (RuntimeException | Error e) {
            // The other threads stop too, or the failure would be seen only after all tiles.
            next.set(tiles.size());
            throw e;
        }
    }
}
