package org.repdyn.observables.spectrum;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Matrix C with the singular values of a centred representation, from which those of the representation Z itself follow without a
 * second pass over its rows: ZᵀZ = CᵀC + n·mmᵀ with the mean m of the rows, so they are the singular values of C with the
 * further row √n·mᵀ.
 *
 * @param scaling scaling of Z, in whose units the other components are
 * @param factor C: the triangular factor of the centred rows if they are many, else these rows
 * @param meanRow √n·m
 */
record CentredFactor(PowerScaling scaling, R064Store factor, double[] meanRow) {

    /**
     * Computes the factor of Z.
     *
     * @throws ArithmeticException if Z holds NaN or an infinity
     */
    static CentredFactor of(R064Store z, LinearAlgebra algebra) {
        PowerScaling scaling = PowerScaling.of(z);
        R064Store centred = Centring.centredCopy(z, scaling);
        int n = z.getRowDim();
        double[] meanRow = new double[z.getColDim()];
        for (int c = 0; c < meanRow.length; c++) {
            meanRow[c] = Math.sqrt(n) * scaling.scaled(Centring.mean(z, c, n));
        }
        boolean tall = n >= 2 * meanRow.length;
        return new CentredFactor(scaling, tall ? algebra.triangularFactor(centred) : centred, meanRow);
    }

    /** Returns the singular values of the centred rows, or of Z itself: min(n, k) values, descending. */
    double[] singularValues(boolean centred, LinearAlgebra algebra) {
        int rows = factor.getRowDim();
        int columns = factor.getColDim();
        double[] values = algebra.singularValues(centred ? factor : withMean());
        double[] result = new double[Math.min(rows, columns)];
        for (int i = 0; i < result.length; i++) {
            result[i] = scaling.undo(values[i]);
        }
        return result;
    }

    private R064Store withMean() {
        int rows = factor.getRowDim();
        R064Store both = R064Store.FACTORY.make(rows + 1, meanRow.length);
        for (int c = 0; c < meanRow.length; c++) {
            System.arraycopy(factor.data, c * rows, both.data, c * (rows + 1), rows);
            both.data[c * (rows + 1) + rows] = meanRow[c];
        }
        return both;
    }
}
