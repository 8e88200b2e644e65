package org.repdyn.core.algebra;

import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** Decompositions of matrices with few columns in Java. */
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
        if (columns == 0) {
            return new ThinSvd(R064Store.FACTORY.make(rows, 0), new double[0], R064Store.FACTORY.make(0, 0));
        }
        int exponent = Scaling.exponent(a);
        R064Store scaled = Scaling.divide(a, exponent);
        SingularValue<Double> decomposition = SingularValue.R064.make(scaled);
        if (!decomposition.decompose(scaled)) {
            throw new ArithmeticException(
                    "The singular value decomposition of a " + rows + "×" + columns + " matrix did not converge.");
        }
        double[] values = new double[columns];
        decomposition.getSingularValues(values);
        Scaling.multiply(values, exponent);
        return new ThinSvd(
                firstColumns(decomposition.getU(), rows, columns),
                values,
                firstColumns(decomposition.getV(), columns, columns));
    }

    /** Returns the singular values, descending. */
    static double[] values(R064Store a) {
        Operands.requireFinite(a, "singular value decomposition");
        R064Store tall = a.getRowDim() >= a.getColDim() ? a : R064Store.FACTORY.transpose(a);
        if (tall.getColDim() == 0) {
            return new double[0];
        }
        int exponent = Scaling.exponent(tall);
        R064Store scaled = Scaling.divide(tall, exponent);
        SingularValue<Double> decomposition = SingularValue.R064.make(scaled);
        if (!decomposition.computeValuesOnly(scaled)) {
            throw new ArithmeticException(
                    "The singular values of a " + a.getRowDim() + "×" + a.getColDim() + " matrix did not converge.");
        }
        double[] values = new double[tall.getColDim()];
        decomposition.getSingularValues(values);
        Scaling.multiply(values, exponent);
        return values;
    }

    /**
     * Orthonormalises the columns by Gram–Schmidt, applied twice to each column, which is as orthogonal as Householder's method
     * (Giraud, Langou and Rozložník 2005). ojAlgo's QR decomposition is not used: it doubles the part of a column below the diagonal if
     * that part is smaller than about 5e-8 of the column. Linear dependence is judged relative to the length of each column, so the
     * scale of columns does not matter.
     */
    static R064Store orthonormalBasis(R064Store a) {
        Operands.requireFinite(a, "orthonormalisation");
        int rows = a.getRowDim();
        int columns = a.getColDim();
        Operands.requireTall(a, "An orthonormal basis");
        R064Store q = a.copy();
        for (int j = 0; j < columns; j++) {
            double largest = norm(q, j);
            if (largest > 0) {
                divide(q, j, largest);
            }
            subtractProjections(q, j);
            double left = norm(q, j);
            if (!(left > rows * Math.ulp(1.0))) {
                throw new ArithmeticException("The columns are linearly dependent to rounding: column " + j + " of "
                        + columns + " (counted from 0) lies in the span of the columns before it.");
            }
            divide(q, j, left);
            subtractProjections(q, j);
            divide(q, j, norm(q, j));
        }
        return q;
    }

    /** Subtracts from a column its projections onto the columns before it, which have length 1. */
    private static void subtractProjections(R064Store q, int column) {
        int rows = q.getRowDim();
        int own = column * rows;
        for (int l = 0; l < column; l++) {
            int other = l * rows;
            double along = 0;
            for (int i = 0; i < rows; i++) {
                along += q.data[other + i] * q.data[own + i];
            }
            for (int i = 0; i < rows; i++) {
                q.data[own + i] -= along * q.data[other + i];
            }
        }
    }

    private static void divide(R064Store q, int column, double by) {
        int rows = q.getRowDim();
        for (int i = column * rows; i < (column + 1) * rows; i++) {
            q.data[i] /= by;
        }
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
