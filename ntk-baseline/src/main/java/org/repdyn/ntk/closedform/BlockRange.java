package org.repdyn.ntk.closedform;

import java.util.stream.IntStream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.losses.spi.BlockPairing;

/**
 * A pairing matrix M = A ⊗ I_n/n on its range: M = PDPᵀ with P = Q ⊗ I_n and D = Λ ⊗ I_n/n, where A = QΛQᵀ without the eigenvalues
 * that are 0 to rounding. P has orthonormal columns and is applied without being formed.
 *
 * @param samples number n of samples
 * @param vectors Q, blocks×m
 * @param weights the m entries of Λ/n
 */
record BlockRange(int samples, R064Store vectors, double[] weights) {

    /** Eigenvalues up to this share of the largest are 0: A has a few rows, so its decomposition errs by a few ε = 2.2e-16. */
    private static final double ROUNDING = 1e-14;

    static BlockRange of(BlockPairing pairing) {
        double[][] coefficients = pairing.coefficients();
        int blocks = coefficients.length;
        R064Store a = R064Store.FACTORY.make(blocks, blocks);
        for (int j = 0; j < blocks; j++) {
            System.arraycopy(coefficients[j], 0, a.data, j * blocks, blocks);
        }
        SymmetricEigen eigen = LinearAlgebra.ojAlgo().symmetricEigen(a);
        double[] values = eigen.values();
        double largest = Math.max(Math.abs(values[0]), Math.abs(values[blocks - 1]));
        int[] kept = IntStream.range(0, blocks)
                .filter(j -> Math.abs(values[j]) > ROUNDING * largest)
                .toArray();
        int n = pairing.layout().samples();
        R064Store vectors = R064Store.FACTORY.make(blocks, kept.length);
        double[] weights = new double[kept.length];
        for (int j = 0; j < kept.length; j++) {
            weights[j] = values[kept[j]] / n;
            System.arraycopy(eigen.vectors().data, kept[j] * blocks, vectors.data, j * blocks, blocks);
        }
        return new BlockRange(n, vectors, weights);
    }

    /** Returns the rank r = nm of M. */
    int rank() {
        return samples * weights.length;
    }

    /** Returns Pᵀx, r×c, of a matrix N×c. */
    R064Store project(R064Store x) {
        R064Store result = R064Store.FACTORY.make(rank(), x.getColDim());
        for (int c = 0; c < x.getColDim(); c++) {
            combine(x.data, c * x.getRowDim(), result.data, c * rank(), samples);
        }
        return result;
    }

    /** Returns xP, c×r, of a matrix c×N. */
    R064Store projectRight(R064Store x) {
        R064Store result = R064Store.FACTORY.make(x.getRowDim(), rank());
        combine(x.data, 0, result.data, 0, samples * x.getRowDim());
        return result;
    }

    /** Adds the combinations of consecutive blocks to consecutive blocks of the same length. */
    private void combine(double[] from, int first, double[] to, int at, int length) {
        int blocks = vectors.getRowDim();
        for (int a = 0; a < weights.length; a++) {
            for (int b = 0; b < blocks; b++) {
                double factor = vectors.data[a * blocks + b];
                int source = first + b * length;
                int target = at + a * length;
                for (int i = 0; i < length; i++) {
                    to[target + i] += factor * from[source + i];
                }
            }
        }
    }

    /** Returns Dx, r×c. */
    R064Store weighted(R064Store x) {
        R064Store result = x.copy();
        int block = 0;
        for (int start = 0; start < result.data.length; start += samples) {
            for (int i = start; i < start + samples; i++) {
                result.data[i] *= weights[block];
            }
            block = (block + 1) % weights.length;
        }
        return result;
    }
}
