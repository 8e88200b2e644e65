package org.repdyn.observables.similarity;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Principal angles between two column spaces, each accurate to a few units of rounding. Cosines cannot resolve angles near 0
 * and sines cannot resolve angles near π/2, so an angle is computed from its sine below π/4 and from its cosine above. Björck
 * and Golub (1973), "Numerical methods for computing angles between linear subspaces".
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PrincipalAngles {

    private final double[] angles;

    private PrincipalAngles(double[] angles) {
        this.angles = angles;
    }

    /**
     * Computes the angles between the column spaces of two matrices of full column rank.
     *
     * @param a d×p with p ≤ d
     * @param b d×q with q ≤ d
     * @throws IllegalArgumentException if the numbers of rows differ or a matrix has more columns than rows
     * @throws ArithmeticException if a column is, up to rounding, a combination of the columns before it
     */
    public static PrincipalAngles between(R064Store a, R064Store b, LinearAlgebra algebra) {
        if (a.getRowDim() != b.getRowDim() || a.getColDim() > a.getRowDim() || b.getColDim() > b.getRowDim()) {
            throw new IllegalArgumentException("principal angles need two bases in one space, got " + a.getRowDim()
                    + "×" + a.getColDim() + " and " + b.getRowDim() + "×" + b.getColDim());
        }
        R064Store first = algebra.orthonormalBasis(a);
        R064Store second = algebra.orthonormalBasis(b);
        boolean swap = first.getColDim() < second.getColDim();
        return ofBases(swap ? second : first, swap ? first : second, algebra);
    }

    /** Computes the angles from orthonormal bases; the larger space comes first, so that all its sines are singular values. */
    private static PrincipalAngles ofBases(R064Store q, R064Store smaller, LinearAlgebra algebra) {
        R064Store cross = algebra.multiplyLeftTransposed(q, smaller);
        double[] cosines = singularValues(cross);
        double[] sines = singularValues(smaller.subtract(algebra.multiply(q, cross)));
        int count = smaller.getColDim();
        double[] angles = new double[count];
        for (int i = 0; i < count; i++) {
            // Both arrays descend: the largest cosine belongs to the smallest sine.
            double cosine = Math.min(1, cosines[i]);
            double sine = Math.min(1, sines[count - 1 - i]);
            angles[i] = sine < cosine ? Math.asin(sine) : Math.acos(cosine);
        }
        Arrays.sort(angles);
        return new PrincipalAngles(angles);
    }

    private static double[] singularValues(MatrixStore<Double> matrix) {
        SingularValue<Double> svd = SingularValue.R064.make(matrix);
        svd.computeValuesOnly(matrix);
        return svd.getSingularValues().toRawCopy1D();
    }

    /** Returns the min(p, q) angles in radians, ascending. */
    public double[] angles() {
        return angles.clone();
    }

    /** Returns the largest angle in radians. */
    public double largest() {
        return angles[angles.length - 1];
    }

    /** Returns the sine of the largest angle, ‖P₁ − P₂‖₂ for spaces of equal dimension. */
    public double maxSine() {
        return Math.sin(largest());
    }

    /** Returns √Σ sin²θ, which is ‖P₁ − P₂‖_F/√2 for spaces of equal dimension. */
    public double chordal() {
        double sum = 0;
        for (double angle : angles) {
            sum = Math.hypot(sum, Math.sin(angle));
        }
        return sum;
    }

    /** Returns √Σ θ², the geodesic distance on the Grassmannian. */
    public double geodesic() {
        double sum = 0;
        for (double angle : angles) {
            sum = Math.hypot(sum, angle);
        }
        return sum;
    }
}
