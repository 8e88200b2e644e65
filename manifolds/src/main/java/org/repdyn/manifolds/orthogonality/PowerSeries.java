package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Power series c₀I + c₁E + c₂E² + … of a small square matrix, cut off where the terms are below rounding. Three terms at a time
 * share one product (Paterson and Stockmeyer 1973). The memory is reused between calls.
 */
final class PowerSeries {

    /** Number of coefficients of a series: degrees up to 17, and the first term that is left out. */
    static final int TERMS = 19;

    /** Size below which a term is left out: the terms after it add at most as much again, and both are below rounding. */
    private static final double NEGLIGIBLE = Math.ulp(1.0) / 8;

    private final LinearAlgebra algebra;
    private final int size;
    private final R064Store matrix;
    private final R064Store square;
    private final R064Store cube;
    private final R064Store spare;
    private double norm;
    private boolean hasCube;

    PowerSeries(int size, LinearAlgebra algebra) {
        this.size = size;
        this.algebra = algebra;
        matrix = R064Store.FACTORY.make(size, size);
        square = R064Store.FACTORY.make(size, size);
        cube = R064Store.FACTORY.make(size, size);
        spare = R064Store.FACTORY.make(size, size);
    }

    /** Returns the matrix, which may be filled before {@link #prepare}. */
    R064Store matrix() {
        return matrix;
    }

    /** Computes the norm and the square of the matrix, and returns the norm ‖E‖_F. */
    double prepare() {
        norm = GramSchmidt.norm(matrix.data, 0, matrix.data.length);
        algebra.multiply(matrix, false, matrix, false, square);
        hasCube = false;
        return norm;
    }

    /**
     * Computes the sum of the series.
     *
     * @param c {@link #TERMS} coefficients, the terms of which decrease at the norm of the matrix
     */
    void evaluate(double[] c, R064Store result) {
        int blocks = blocks(c);
        if (blocks > 1 && !hasCube) {
            algebra.multiply(square, false, matrix, false, cube);
            hasCube = true;
        }
        setBlock(c, 3 * (blocks - 1), result);
        for (int block = blocks - 2; block >= 0; block--) {
            algebra.multiply(result, false, cube, false, spare);
            setBlock(c, 3 * block, result);
            for (int i = 0; i < spare.data.length; i++) {
                result.data[i] += spare.data[i];
            }
        }
    }

    /** Returns the number of blocks of three terms that matter. */
    private int blocks(double[] c) {
        double cubed = norm * norm * norm;
        double power = cubed;
        int blocks = 1;
        while (3 * blocks < TERMS - 1 && Math.abs(c[3 * blocks]) * power > NEGLIGIBLE) {
            power *= cubed;
            blocks++;
        }
        return blocks;
    }

    /** Computes result = c[at]·I + c[at + 1]·E + c[at + 2]·E². */
    private void setBlock(double[] c, int at, R064Store result) {
        double linear = c[at + 1];
        double quadratic = c[at + 2];
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = linear * matrix.data[i] + quadratic * square.data[i];
        }
        for (int i = 0; i < size; i++) {
            result.data[i * size + i] += c[at];
        }
    }
}
