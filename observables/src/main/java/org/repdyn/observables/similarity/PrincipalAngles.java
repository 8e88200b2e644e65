package org.repdyn.observables.similarity;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Principal angles between two column spaces, each to a few roundings: cosines alone lose an angle of 1e-9, sines alone one
 * near π/2, so an angle is read from the sine below π/4 and from the cosine above. Björck and Golub (1973), "Numerical
 * methods for computing angles between linear subspaces".
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PrincipalAngles {

    private final double[] angles;

    private PrincipalAngles(double[] angles) {
        this.angles = angles;
    }

    /**
     * Between the column spaces of two matrices of full column rank, in any bases.
     *
     * @param a d×p with p ≤ d
     * @param b d×q with q ≤ d
     * @throws ArithmeticException where a column depends, to rounding, on those before it
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

    /** The larger space first, so that all singular values of its complement in the smaller one are sines of angles. */
    private static PrincipalAngles ofBases(R064Store q, R064Store smaller, LinearAlgebra algebra) {
        R064Store cross = algebra.multiplyLeftTransposed(q, smaller);
        double[] cosines = singularValues(cross);
        double[] sines = singularValues(smaller.subtract(algebra.multiply(q, cross)));
        int count = smaller.getColDim();
        double[] angles = new double[count];
        for (int i = 0; i < count; i++) {
            // Cosines descend, sines ascend from the other end.
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

    /** The angles in radians, ascending, min(p, q) of them. */
    public double[] angles() {
        return angles.clone();
    }

    /** The largest angle. */
    public double largest() {
        return angles[angles.length - 1];
    }

    /** Sine of the largest angle: ‖P₁ − P₂‖₂ for spaces of one dimension. */
    public double maxSine() {
        return Math.sin(largest());
    }

    /** √Σ sin²θ; ‖P₁ − P₂‖_F is √2 times it for spaces of one dimension. */
    public double chordal() {
        double sum = 0;
        for (double angle : angles) {
            sum = Math.hypot(sum, Math.sin(angle));
        }
        return sum;
    }

    /** √Σ θ², the arc length on the Grassmannian. */
    public double geodesic() {
        double sum = 0;
        for (double angle : angles) {
            sum = Math.hypot(sum, angle);
        }
        return sum;
    }
}
