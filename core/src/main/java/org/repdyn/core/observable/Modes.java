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
 * The eigenbasis in which a theory takes a run apart, the mode it expects to win first. Vectors of one eigenvalue are anyone's
 * choice and only what they span is meant, so that a mode is a cluster: all vectors whose eigenvalues follow each other closely.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Modes {

    /** More are not told apart on a plot, and the last ones are those that vanish first. */
    public static final int MOST = 32;

    /**
     * Eigenvalues closer than this part of the largest are one. A vector is known to ε over the gap beside its eigenvalue: at
     * √ε the two errors, of taking two modes for one and of splitting one in two, are the same.
     */
    private static final double ONE = 0x1p-26;

    /** The observable that measures {@link #lengths}. */
    private static final String OBSERVABLE = "mode-projection";

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
            throw new IllegalArgumentException(from + " vectors are needed, there are " + vectors.getColDim());
        }
        this.vectors = from == vectors.getColDim()
                ? vectors
                : R064Store.FACTORY.copy(vectors.limits(vectors.getRowDim(), from));
    }

    /** Where each cluster ends. */
    private static List<Integer> ends(double[] eigenvalues) {
        double gap = ONE * Arrays.stream(eigenvalues).map(Math::abs).max().orElse(0);
        List<Integer> ends = new ArrayList<>();
        for (int i = 1; i <= eigenvalues.length && ends.size() < MOST; i++) {
            if (i == eigenvalues.length || Math.abs(eigenvalues[i] - eigenvalues[i - 1]) > gap) {
                ends.add(i);
            }
        }
        return ends;
    }

    /** How many vectors, from the first on, the modes of some eigenvalues have: no others need to be made. */
    public static int vectors(double[] eigenvalues) {
        List<Integer> ends = ends(eigenvalues);
        return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
    }

    /**
     * Modes of a weight block W, d×k: the part along a vector v is vᵀW.
     *
     * @param eigenvalues in the order of the theory, ascending or descending
     * @param vectors d×p, orthonormal, one a column; at least as many as {@link #vectors} says
     * @param block index of the block
     */
    public static Modes ofWeights(double[] eigenvalues, R064Store vectors, int block) {
        return new Modes(eigenvalues, vectors, OptionalInt.of(block));
    }

    /**
     * Modes of the embeddings U, N×k: the part along a mode is vᵀU, where v takes embeddings to the mode's coordinate.
     *
     * @param eigenvalues in the order of the theory, ascending or descending
     * @param vectors N×p, one a column; at least as many as {@link #vectors} says
     */
    public static Modes ofEmbeddings(double[] eigenvalues, R064Store vectors) {
        return new Modes(eigenvalues, vectors, OptionalInt.empty());
    }

    /** Number of modes, at most {@link #MOST}. */
    public int size() {
        return ends.size();
    }

    /** The eigenvalue of a mode, the mean of its cluster. */
    public double value(int mode) {
        return values.get(mode);
    }

    /** How many vectors a mode has. */
    public int multiplicity(int mode) {
        return ends.get(mode) - (mode == 0 ? 0 : ends.get(mode - 1));
    }

    /** ‖Vᵀ·state‖_F for the vectors V of each mode; empty where the state has no weights to take apart. */
    public Optional<double[]> lengths(Snapshot snapshot, LinearAlgebra algebra) {
        Optional<R064Store> state = block.isEmpty()
                ? Optional.of(snapshot.embeddings())
                : snapshot.weights().map(w -> w.blocks().get(block.getAsInt()));
        return state.map(s -> lengths(algebra.multiplyLeftTransposed(vectors, s)));
    }

    /** The same from the parts along each vector, one a row, at least as many as the modes have vectors. */
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
     * What a prediction of parts says of {@code mode-projection}: the lengths that fit double precision, by the name of the
     * component, as {@code Prediction.State.scalars} has them.
     *
     * @param parts the predicted part along each vector, one a row, in the order of the eigenvalues
     */
    public Map<String, Double> predicted(R064Store parts) {
        Map<String, Double> result = new LinkedHashMap<>();
        double[] lengths = lengths(parts);
        for (int mode = 0; mode < lengths.length; mode++) {
            if (Double.isFinite(lengths[mode])) {
                result.put(OBSERVABLE + "[" + mode + "]", lengths[mode]);
            }
        }
        return result;
    }
}
