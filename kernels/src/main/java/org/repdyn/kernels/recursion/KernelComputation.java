package org.repdyn.kernels.recursion;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.kernels.spi.PairCovariance;

/** Computation of the entries of kernels, whose columns several threads share; the bits do not depend on the number of threads. */
final class KernelComputation {

    private final InfiniteNetwork network;
    private final RunControl control;
    private final Workers workers;

    KernelComputation(InfiniteNetwork network, RunControl control, Workers workers) {
        this.network = network;
        this.control = control;
        this.workers = workers;
    }

    /**
     * Computes kernels of the rows of {@code x} with themselves; an absent one is not computed.
     *
     * @throws CancellationException if the run was cancelled
     */
    void symmetric(R064Store x, Optional<R064Store> nngp, Optional<R064Store> ntk) {
        int n = x.getRowDim();
        double[] covariance = nngp.map(k -> k.data).orElseGet(() -> new double[0]);
        double[] tangent = ntk.map(k -> k.data).orElseGet(() -> new double[0]);
        // An evaluator serves one thread. The first one is made here, so that inputs are checked before any thread
        // starts.
        Queue<PairEvaluator> free = new ConcurrentLinkedQueue<>();
        free.add(PairEvaluator.of(network, x));
        AtomicLong pairs = new AtomicLong();
        workers.forEach(n, j -> {
            if (control.cancelled()) {
                throw new CancellationException(
                        "cancelled after " + pairs.get() + " of " + (long) n * (n + 1) / 2 + " pairs of the kernel");
            }
            PairEvaluator polled = free.poll();
            PairEvaluator evaluator = polled == null ? PairEvaluator.of(network, x) : polled;
            for (int i = 0; i <= j; i++) {
                PairCovariance pair = evaluator.evaluate(i, j);
                if (covariance.length > 0) {
                    covariance[j * n + i] = pair.c();
                    covariance[i * n + j] = pair.c();
                }
                if (tangent.length > 0) {
                    tangent[j * n + i] = pair.tangent();
                    tangent[i * n + j] = pair.tangent();
                }
            }
            free.add(evaluator);
            // Counted by the thread that reports, so that the progress never falls.
            synchronized (free) {
                control.progress(pairs.addAndGet(j + 1L) / ((double) n * (n + 1) / 2));
            }
        });
    }

    /**
     * Computes kernels of the rows of {@code x} with those of {@code y}; an absent one is not computed.
     *
     * @throws CancellationException if the run was cancelled
     */
    void rectangular(R064Store x, R064Store y, Optional<R064Store> nngp, R064Store ntk) {
        if (x.getColDim() != y.getColDim()) {
            throw new IllegalArgumentException("the two sets of inputs have " + x.getColDim() + " and " + y.getColDim()
                    + " columns; a kernel needs equally many");
        }
        Queue<PairEvaluator> free = new ConcurrentLinkedQueue<>();
        free.add(PairEvaluator.of(network, x, y));
        int a = x.getRowDim();
        int b = y.getRowDim();
        double[] covariance = nngp.map(k -> k.data).orElseGet(() -> new double[0]);
        AtomicInteger columns = new AtomicInteger();
        workers.forEach(b, j -> {
            if (control.cancelled()) {
                throw new CancellationException(
                        "cancelled after " + columns.get() + " of " + b + " columns of the kernel");
            }
            PairEvaluator polled = free.poll();
            PairEvaluator evaluator = polled == null ? PairEvaluator.of(network, x, y) : polled;
            for (int i = 0; i < a; i++) {
                PairCovariance pair = evaluator.evaluate(i, j);
                if (covariance.length > 0) {
                    covariance[j * a + i] = pair.c();
                }
                ntk.data[j * a + i] = pair.tangent();
            }
            free.add(evaluator);
            synchronized (free) {
                control.progress((double) columns.incrementAndGet() / b);
            }
        });
    }
}
