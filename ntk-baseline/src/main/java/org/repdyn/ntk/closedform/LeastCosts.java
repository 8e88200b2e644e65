package org.repdyn.ntk.closedform;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;

/**
 * The solutions of the generalised eigenproblem A·z = μ·B·z in ascending order of μ, where A is positive definite (costs) and B positive
 * semi-definite (variances), both r×r. With P such that PᵀAP = I, they are z = P·v/√λ, μ = 1/λ, for the eigenpairs (λ, v) of PᵀBP: the least μ
 * belong to the largest λ.
 *
 * @param whitener P
 * @param eigen eigenpairs of PᵀBP, λ ascending
 * @param usable number of λ above rounding
 */
record LeastCosts(R064Store whitener, SymmetricEigen eigen, int usable) {

    /**
     * Solves the problem.
     *
     * @param cost A
     * @param variance B
     * @param rounding rounding error of λ, relative to the largest one
     */
    static LeastCosts of(R064Store cost, R064Store variance, double rounding, LinearAlgebra algebra) {
        int r = cost.getRowDim();
        SymmetricEigen costs = algebra.symmetricEigen(cost);
        R064Store whitener = costs.vectors().copy();
        for (int j = 0; j < r; j++) {
            double factor = 1 / Math.sqrt(costs.values()[j]);
            for (int i = j * r; i < (j + 1) * r; i++) {
                whitener.data[i] *= factor;
            }
        }
        SymmetricEigen eigen =
                algebra.symmetricEigen(algebra.multiplyLeftTransposed(whitener, algebra.multiply(variance, whitener)));
        double largest = r == 0 ? 0 : eigen.values()[r - 1];
        int usable = 0;
        while (usable < r && eigen.values()[r - 1 - usable] > rounding * largest) {
            usable++;
        }
        return new LeastCosts(whitener, eigen, usable);
    }

    /** Returns the least values μ. */
    double[] values(int count) {
        int r = eigen.values().length;
        double[] values = new double[count];
        for (int j = 0; j < count; j++) {
            values[j] = 1 / eigen.values()[r - 1 - j];
        }
        return values;
    }

    /** Returns the vectors z of the least values as columns, with zᵀBz = 1. */
    R064Store vectors(int count, LinearAlgebra algebra) {
        int r = eigen.values().length;
        R064Store v = R064Store.FACTORY.make(r, count);
        for (int j = 0; j < count; j++) {
            double root = Math.sqrt(eigen.values()[r - 1 - j]);
            for (int i = 0; i < r; i++) {
                v.data[j * r + i] = eigen.vectors().data[(r - 1 - j) * r + i] / root;
            }
        }
        return algebra.multiply(whitener, v);
    }
}
