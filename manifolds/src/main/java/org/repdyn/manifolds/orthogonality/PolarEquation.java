package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Symmetry;

/**
 * The Lyapunov equation M·S + S·Mᵀ = 2I of the inverse of the polar retraction, for which Y·S − X is tangent at X with M
 * = XᵀY. It is solved by the Newton iteration for the sign of M (Roberts 1980): Z ← (Z + Z⁻¹)/2, Q ← (Q + Z⁻¹QZ⁻ᵀ)/2. Z
 * converges to I if and only if all eigenvalues of M have positive real parts, that is, if a positive definite S exists.
 */
final class PolarEquation {

    /** The iteration halves eigenvalues of size 2^i at first and converges quadratically then. */
    private static final int MAX_ITERATIONS = 100;

    private PolarEquation() {}

    /**
     * Returns S.
     *
     * @throws ArithmeticException if there is no positive definite solution
     */
    static R064Store solve(R064Store m) {
        int k = m.getRowDim();
        R064Store z = R064Store.FACTORY.copy(m);
        R064Store q = R064Store.FACTORY.makeEye(k, k);
        double floor = k * k * Math.ulp(1.0);
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            R064Store inverse = R064Store.FACTORY.makeEye(k, k);
            if (!LinearSystem.solve(R064Store.FACTORY.copy(z), inverse, k)) {
                break;
            }
            R064Store half = R064Store.FACTORY.make(k, k);
            R064Store congruent = R064Store.FACTORY.make(k, k);
            inverse.multiply(q, half);
            half.multiply(inverse.transpose(), congruent);
            for (int l = 0; l < z.data.length; l++) {
                z.data[l] = (z.data[l] + inverse.data[l]) / 2;
                q.data[l] = (q.data[l] + congruent.data[l]) / 2;
            }
            double distance = distanceToIdentity(z);
            if (distance <= floor) {
                Symmetry.symmetricPart(q, q);
                return q;
            }
            if (!Double.isFinite(distance)) {
                break;
            }
        }
        throw new ArithmeticException(
                "the polar retraction reaches no such point: it is too far from the base point; take a nearer one");
    }

    private static double distanceToIdentity(R064Store z) {
        int k = z.getRowDim();
        double sum = 0;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                double entry = z.data[j * k + i] - (i == j ? 1 : 0);
                sum += entry * entry;
            }
        }
        return Math.sqrt(sum);
    }
}
