package org.repdyn.core.observable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Snapshot;

/**
 * Eigenbasis in which a theory decomposes a run; the mode that is expected to grow fastest is first. Eigenvectors of a repeated
 * eigenvalue are not unique, only their span is, so a mode is a cluster: all vectors whose successive eigenvalues are close.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class Modes {

    /** Largest number of modes: a plot of more lines cannot be read, and the last modes vanish first. */
    public static final int MAX_MODES = 32;

    /**
     * Largest gap between successive eigenvalues of one cluster, relative to the largest eigenvalue: √ε. An eigenvector is known up
     * to ε divided by the relative gap; at √ε the error of merging two modes equals the error of splitting one.
     */
    private static final double CLUSTER_GAP = 0x1p-26;

    /** Name of the observable that measures {@link #lengths}. */
    private static final String OBSERVABLE = ObservableNames.MODE_PROJECTION;

    private final OptionalInt block;
    private final R064Store vectors;
    private final List<Double> values = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    private Modes(double[] eigenvalues, R064Store vectors, OptionalInt block) {
        this.block = block;
        int from = 0;
        for (int end : ends(eigenvalues)) {
            values.add(Arrays.stream(eigenvalues, from, end).average().orElseThrow());
            ends.add(end);
            from = end;
        }
        if (from > vectors.getColDim()) {
            throw new IllegalArgumentException(
                    "the modes of these eigenvalues need " + from + " vectors, got " + vectors.getColDim());
        }
        this.vectors = from == vectors.getColDim()
                ? vectors
                : R064Store.FACTORY.copy(vectors.limits(vectors.getRowDim(), from));
    }

    /** Returns the end, exclusive, of each cluster. */
    private static List<Integer> ends(double[] eigenvalues) {
        double gap =
                CLUSTER_GAP * Arrays.stream(eigenvalues).map(Math::abs).max().orElse(0);
        List<Integer> ends = new ArrayList<>();
        for (int i = 1; i <= eigenvalues.length && ends.size() < MAX_MODES; i++) {
            if (i == eigenvalues.length || Math.abs(eigenvalues[i] - eigenvalues[i - 1]) > gap) {
                ends.add(i);
            }
        }
        return ends;
    }

    /** Returns the number of vectors, from the first, that the modes of the given eigenvalues use. */
    public static int vectors(double[] eigenvalues) {
        List<Integer> ends = ends(eigenvalues);
        return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
    }

    /**
     * Returns modes of a weight block W, d×k: the part along a vector v is vᵀW.
     *
     * @param eigenvalues in the order of the theory, ascending or descending
     * @param vectors d×p, orthonormal, one per column; at least {@link #vectors} many
     * @param block index of the block
     */
    public static Modes ofWeights(double[] eigenvalues, R064Store vectors, int block) {
        return new Modes(eigenvalues, vectors, OptionalInt.of(block));
    }

    /**
     * Returns modes of the embeddings U, N×k: the part along a mode is vᵀU, where v maps embeddings to the coordinate of the mode.
     *
     * @param eigenvalues in the order of the theory, ascending or descending
     * @param vectors N×p, one per column; at least {@link #vectors} many
     */
    public static Modes ofEmbeddings(double[] eigenvalues, R064Store vectors) {
        return new Modes(eigenvalues, vectors, OptionalInt.empty());
    }

    /** Returns the number of modes, at most {@link #MAX_MODES}. */
    public int size() {
        return ends.size();
    }

    /** Returns the eigenvalue of a mode: the mean of its cluster. */
    public double value(int mode) {
        return values.get(mode);
    }

    /** Returns the number of vectors of a mode. */
    public int multiplicity(int mode) {
        return ends.get(mode) - (mode == 0 ? 0 : ends.get(mode - 1));
    }

    /** Returns ‖Vᵀ·state‖_F for the vectors V of each mode; empty if the modes are those of weights and the state has none. */
    public Optional<double[]> lengths(Snapshot snapshot, LinearAlgebra algebra) {
        Optional<R064Store> state = block.isEmpty()
                ? Optional.of(snapshot.embeddings())
                : snapshot.weights().map(w -> w.blocks().get(block.getAsInt()));
        return state.map(s -> lengths(algebra.multiplyLeftTransposed(vectors, s)));
    }

    /**
     * Returns the lengths from the parts along each vector.
     *
     * @param parts one row per vector, at least as many rows as the modes have vectors
     */
    private double[] lengths(R064Store parts) {
        double[] each = new double[parts.getRowDim()];
        for (int l = 0; l < parts.data.length; l++) {
            int row = l % each.length;
            each[row] = Math.hypot(each[row], parts.data[l]);
        }
        double[] result = new double[size()];
        int from = 0;
        for (int mode = 0; mode < result.length; mode++) {
            for (; from < ends.get(mode); from++) {
                result[mode] = Math.hypot(result[mode], each[from]);
            }
        }
        return result;
    }

    /**
     * Returns the predicted values of the observable {@code mode-projection}, by component as in {@code
     * Prediction.State.scalars}; values that are not finite are left out.
     *
     * @param parts predicted part along each vector, one per row, in the order of the eigenvalues
     * @throws IllegalArgumentException if there are fewer parts than the modes have vectors
     */
    public Map<ObservableComponent, Double> predicted(R064Store parts) {
        if (parts.getRowDim() < vectors.getColDim()) {
            throw new IllegalArgumentException("the modes have " + vectors.getColDim()
                    + " vectors, but there are parts along " + parts.getRowDim());
        }
        Map<ObservableComponent, Double> result = new LinkedHashMap<>();
        double[] lengths = lengths(parts);
        for (int mode = 0; mode < lengths.length; mode++) {
            if (Double.isFinite(lengths[mode])) {
                result.put(new ObservableComponent(OBSERVABLE, mode), lengths[mode]);
            }
        }
        return result;
    }
}
