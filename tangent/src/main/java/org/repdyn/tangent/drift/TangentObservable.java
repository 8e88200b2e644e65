package org.repdyn.tangent.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.tangent.empirical.EmpiricalNtk;
import org.repdyn.tangent.empirical.Reduction;

/**
 * Base of observables that compare the tangent kernel of a run with that of its first state. Measures nothing without
 * an encoder: a constant kernel does not drift, and a prediction has no network.
 */
abstract class TangentObservable implements Observable {

    /** Largest number of rows of a kernel, which bounds its memory at 8 MB for each layer. */
    private static final int MOST_ROWS = 1024;

    /** Bytes of a gigabyte. */
    private static final double BYTES_PER_GIGABYTE = 1e9;

    private final int samples;
    private Optional<List<R064Store>> initial = Optional.empty();

    TangentObservable(TangentOptions options) {
        samples = options.samples();
    }

    /** Returns the part of the kernel that is compared. */
    abstract Reduction reduction();

    /** Returns the number of blocks of views besides the anchors. */
    abstract int blocks(ViewLayout layout);

    abstract double[] compare(
            EncoderSnapshot snapshot, int count, List<R064Store> before, List<R064Store> now, LinearAlgebra algebra);

    @Override
    public Optional<String> needs() {
        return Optional.of("a network");
    }

    @Override
    public final double[] observe(Observation observation) {
        if (!(observation.snapshot() instanceof EncoderSnapshot snapshot)) {
            return new double[0];
        }
        Weights weights = snapshot.weights().orElseThrow();
        ViewLayout layout = snapshot.views().layout();
        int blocks = blocks(layout);
        int rows = reduction() == Reduction.FULL ? snapshot.encoder().outputs() * blocks : blocks;
        int count = Math.max(1, Math.min(Math.min(samples, layout.samples()), MOST_ROWS / rows));
        EmpiricalNtk kernel = new EmpiricalNtk(snapshot.encoder(), observation.algebra());
        requireMemory(
                kernel.leastBytes(
                        blocks * count,
                        blocks * count,
                        snapshot.views().matrix().getColDim(),
                        reduction(),
                        weights.blocks().size()),
                snapshot.encoder().outputs());
        R064Store inputs = first(snapshot.views().matrix(), layout, blocks, count);
        List<R064Store> now = kernel.byLayer(inputs, weights, reduction());
        if (initial.isEmpty()) {
            initial = Optional.of(now);
        }
        double[] values = compare(snapshot, count, initial.get(), now, observation.algebra());
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return new double[0];
            }
        }
        return values;
    }

    private static void requireMemory(double bytes, int outputs) {
        if (bytes > EmpiricalNtk.DEFAULT_BUDGET) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the tangent kernel of an encoder with %d outputs takes %.1f GB, and the limit is %.1f GB. Choose"
                            + " fewer outputs or narrower layers, or leave this observable out",
                    outputs,
                    bytes / BYTES_PER_GIGABYTE,
                    EmpiricalNtk.DEFAULT_BUDGET / BYTES_PER_GIGABYTE));
        }
    }

    private static R064Store first(R064Store x, ViewLayout layout, int blocks, int count) {
        int n = x.getRowDim();
        R064Store result = R064Store.FACTORY.make(blocks * count, x.getColDim());
        for (int j = 0; j < x.getColDim(); j++) {
            for (int b = 0; b < blocks; b++) {
                System.arraycopy(x.data, j * n + layout.firstRow(b), result.data, (j * blocks + b) * count, count);
            }
        }
        return result;
    }

    static R064Store total(List<R064Store> layers) {
        List<R064Store> rest = new ArrayList<>(layers);
        R064Store sum = rest.remove(0).copy();
        for (R064Store layer : rest) {
            for (int i = 0; i < sum.data.length; i++) {
                sum.data[i] += layer.data[i];
            }
        }
        return sum;
    }
}
