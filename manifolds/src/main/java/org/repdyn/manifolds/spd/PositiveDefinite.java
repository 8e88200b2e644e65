package org.repdyn.manifolds.spd;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiEigen;
import org.repdyn.manifolds.dense.LowerFactor;
import org.repdyn.manifolds.dense.Symmetry;
import org.repdyn.manifolds.dense.WeightedGram;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Base of the metrics on the symmetric positive-definite matrices P, n×n: an open set of the symmetric matrices, which
 * are the tangent vectors at every point.
 */
abstract class PositiveDefinite implements Manifold, RiemannianLogarithm, RiemannianHessian {

    private static final Set<Retraction> GEODESIC_ONLY = Collections.unmodifiableSet(EnumSet.of(Retraction.GEODESIC));

    final int n;
    final LowerFactor cholesky;
    final JacobiEigen eigen;
    /** Scratch of shape n×n, free at each public call. */
    final R064Store work;
    /** Scratch of shape n×n, free at each public call. */
    final R064Store spare;
    /** Symmetric part of the Euclidean gradient. */
    final R064Store gradientPart;
    /** Scratch for the eigenvalues of a function of a matrix. */
    final double[] weights;

    PositiveDefinite(int size) {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "a positive-definite matrix needs at least 1 row, got size " + size + "; give a size of 1 or more");
        }
        ManifoldArguments.checkEntries(size, size);
        n = size;
        cholesky = new LowerFactor(n);
        eigen = new JacobiEigen(n);
        work = R064Store.FACTORY.make(n, n);
        spare = R064Store.FACTORY.make(n, n);
        gradientPart = R064Store.FACTORY.make(n, n);
        weights = new double[n];
    }

    @Override
    public final int rows() {
        return n;
    }

    @Override
    public final int columns() {
        return n;
    }

    @Override
    public final int dimension() {
        return n * (n + 1) / 2;
    }

    /** Computes the symmetric part. */
    @Override
    public final void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        Symmetry.symmetricPart(ambient, result);
    }

    /**
     * Computes the symmetric part, if it is positive definite.
     *
     * @throws ArithmeticException if it is not: the positive-definite matrices are an open set, so that none of them is
     *     nearest
     */
    @Override
    public final void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        Symmetry.symmetricPart(ambient, result);
        if (!cholesky.factor(result)) {
            eigen.decompose(result);
            throw new ArithmeticException("no positive-definite matrix is nearest to a " + n + "×" + n
                    + " matrix whose symmetric part has the eigenvalue " + Decimals.text(smallest(eigen.values))
                    + "; add a multiple of the identity that makes it positive");
        }
    }

    private static double smallest(double[] values) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : values) {
            smallest = Math.min(smallest, value);
        }
        return smallest;
    }

    /** Returns ‖P − Pᵀ‖/‖P‖, or infinity if the symmetric part is not positive definite. */
    @Override
    public final double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        Symmetry.symmetricPart(point, work);
        return cholesky.factor(work) ? Symmetry.asymmetry(point) : Double.POSITIVE_INFINITY;
    }

    @Override
    public Set<Retraction> retractions() {
        return GEODESIC_ONLY;
    }

    /** Returns exp of a symmetric matrix with N(0, 1) entries on the diagonal, and of variance ½ beside it. */
    @Override
    public final R064Store randomPoint(Seed seed) {
        Symmetry.symmetricPart(ManifoldArguments.gaussian(this, seed), work);
        eigen.decompose(work);
        for (int i = 0; i < n; i++) {
            weights[i] = Math.exp(eigen.values[i]);
        }
        R064Store result = R064Store.FACTORY.make(n, n);
        WeightedGram.compute(eigen.vectors, weights, result);
        return result;
    }

    /** Factors a point into {@link #cholesky}. */
    final void factor(R064Store point) {
        if (!cholesky.factor(point)) {
            throw new ArithmeticException("a point of the manifold of " + n + "×" + n
                    + " positive-definite matrices is not positive definite to rounding; give a point that the manifold"
                    + " returned, or call nearest first");
        }
    }

    /** Returns √Σw² of {@link #weights}. */
    final double length() {
        double length = 0;
        for (double w : weights) {
            length = Math.hypot(length, w);
        }
        return length;
    }

    /** Refuses the end of a step that no other method would take for a point. */
    final void requirePoint(R064Store result) {
        requirePoint(result, cholesky.factor(result));
    }

    /**
     * Refuses the end of a step that a factorisation does not take for a positive-definite matrix: of matrices that are singular to rounding, one takes some that
     * another one does not.
     */
    final void requirePoint(R064Store result, boolean factored) {
        requireFinite(result);
        if (!factored) {
            throw new ArithmeticException("a step ends at a " + n + "×" + n
                    + " matrix that is singular to rounding; use a shorter step or rescale the matrices");
        }
    }

    final void requireFinite(R064Store result) {
        if (!Double.isFinite(Entries.largest(result))) {
            throw new ArithmeticException(
                    "a step leaves the range of double precision; use a shorter step or rescale the matrices");
        }
    }

    final void checkPoints(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
    }
}
