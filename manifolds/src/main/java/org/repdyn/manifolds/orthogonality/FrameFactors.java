package org.repdyn.manifolds.orthogonality;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.dense.Entries;

/**
 * QR and polar factors of n×k matrices times the scale c of a manifold, and the steps to those of point + tangent. Well-conditioned steps come from
 * Gram matrices; all others are loaded, orthonormalised and decomposed. It works in the scratch of its manifold and allocates nothing.
 */
final class FrameFactors {

    /** Largest bound of the condition number of a matrix whose Gram matrix, which squares it, gives its QR decomposition. */
    private static final double SQUARED_CONDITION = 1e5;

    /** Largest bound of the condition number, in units of that of I, from whose square a QR decomposition needs no second pass. */
    private static final double WELL_CONDITIONED = 1.5;

    private final int n;
    private final int k;
    private final double scale;
    private final LinearAlgebra algebra;
    private final Optional<WorkingProjection> working;
    /** The loaded matrix, or its factor. */
    private final R064Store work;

    private final R064Store product;
    private final R064Store small;
    private final R064Store factor;
    private final SmallSvd svd;
    private final CholeskyQr cholesky;
    private final InverseRoot inverseRoot;
    private final R064Store gramRoot;
    /** True if a backend computed the last polar factor, so that work is still the loaded matrix and svd is not of it. */
    private boolean byBackend;

    FrameFactors(OrthogonalManifold manifold) {
        n = manifold.n;
        k = manifold.k;
        scale = manifold.scale;
        algebra = manifold.algebra;
        working = manifold.working;
        work = manifold.work;
        product = manifold.product;
        small = manifold.small;
        factor = manifold.factor;
        svd = manifold.svd;
        cholesky = new CholeskyQr(k);
        inverseRoot = new InverseRoot(k, algebra);
        gramRoot = R064Store.FACTORY.make(k, k);
    }

    /** Computes the QR step from Gram matrices; returns false if point + tangent is not well-conditioned enough. */
    boolean shortQr(R064Store point, R064Store tangent, R064Store result) {
        gramOfSum(point, tangent);
        double condition = cholesky.factor(small);
        if (!(condition <= SQUARED_CONDITION)) {
            return false;
        }
        boolean twice = condition > WELL_CONDITIONED * k;
        if (!twice) {
            scaleSmall(cholesky.inverse, scale);
            multiplySum(cholesky.inverse, result);
            return true;
        }
        algebra.multiply(work, false, cholesky.inverse, false, product);
        algebra.gram(product, true, small);
        if (!(cholesky.factor(small) <= SQUARED_CONDITION)) {
            return false;
        }
        scaleSmall(cholesky.inverse, scale);
        algebra.multiply(product, false, cholesky.inverse, false, result);
        return true;
    }

    /** Computes the polar step from the Gram matrix; returns false if point + tangent is not well-conditioned enough. */
    boolean shortPolar(R064Store point, R064Store tangent, R064Store result) {
        gramOfSum(point, tangent);
        if (!inverseRoot.compute(small, scale, factor)) {
            return false;
        }
        multiplySum(factor, result);
        return true;
    }

    /** Computes work = point + tangent and small = workᵀ·work. */
    private void gramOfSum(R064Store point, R064Store tangent) {
        double[] a = point.data;
        double[] b = tangent.data;
        double[] sum = work.data;
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        if (working.isPresent()) {
            working.get().loadGram(work, small);
        } else {
            algebra.gram(work, true, small);
        }
    }

    /** Computes result = work·right after {@link #gramOfSum}. */
    private void multiplySum(R064Store right, R064Store result) {
        if (working.isPresent()) {
            working.get().multiplyLoaded(right, result);
        } else {
            algebra.multiply(work, false, right, false, result);
        }
    }

    private static void scaleSmall(R064Store matrix, double weight) {
        if (weight != 1) {
            for (int i = 0; i < matrix.data.length; i++) {
                matrix.data[i] *= weight;
            }
        }
    }

    /** Computes the orthogonal polar factor of a k×k matrix; the matrix may be the scratch of the manifold. */
    void polarFactor(R064Store square, R064Store result) {
        algebra.multiply(square, true, square, false, factor);
        if (inverseRoot.compute(factor, 1, gramRoot)) {
            algebra.multiply(square, false, gramRoot, false, result);
        } else {
            svd.decompose(square);
            algebra.multiply(svd.u, false, svd.v, true, result);
        }
    }

    /** Loads a matrix divided by its largest entry, so that squares of entries neither overflow nor underflow. */
    void load(R064Store matrix) {
        System.arraycopy(matrix.data, 0, work.data, 0, work.data.length);
        divideByLargest();
    }

    /** Loads point + tangent divided by its largest entry. */
    void load(R064Store point, R064Store tangent) {
        for (int i = 0; i < work.data.length; i++) {
            work.data[i] = point.data[i] + tangent.data[i];
        }
        divideByLargest();
    }

    private void divideByLargest() {
        double largest = Entries.largest(work);
        if (largest > 0) {
            for (int i = 0; i < work.data.length; i++) {
                work.data[i] /= largest;
            }
        }
    }

    /** Computes c·Q of the loaded matrix = QR; {@code what} names it in the message. */
    void orthonormal(R064Store result, String what) {
        if (working.isEmpty() || !working.get().orthonormalise(work)) {
            orthonormaliseWork(what);
        }
        for (int i = 0; i < work.data.length; i++) {
            result.data[i] = scale * work.data[i];
        }
    }

    /**
     * Computes c times the polar factor of the loaded matrix; {@code what} names it in the message. QR comes first, so that the condition number is
     * not squared as in A(AᵀA)^{−½}.
     */
    void polar(R064Store result, String what) {
        byBackend = working.isPresent() && working.get().polarFactor(work, result);
        if (byBackend) {
            return;
        }
        orthonormaliseWork(what);
        svd.decompose(factor);
        multiplyByRotation(result);
    }

    /** Changes the result of the last call of {@link #polar} to the one that the other sign of the least singular direction gives. */
    void turnLeastDirection(R064Store result) {
        if (byBackend) {
            working.orElseThrow().turnLeastDirection(work, result);
            return;
        }
        // work·U·diag(1, …, 1, −1)·Vᵀ: the last singular value is the smallest.
        for (int i = (k - 1) * k; i < k * k; i++) {
            svd.u.data[i] = -svd.u.data[i];
        }
        multiplyByRotation(result);
    }

    /** Computes c·work·U·Vᵀ with the factors of svd. */
    private void multiplyByRotation(R064Store result) {
        algebra.multiply(svd.u, false, svd.v, true, small);
        for (int i = 0; i < small.data.length; i++) {
            small.data[i] *= scale;
        }
        algebra.multiply(work, false, small, false, result);
    }

    /** Replaces work by its factor Q and sets factor = R. */
    private void orthonormaliseWork(String what) {
        double size = GramSchmidt.norm(work.data, 0, work.data.length);
        int rank = GramSchmidt.decompose(work, factor, n * Math.ulp(1.0) * size);
        if (rank < k) {
            throw new ArithmeticException(
                    "the nearest " + n + "×" + k + " matrix with orthogonal columns is not unique: "
                            + what + " has rank " + rank
                            + " or entries that are not finite; give one of full column rank, such as a "
                            + "random start, or take a shorter step");
        }
    }
}
