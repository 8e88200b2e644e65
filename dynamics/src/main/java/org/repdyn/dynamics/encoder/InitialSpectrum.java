package org.repdyn.dynamics.encoder;

import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;

/**
 * Initial matrices with chosen singular values: scale·e^{−decay·j}, where j counts from 0.
 *
 * @param shape singular vectors: the coordinate axes, or random orthonormal bases
 * @param scale the largest singular value
 * @param decay exponential decay rate of the singular values; 0 if all are equal
 * @param angles angles in radians by which the first columns along the axes are turned, column j from coordinate j towards coordinate
 *     columns + j
 */
record InitialSpectrum(WeightInitialisation shape, double scale, double decay, List<Double> angles) {

    /**
     * Returns the spectrum that the options describe; empty for Gaussian entries without a decay, whose singular values
     * are not chosen.
     */
    static Optional<InitialSpectrum> of(
            WeightInitialisation shape, double scale, Optional<Double> decay, List<Double> angles) {
        return shape == WeightInitialisation.GAUSSIAN && decay.isEmpty()
                ? Optional.empty()
                : Optional.of(new InitialSpectrum(shape, scale, decay.orElse(0.0), angles));
    }

    /**
     * Returns an initial rows×columns matrix with these singular values.
     *
     * @throws IllegalArgumentException if there are fewer rows than columns and angles
     */
    R064Store matrix(int rows, int columns, Seed seed) {
        int rank = Math.min(rows, columns);
        if (shape == WeightInitialisation.AXES) {
            R064Store result = R064Store.FACTORY.make(rows, columns);
            if (!angles.isEmpty() && rows < columns + angles.size()) {
                throw new IllegalArgumentException(
                        "angles: " + angles.size() + " columns turn towards coordinates of their own,"
                                + " which needs at least " + (columns + angles.size()) + " inputs for " + columns
                                + " outputs, and there are " + rows + "; give fewer angles or outputs, or more inputs");
            }
            for (int j = 0; j < rank; j++) {
                double angle = j < angles.size() ? angles.get(j) : 0;
                result.set(j, j, value(j) * Math.cos(angle));
                if (angle != 0) {
                    result.set(columns + j, j, value(j) * Math.sin(angle));
                }
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

    /** Returns the root-mean-square length of a column of a rows×columns matrix with these singular values. */
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
