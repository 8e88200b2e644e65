package org.repdyn.manifolds.orthogonality;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.dense.Symmetry;

/**
 * Geodesics and Cayley steps on the Stiefel manifold, with their memory. Both are products of [X Q] or [X N] with small matrices, functions of a
 * generator with blocks of A = XᵀD and of the part N = (I − XXᵀ)D of the direction D that is normal to the frame.
 */
final class StiefelSteps {

    /** Largest ‖D‖_F for the geodesic from a Gram matrix: the exponential of its matrix, which is not skew, grows like e^‖D‖. */
    private static final double SHORT = 2;

    private final Stiefel manifold;
    private final AlphaMetric metric;
    private final LinearAlgebra algebra;
    private final int k;
    private final double scale;
    private final R064Store rotation;
    private final R064Store counterRotation;
    private final R064Store alongPoint;
    private final R064Store alongNormal;
    private final R064Store generator;
    private final R064Store exponential;
    private final SmallExponential largeExponential;
    private final SmallExponential smallExponential;

    StiefelSteps(Stiefel manifold, AlphaMetric metric) {
        this.manifold = manifold;
        this.metric = metric;
        algebra = manifold.algebra;
        k = manifold.k;
        scale = manifold.scale;
        rotation = R064Store.FACTORY.make(k, k);
        counterRotation = R064Store.FACTORY.make(k, k);
        alongPoint = R064Store.FACTORY.make(k, k);
        alongNormal = R064Store.FACTORY.make(k, k);
        generator = R064Store.FACTORY.make(2 * k, 2 * k);
        exponential = R064Store.FACTORY.make(2 * k, 2 * k);
        largeExponential = new SmallExponential(2 * k, algebra);
        smallExponential = new SmallExponential(k, algebra);
    }

    /**
     * Computes, with A = XᵀD and the thin QR (I − XXᵀ)D = QR of D = V/c: Y = [X Q]·exp([A/(α+1) −Rᵀ; R 0])[:,
     * 1:k]·exp(α/(α+1)·A).
     */
    void geodesic(R064Store point, R064Store tangent, R064Store result) {
        split(point, tangent);
        fillGenerator(metric.groupWeight(), 1);
        largeExponential.exponentiate(generator, 1, exponential);
        extractColumns();
        rotateBack();
        manifold.combine(point, alongPoint, scale, manifold.work, alongNormal, result);
    }

    /**
     * Computes, with A = XᵀD, N = (I − XXᵀ)D and τ = ‖N‖, Y = [X N/τ]·exp([A/(α+1) −NᵀN/τ; τI 0])[:, 1:k]·exp(α/(α+1)·A): the
     * geodesic without an orthonormal basis of N, which may be rank-deficient (after Edelman, Arias, Smith 1998, eq. 2.42).
     *
     * @return false if the tangent vector is too long or not finite, or for a metric with α below −½
     */
    boolean shortGeodesic(R064Store point, R064Store tangent, R064Store result) {
        // A NaN fails the comparison too.
        if (!(OrthogonalManifold.length(tangent) <= SHORT * scale)
                || metric.alpha() < StiefelMetric.EUCLIDEAN.alpha()) {
            return false;
        }
        R064Store normal = manifold.work;
        manifold.products(point, tangent, rotation);
        algebra.multiply(point, false, rotation, false, manifold.product);
        OrthogonalManifold.subtract(tangent, manifold.product, normal);
        Symmetry.skewPart(rotation, rotation);
        manifold.products(normal, normal, manifold.small);
        double length = OrthogonalManifold.length(normal) / scale;
        double tau = length > 0 ? length : 1;
        fillGramGenerator(metric.groupWeight(), tau);
        largeExponential.exponentiate(generator, 1, exponential);
        extractColumns();
        rotateBack();
        manifold.combine(point, alongPoint, 1 / tau, normal, alongNormal, result);
        return true;
    }

    /**
     * Computes Y = [X Q]·(I − B/2)⁻¹(I + B/2)[:, 1:k] with B = [A −Rᵀ; R 0] (Wen and Yin 2013, in an orthonormal basis of
     * span(X, D), where the matrix of the system is well-conditioned).
     */
    void cayley(R064Store point, R064Store tangent, R064Store result) {
        split(point, tangent);
        fillGenerator(0.5, 0.5);
        int size = 2 * k;
        for (int i = 0; i < exponential.data.length; i++) {
            exponential.data[i] = generator.data[i];
            generator.data[i] = -generator.data[i];
        }
        OrthogonalManifold.addToDiagonal(exponential, 1);
        OrthogonalManifold.addToDiagonal(generator, 1);
        LinearSystem.solve(generator, exponential, size);
        extractColumns();
        manifold.combine(point, alongPoint, scale, manifold.work, alongNormal, result);
    }

    /** Computes rotation = A, and work = Q and factor = R of the part of the tangent normal to span(W), in unit frames. */
    private void split(R064Store point, R064Store tangent) {
        manifold.products(point, tangent, rotation);
        Symmetry.skewPart(rotation, rotation);
        double floor = manifold.n * Math.ulp(1.0) * OrthogonalManifold.length(tangent) / scale;
        R064Store work = manifold.work;
        manifold.removeSpan(point, tangent, work);
        // The projection runs twice: if little remains, rounding left in span(W) by the first pass would be normalised
        // into a direction.
        manifold.removeSpan(point, work, work);
        for (int i = 0; i < work.data.length; i++) {
            work.data[i] /= scale;
        }
        GramSchmidt.decompose(work, manifold.factor, floor);
    }

    /** Multiplies alongPoint and alongNormal by exp(α/(α+1)·A), which is I for the canonical metric. */
    private void rotateBack() {
        if (metric.isCanonical()) {
            return;
        }
        R064Store small = manifold.small;
        smallExponential.exponentiate(rotation, metric.rotationWeight(), counterRotation);
        algebra.multiply(alongPoint, false, counterRotation, false, small);
        System.arraycopy(small.data, 0, alongPoint.data, 0, small.data.length);
        algebra.multiply(alongNormal, false, counterRotation, false, small);
        System.arraycopy(small.data, 0, alongNormal.data, 0, small.data.length);
    }

    /** Computes generator = [f·A −S/τ; τI 0] with S = small. */
    private void fillGramGenerator(double rotationFactor, double tau) {
        Arrays.fill(generator.data, 0);
        int size = 2 * k;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                generator.data[j * size + i] = rotationFactor * rotation.data[j * k + i];
                generator.data[(k + j) * size + i] = -manifold.small.data[j * k + i] / tau;
            }
            generator.data[j * size + k + j] = tau;
        }
    }

    /** Computes generator = [f·A −g·Rᵀ; g·R 0] with R = factor. */
    private void fillGenerator(double rotationFactor, double normalFactor) {
        Arrays.fill(generator.data, 0);
        int size = 2 * k;
        double[] r = manifold.factor.data;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                generator.data[j * size + i] = rotationFactor * rotation.data[j * k + i];
                generator.data[j * size + k + i] = normalFactor * r[j * k + i];
                generator.data[(k + i) * size + j] = -normalFactor * r[j * k + i];
            }
        }
    }

    /** Copies the two blocks of the first k columns of the exponential into alongPoint and alongNormal. */
    private void extractColumns() {
        for (int j = 0; j < k; j++) {
            System.arraycopy(exponential.data, j * 2 * k, alongPoint.data, j * k, k);
            System.arraycopy(exponential.data, j * 2 * k + k, alongNormal.data, j * k, k);
        }
    }
}
