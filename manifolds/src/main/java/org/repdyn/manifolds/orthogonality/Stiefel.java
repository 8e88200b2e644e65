package org.repdyn.manifolds.orthogonality;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.spi.Retraction;

/**
 * Stiefel manifold of matrices with WᵀW = c²I. Tangent vectors V at W have WᵀV skew. With X = W/c, all formulas are
 * those of unit frames (Edelman, Arias, Smith 1998; geodesics in the skew form of Zimmermann and Hüper 2022).
 */
class Stiefel extends OrthogonalManifold {

    private final StiefelMetric metric;
    private final R064Store rotation;
    private final R064Store counterRotation;
    private final R064Store alongPoint;
    private final R064Store alongNormal;
    private final R064Store generator;
    private final R064Store exponential;
    private final SkewExponential largeExponential;
    private final SkewExponential smallExponential;

    Stiefel(int rows, int columns, double scale, StiefelMetric metric, LinearAlgebra algebra) {
        super(rows, columns, scale, algebra);
        this.metric = metric;
        rotation = R064Store.FACTORY.make(k, k);
        counterRotation = R064Store.FACTORY.make(k, k);
        alongPoint = R064Store.FACTORY.make(k, k);
        alongNormal = R064Store.FACTORY.make(k, k);
        generator = R064Store.FACTORY.make(2 * k, 2 * k);
        exponential = R064Store.FACTORY.make(2 * k, 2 * k);
        largeExponential = new SkewExponential(2 * k);
        smallExponential = new SkewExponential(k);
    }

    @Override
    public final int dimension() {
        return n * k - k * (k + 1) / 2;
    }

    /** Returns 2 for square matrices: their determinants are 1 and −1 times a power of the scale. */
    @Override
    public int components() {
        return n == k ? 2 : 1;
    }

    /** Computes Z − X·sym(XᵀZ). */
    @Override
    final void normalPart(R064Store s) {
        symmetrise(s);
    }

    /** Computes G − X·sym(XᵀG) (Euclidean), or G − X·GᵀX (canonical, eq. 2.53), which is not a projection of G. */
    @Override
    public final void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        if (metric == StiefelMetric.EUCLIDEAN) {
            project(point, euclideanGradient, result);
            return;
        }
        // The inverse of the metric doubles the vertical part of the projected gradient: P + X·XᵀP.
        project(point, euclideanGradient, result);
        products(point, result, small);
        skewPart(small);
        algebra.multiply(point, false, small, false, product);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += product.data[i];
        }
    }

    @Override
    public final double inner(R064Store point, R064Store a, R064Store b) {
        double ambient = dot(a, b);
        if (metric == StiefelMetric.EUCLIDEAN) {
            return ambient;
        }
        products(point, a, small);
        products(point, b, factor);
        return ambient - scale * scale * dot(small, factor) / 2;
    }

    /** Returns the order; the polar step, the nearest point, has order 2 only in the ambient metric. */
    @Override
    public final int order(Retraction retraction) {
        return switch (retraction) {
            case GEODESIC -> 2;
            case POLAR -> metric == StiefelMetric.EUCLIDEAN ? 2 : 1;
            case QR, CAYLEY, OWN -> 1;
        };
    }

    /**
     * Computes, with A = XᵀD and the thin QR (I − XXᵀ)D = QR of D = V/c, and α = −½ (Euclidean) or 0 (canonical):
     * Y = [X Q]·exp([A/(α+1) −Rᵀ; R 0])[:, 1:k]·exp(α/(α+1)·A).
     */
    @Override
    final void geodesic(R064Store point, R064Store tangent, R064Store result) {
        boolean euclidean = metric == StiefelMetric.EUCLIDEAN;
        products(point, tangent, rotation);
        skewPart(rotation);
        splitOffNormalPart(point, tangent);
        fillGenerator(euclidean ? 2 : 1);
        largeExponential.exponentiate(generator, 1, exponential);
        extract(0, alongPoint);
        extract(k, alongNormal);
        if (euclidean) {
            smallExponential.exponentiate(rotation, -1, counterRotation);
            alongPoint.multiply(counterRotation, small);
            System.arraycopy(small.data, 0, alongPoint.data, 0, small.data.length);
            alongNormal.multiply(counterRotation, small);
            System.arraycopy(small.data, 0, alongNormal.data, 0, small.data.length);
        }
        combine(point, alongPoint, scale, work, alongNormal, result);
    }

    /** Computes work = Q and factor = R of the part of the tangent normal to span(W), in unit frames. */
    private void splitOffNormalPart(R064Store point, R064Store tangent) {
        double floor = n * Math.ulp(1.0) * length(tangent) / scale;
        removeSpan(point, tangent, work);
        // The projection runs twice: if little remains, rounding left in span(W) by the first pass would be normalised
        // into a
        // direction.
        removeSpan(point, work, work);
        for (int i = 0; i < work.data.length; i++) {
            work.data[i] /= scale;
        }
        GramSchmidt.decompose(work, factor, floor);
    }

    private void removeSpan(R064Store point, R064Store from, R064Store result) {
        products(point, from, small);
        algebra.multiply(point, false, small, false, product);
        subtract(from, product, result);
    }

    private void fillGenerator(double rotationFactor) {
        Arrays.fill(generator.data, 0);
        int size = 2 * k;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                generator.data[j * size + i] = rotationFactor * rotation.data[j * k + i];
                generator.data[j * size + k + i] = factor.data[j * k + i];
                generator.data[(k + i) * size + j] = -factor.data[j * k + i];
            }
        }
    }

    private void extract(int firstRow, R064Store block) {
        for (int j = 0; j < k; j++) {
            System.arraycopy(exponential.data, j * 2 * k + firstRow, block.data, j * k, k);
        }
    }

    private static void skewPart(R064Store m) {
        int size = m.getRowDim();
        for (int j = 0; j < size; j++) {
            m.data[j * size + j] = 0;
            for (int i = 0; i < j; i++) {
                double half = (m.data[j * size + i] - m.data[i * size + j]) / 2;
                m.data[j * size + i] = half;
                m.data[i * size + j] = -half;
            }
        }
    }
}
