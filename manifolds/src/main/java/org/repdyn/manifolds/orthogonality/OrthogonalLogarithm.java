package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.manifolds.dense.Symmetry;

/**
 * Principal logarithm of a rotation: the skew matrix Ω of smallest norm with exp(Ω) = Q. With the symmetric part S and the
 * skew part K of Q, which commute, Ω = φ(S)·K with φ(cos θ) = θ/sin θ. φ is smooth but at cos θ = −1; there, angles are
 * measured from π: Ω = πJ − φ(−S)·K with the orthogonal polar factor J of K. No eigenvectors of close eigenvalues are told
 * apart, so that equal angles need no special case, and angles near 0 and near π keep their digits.
 */
final class OrthogonalLogarithm {

    /** Cosines between which the angles measured from 0 are separated from those measured from π, at the widest gap. */
    private static final double LEAST_COSINE = -0.9;

    private static final double LARGEST_COSINE = 0.5;

    private static final String NO_LOGARITHM = "the logarithm of a rotation by 180° is not unique, and a reflection has"
            + " none; take a point that is nearer, in the same component";

    private OrthogonalLogarithm() {}

    /**
     * Returns the logarithm.
     *
     * @param q Q, whose symmetric part is used
     * @param skewSymmetric K; of a rotation Q = XᵀY near the identity it is the skew part of Xᵀ(Y − X), which keeps the digits that the skew part of
     *     XᵀY loses
     * @throws ArithmeticException if Q turns a plane by π to rounding, so that its logarithm is not unique, or if Q is a
     *     reflection
     */
    static R064Store of(R064Store q, R064Store skewSymmetric, LinearAlgebra algebra) {
        Parts parts = Parts.of(q, skewSymmetric, algebra);
        R064Store result = algebra.multiplyRightTransposed(parts.near(), parts.nearVectors());
        if (parts.farVectors().getColDim() > 0) {
            R064Store turned =
                    algebra.multiply(parts.farVectors(), fromHalfTurn(parts.far(), parts.cosines(), algebra));
            R064Store part = algebra.multiplyRightTransposed(turned, parts.farVectors());
            for (int i = 0; i < part.data.length; i++) {
                result.data[i] += part.data[i];
            }
        }
        Symmetry.skewPart(result, result);
        return result;
    }

    /**
     * Returns the norm of the logarithm, which is the same for all logarithms where they are not unique.
     *
     * @throws ArithmeticException if Q is a reflection
     */
    static double norm(R064Store q, R064Store skewSymmetric, LinearAlgebra algebra) {
        Parts parts = Parts.of(q, skewSymmetric, algebra);
        double square = OrthogonalManifold.dot(parts.near(), parts.near());
        int m = parts.far().getRowDim();
        if (m % 2 == 1) {
            throw new ArithmeticException(NO_LOGARITHM);
        }
        if (m > 0) {
            for (double sine : algebra.thinSvd(parts.far()).values()) {
                double angle = Math.PI - Math.asin(Math.min(1, sine));
                square += angle * angle;
            }
        }
        return Math.sqrt(square);
    }

    /**
     * A rotation in the eigenvectors of its symmetric part.
     *
     * @param near Ω·V for the eigenvectors V with angles measured from 0
     * @param nearVectors V
     * @param far VᵀKV for the eigenvectors V with angles measured from π, skew
     * @param farVectors V
     * @param cosines eigenvalues, ascending, those of the far vectors first
     */
    private record Parts(R064Store near, R064Store nearVectors, R064Store far, R064Store farVectors, double[] cosines) {

        static Parts of(R064Store q, R064Store skew, LinearAlgebra algebra) {
            int n = q.getRowDim();
            R064Store symmetric = q.copy();
            Symmetry.symmetricPart(symmetric, symmetric);
            SymmetricEigen eigen = algebra.symmetricEigen(symmetric);
            int count = split(eigen.values());
            R064Store nearVectors = columns(eigen.vectors(), count, n);
            R064Store near = algebra.multiply(skew, nearVectors);
            for (int j = count; j < n; j++) {
                double stretch = stretch(eigen.values()[j]);
                for (int i = 0; i < n; i++) {
                    near.data[(j - count) * n + i] *= stretch;
                }
            }
            R064Store farVectors = columns(eigen.vectors(), 0, count);
            R064Store far = algebra.multiplyLeftTransposed(farVectors, algebra.multiply(skew, farVectors));
            Symmetry.skewPart(far, far);
            return new Parts(near, nearVectors, far, farVectors, eigen.values());
        }
    }

    /** Returns πJ − φ(−cos θ)·K for the block of angles measured from π. */
    private static R064Store fromHalfTurn(R064Store k, double[] cosines, LinearAlgebra algebra) {
        int m = k.getRowDim();
        ThinSvd svd = algebra.thinSvd(k);
        double least = svd.values()[m - 1];
        if (m % 2 == 1 || !(least > m * Math.ulp(1.0))) {
            throw new ArithmeticException(
                    "the logarithm of a rotation by 180° is not unique, and a reflection has none;"
                            + " take a point that is nearer, in the same component");
        }
        R064Store result = algebra.multiplyRightTransposed(svd.left(), svd.right());
        for (int j = 0; j < m; j++) {
            double stretch = stretch(-cosines[j]);
            for (int i = 0; i < m; i++) {
                result.data[j * m + i] = Math.PI * result.data[j * m + i] - stretch * k.data[j * m + i];
            }
        }
        Symmetry.skewPart(result, result);
        return result;
    }

    /** Returns the number of ascending cosines below the widest gap; cosines of one plane are equal to rounding. */
    private static int split(double[] cosines) {
        int count = 0;
        double widest = -1;
        double previous = LEAST_COSINE;
        for (int i = 0; i <= cosines.length; i++) {
            double next = i == cosines.length ? LARGEST_COSINE : Math.min(LARGEST_COSINE, cosines[i]);
            if (next - previous > widest) {
                widest = next - previous;
                count = i;
            }
            previous = Math.max(previous, next);
        }
        return count;
    }

    /** Returns φ(c) = θ/sin θ at c = cos θ. */
    private static double stretch(double cosine) {
        double oneMinus = Math.max(0, 1 - cosine);
        if (oneMinus == 0) {
            return 1;
        }
        return 2 * Math.asin(Math.min(1, Math.sqrt(oneMinus / 2))) / Math.sqrt(oneMinus * (1 + cosine));
    }

    private static R064Store columns(R064Store m, int from, int to) {
        int n = m.getRowDim();
        R064Store result = R064Store.FACTORY.make(n, to - from);
        System.arraycopy(m.data, from * n, result.data, 0, result.data.length);
        return result;
    }
}
