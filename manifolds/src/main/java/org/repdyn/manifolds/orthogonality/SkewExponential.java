package org.repdyn.manifolds.orthogonality;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;

/**
 * Exponential exp(A) of a skew-symmetric matrix by scaling and squaring of its Taylor polynomial. The exponential of a
 * skew matrix is orthogonal, so rounding errors do not grow and squaring loses no more than ε·‖A‖.
 */
final class SkewExponential {

    /** ‖A‖/2^s ≤ ½, where 14 terms leave ½¹⁵/15! = 2.3e-17, below rounding. */
    private static final double SCALED_NORM = 0.5;

    /** Degree of the Taylor polynomial that is applied to the scaled matrix. */
    private static final int DEGREE = 14;

    private final R064Store scaled;
    private final R064Store spare;

    SkewExponential(int size) {
        scaled = R064Store.FACTORY.make(size, size);
        spare = R064Store.FACTORY.make(size, size);
    }

    /** Writes exp(factor·a) into {@code result}. */
    void exponentiate(R064Store a, double factor, R064Store result) {
        double norm = Math.abs(factor) * GramSchmidt.norm(a.data, 0, a.data.length);
        int squarings = norm > SCALED_NORM ? Math.getExponent(norm / SCALED_NORM) + 1 : 0;
        double scale = Math.scalb(factor, -squarings);
        for (int i = 0; i < a.data.length; i++) {
            scaled.data[i] = a.data[i] * scale;
        }
        // Horner: I + A(I + A/2(I + A/3(…)))
        setIdentity(result);
        for (int term = DEGREE; term >= 1; term--) {
            scaled.multiply(result, spare);
            for (int i = 0; i < spare.data.length; i++) {
                result.data[i] = spare.data[i] / term;
            }
            addIdentity(result);
        }
        for (int i = 0; i < squarings; i++) {
            result.multiply(result, spare);
            System.arraycopy(spare.data, 0, result.data, 0, spare.data.length);
        }
    }

    private static void setIdentity(R064Store m) {
        Arrays.fill(m.data, 0);
        addIdentity(m);
    }

    private static void addIdentity(R064Store m) {
        int size = m.getRowDim();
        for (int i = 0; i < size; i++) {
            m.data[i * size + i] += 1;
        }
    }
}
