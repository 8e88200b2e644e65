package org.repdyn.dynamics.encoder;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;

/**
 * Initial matrices with chosen singular values: scale·e^{−decay·j}, j = 0, 1, …
 *
 * @param shape along the axes, or between random orthonormal bases
 * @param scale the largest singular value
 * @param decay 0 where all are equal
 */
record InitialSpectrum(WeightInitialisation shape, double scale, double decay) {

    /** What options ask for; empty where entries are Gaussian, which have no chosen spectrum. */
    static Optional<InitialSpectrum> of(WeightInitialisation shape, double scale, Optional<Double> decay) {
        return shape == WeightInitialisation.GAUSSIAN && decay.isEmpty()
                ? Optional.empty()
                : Optional.of(new InitialSpectrum(shape, scale, decay.orElse(0.0)));
    }

    R064Store matrix(int rows, int columns, Seed seed) {
        int rank = Math.min(rows, columns);
        if (shape == WeightInitialisation.AXES) {
            R064Store result = R064Store.FACTORY.make(rows, columns);
            for (int j = 0; j < rank; j++) {
                result.set(j, j, value(j));
            }
            return result;
        }
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        R064Store left = algebra.orthonormalBasis(Gaussian.matrix(rows, rank, 1, seed.child("left")));
        R064Store right = algebra.orthonormalBasis(Gaussian.matrix(columns, rank, 1, seed.child("right")));
        for (int j = 0; j < rank; j++) {
            for (int i = 0; i < rows; i++) {
                left.set(i, j, left.doubleValue(i, j) * value(j));
            }
        }
        return algebra.multiplyRightTransposed(left, right);
    }

    /** The root-mean-square length of a column of such a matrix. */
    double columnLength(int rows, int columns) {
        double sum = 0;
        for (int j = 0; j < Math.min(rows, columns); j++) {
            sum += value(j) * value(j);
        }
        return Math.sqrt(sum / columns);
    }

    private double value(int j) {
        return scale * Math.exp(-decay * j);
    }
}
