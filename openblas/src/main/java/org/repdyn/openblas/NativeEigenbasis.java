package org.repdyn.openblas;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Eigenbasis;
import org.repdyn.core.algebra.Operands;
import org.repdyn.core.algebra.Scaling;

/**
 * Eigenvectors V = Q·S of A = QTQᵀ with T tridiagonal: the reflections of Q, and the eigenvectors S of T. To multiply them out, as dsyevd does, takes 2n³ operations of the 14/3·n³ of the
 * decomposition, and 4n² for each column that is multiplied with the factors instead.
 */
final class NativeEigenbasis implements Eigenbasis {

    /** Largest number of entries of the columns that are multiplied at a time, 4 MB. */
    private static final int ENTRIES = 1 << 19;

    private final int n;
    private final double[] values;
    private final Tridiagonalisation reduced;
    private final NativeBlock ofTridiagonal;

    /** V itself, once it is needed; guarded by this object. */
    private final List<NativeBlock> complete = new ArrayList<>(1);

    /**
     * Decomposes a matrix.
     *
     * @param symmetric n×n, n &ge; 1, exactly symmetric, with entries of ordinary size
     * @param exponent the values are multiplied by 2^exponent
     * @throws ArithmeticException if the decomposition does not converge
     */
    NativeEigenbasis(R064Store symmetric, int exponent) {
        this.n = symmetric.getRowDim();
        this.reduced = new Tridiagonalisation(symmetric);
        this.values = new double[n];
        this.ofTridiagonal = reduced.decompose(values);
        Scaling.multiply(values, exponent);
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    @Override
    public R064Store vectors(int count) {
        R064Store result = Operands.zeros(n, count);
        if (count == 0) {
            return result;
        }
        if (count == n) {
            complete().store(result, 0, 0, n, n);
            return result;
        }
        NativeBlock columns = new NativeBlock();
        columns.reserve(n * count);
        columns.copy(ofTridiagonal, n * count);
        reduced.rotate(columns, count, false);
        columns.store(result, 0, 0, n, count);
        return result;
    }

    @Override
    public R064Store coordinates(R064Store x) {
        Operands.requireRows(List.of(x), n);
        R064Store result = Operands.zeros(n, x.getColDim());
        ProductMemory memory = ProductMemory.ofThread();
        int step = step();
        for (int from = 0; from < x.getColDim(); from += step) {
            int columns = Math.min(step, x.getColDim() - from);
            memory.right.load(x, 0, from, n, columns);
            reduced.rotate(memory.right, columns, true);
            memory.result.reserve(n * columns);
            memory.result.multiply(ofTridiagonal, true, memory.right, false, n, columns, n, false);
            memory.result.store(result, 0, from, n, columns);
        }
        return result;
    }

    @Override
    public R064Store combine(R064Store y) {
        Operands.requireRows(List.of(y), n);
        R064Store result = Operands.zeros(n, y.getColDim());
        NativeFixedMatrix.multiply(complete(), false, y, result);
        return result;
    }

    @Override
    public List<R064Store> combineAll(List<R064Store> matrices) {
        Operands.requireRows(matrices, n);
        long columns = matrices.stream().mapToLong(R064Store::getColDim).sum();
        if (columns >= n) {
            return matrices.stream().map(this::combine).toList();
        }
        List<R064Store> results = new ArrayList<>(matrices.size());
        Operands.inGroups(matrices, step(), (group, width) -> combine(group, width, results));
        return results;
    }

    /** Multiplies matrices with {@code width} columns in all by the factors. */
    private void combine(List<R064Store> matrices, int width, List<R064Store> results) {
        ProductMemory memory = ProductMemory.ofThread();
        memory.right.reserve(n * width);
        int column = 0;
        for (R064Store matrix : matrices) {
            memory.right.put(matrix.data, 0, column * n, matrix.data.length);
            column += matrix.getColDim();
        }
        memory.result.reserve(n * width);
        memory.result.multiply(ofTridiagonal, false, memory.right, false, n, width, n, false);
        reduced.rotate(memory.result, width, false);
        column = 0;
        for (R064Store matrix : matrices) {
            R064Store result = Operands.zeros(n, matrix.getColDim());
            memory.result.get(column * n, result.data, 0, result.data.length);
            results.add(result);
            column += matrix.getColDim();
        }
    }

    /** Returns the number of columns that are multiplied at a time. */
    private int step() {
        return Math.max(1, ENTRIES / n);
    }

    private synchronized NativeBlock complete() {
        if (complete.isEmpty()) {
            NativeBlock vectors = new NativeBlock();
            vectors.reserve(n * n);
            vectors.copy(ofTridiagonal, n * n);
            reduced.rotate(vectors, n, false);
            complete.add(vectors);
        }
        return complete.get(0);
    }
}
