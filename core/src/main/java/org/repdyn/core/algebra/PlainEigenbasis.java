package org.repdyn.core.algebra;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;

/** An eigenbasis whose vectors are one matrix. */
final class PlainEigenbasis implements Eigenbasis {

    /** Largest number of entries of the columns that are multiplied at a time, 4 MB. */
    private static final int ENTRIES = 1 << 19;

    private final LinearAlgebra algebra;
    private final SymmetricEigen eigen;
    private final FixedMatrix vectors;

    PlainEigenbasis(SymmetricEigen eigen, LinearAlgebra algebra) {
        this.algebra = algebra;
        this.eigen = eigen;
        this.vectors = algebra.fixed(eigen.vectors());
    }

    @Override
    public double[] values() {
        return eigen.values().clone();
    }

    @Override
    public R064Store vectors(int count) {
        return R064Store.FACTORY.copy(eigen.vectors().limits(eigen.values().length, count));
    }

    @Override
    public R064Store coordinates(R064Store x) {
        return algebra.multiplyLeftTransposed(eigen.vectors(), x);
    }

    @Override
    public R064Store combine(R064Store y) {
        return vectors.multiply(y);
    }

    @Override
    public List<R064Store> combineAll(List<R064Store> matrices) {
        int n = eigen.values().length;
        Operands.requireRows(matrices, n);
        int columns = Math.max(1, ENTRIES / Math.max(1, n));
        List<R064Store> results = new ArrayList<>(matrices.size());
        Operands.inGroups(matrices, columns, (group, width) -> combine(group, width, results));
        return results;
    }

    /** Multiplies matrices with {@code width} columns in all as one matrix. */
    private void combine(List<R064Store> matrices, int width, List<R064Store> results) {
        int n = eigen.values().length;
        R064Store together = R064Store.FACTORY.make(n, width);
        int at = 0;
        for (R064Store matrix : matrices) {
            System.arraycopy(matrix.data, 0, together.data, at, matrix.data.length);
            at += matrix.data.length;
        }
        R064Store product = algebra.multiply(eigen.vectors(), together);
        at = 0;
        for (R064Store matrix : matrices) {
            R064Store result = R064Store.FACTORY.make(n, matrix.getColDim());
            System.arraycopy(product.data, at, result.data, 0, result.data.length);
            results.add(result);
            at += result.data.length;
        }
    }
}
