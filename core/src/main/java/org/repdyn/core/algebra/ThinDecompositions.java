package org.repdyn.core.algebra;

import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** Decompositions of matrices with few columns, where ojAlgo is as fast as a native library. */
final class ThinDecompositions {

    private ThinDecompositions() {}

    static ThinSvd svd(R064Store a) {
        Operands.requireFinite(a, "singular value decomposition");
        int rows = a.getRowDim();
        int columns = a.getColDim();
        if (rows < columns) {
            ThinSvd transposed = svd(R064Store.FACTORY.transpose(a));
            return new ThinSvd(/* left= */ transposed.right(), transposed.values(), /* right= */ transposed.left());
        }
        SingularValue<Double> decomposition = SingularValue.R064.make(a);
        if (!decomposition.decompose(a)) {
            throw new ArithmeticException(
                    "The singular value decomposition of a " + rows + "×" + columns + " matrix did not converge.");
        }
        double[] values = new double[columns];
        decomposition.getSingularValues(values);
        return new ThinSvd(
                firstColumns(decomposition.getU(), rows, columns),
                values,
                firstColumns(decomposition.getV(), columns, columns));
    }

    /**
     * The columns are judged one by one against their own length, so that a column's scale does not matter: ojAlgo's
     * Householder QR is stable for each column by itself.
     */
    static R064Store orthonormalBasis(R064Store a) {
        Operands.requireFinite(a, "orthonormalisation");
        int rows = a.getRowDim();
        int columns = a.getColDim();
        if (rows < columns) {
            throw new IllegalArgumentException(
                    "An orthonormal basis needs at least as many rows as columns, got " + rows + "×" + columns + ".");
        }
        QR<Double> decomposition = QR.R064.make(a);
        decomposition.decompose(a);
        MatrixStore<Double> r = decomposition.getR();
        R064Store q = firstColumns(decomposition.getQ(), rows, columns);
        for (int j = 0; j < columns; j++) {
            double pivot = r.doubleValue(j, j);
            double length = norm(a, j);
            if (!(Math.abs(pivot) > rows * Math.ulp(1.0) * length)) {
                throw new ArithmeticException("The columns are linearly dependent to rounding: column " + j + " of "
                        + columns + " (counted from 0) lies in the span of those before it.");
            }
            if (pivot < 0) {
                for (int i = j * rows; i < (j + 1) * rows; i++) {
                    q.data[i] = -q.data[i];
                }
            }
        }
        return q;
    }

    private static double norm(R064Store a, int column) {
        int rows = a.getRowDim();
        double largest = 0;
        for (int i = column * rows; i < (column + 1) * rows; i++) {
            largest = Math.max(largest, Math.abs(a.data[i]));
        }
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = column * rows; i < (column + 1) * rows; i++) {
            double scaled = a.data[i] / largest;
            sum += scaled * scaled;
        }
        return largest * Math.sqrt(sum);
    }

    private static R064Store firstColumns(MatrixStore<Double> matrix, int rows, int columns) {
        return R064Store.FACTORY.copy(matrix.limits(rows, columns));
    }
}
