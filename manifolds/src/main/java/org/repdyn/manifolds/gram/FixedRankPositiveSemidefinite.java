package org.repdyn.manifolds.gram;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiSvd;
import org.repdyn.manifolds.dense.Lyapunov;
import org.repdyn.manifolds.dense.Symmetry;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Positive-semidefinite n×n matrices YYᵀ of rank k as n×k matrices Y of full rank modulo rotations Y → YQ, with the
 * quotient of the Frobenius metric, which is the Bures–Wasserstein metric for k = n. Tangent vectors are horizontal: YᵀV
 * is symmetric. A geodesic is Y + tV; the logarithm rotates the end (orthogonal Procrustes). Functions must be constant on
 * {YQ}. Massart, Absil (2020); Journée, Bach, Absil, Sepulchre (2010).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FixedRankPositiveSemidefinite implements Manifold, RiemannianLogarithm, RiemannianHessian {

    private static final Set<Retraction> RETRACTIONS = Collections.unmodifiableSet(EnumSet.of(Retraction.GEODESIC));

    /** Steps of Newton's method for the rotation of an aligned factor, of which the second reaches rounding. */
    private static final int REFINEMENTS = 3;

    /** Largest entry of YO − Y′, relative to Y, at which the given factor is taken for aligned already. */
    private static final double ALIGNED = 1e-3;

    private final int n;
    private final int k;
    private final Rotations rotations;
    private final JacobiSvd svd;
    private final Lyapunov lyapunov;
    private final R064Store work;
    private final R064Store difference;
    private final R064Store turned;
    private final R064Store small;
    private final R064Store skew;
    private final R064Store turn;

    /**
     * Creates the manifold.
     *
     * @param size number n of rows and columns of the positive-semidefinite matrix
     * @param rank rank 1 ≤ k ≤ n
     */
    public FixedRankPositiveSemidefinite(int size, int rank) {
        if (rank < 1 || rank > size) {
            throw new IllegalArgumentException("the rank of a " + size + "×" + size
                    + " positive-semidefinite matrix must be in [1, " + size + "], got " + rank);
        }
        ManifoldArguments.checkEntries(size, rank);
        n = size;
        k = rank;
        rotations = new Rotations(n, k);
        svd = new JacobiSvd(n, k);
        lyapunov = new Lyapunov(k);
        work = R064Store.FACTORY.make(n, k);
        difference = R064Store.FACTORY.make(n, k);
        turned = R064Store.FACTORY.make(n, k);
        small = R064Store.FACTORY.make(k, k);
        skew = R064Store.FACTORY.make(k, k);
        turn = R064Store.FACTORY.make(k, k);
    }

    @Override
    public int rows() {
        return n;
    }

    @Override
    public int columns() {
        return k;
    }

    @Override
    public int dimension() {
        return n * k - k * (k - 1) / 2;
    }

    /** Removes the rotation YΩ. */
    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        Entries.copy(ambient, result);
        rotations.makeHorizontal(point, result);
    }

    /** Computes the horizontal part of H. */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        project(point, euclideanHessian, result);
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        return Entries.dot(a, b);
    }

    /**
     * Copies a factor of full rank.
     *
     * @throws ArithmeticException if the rank is smaller: the factors of full rank are an open set, so that none is nearest
     */
    @Override
    public void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        requireRank(ambient, "the matrix");
        Entries.copy(ambient, result);
    }

    private void requireRank(R064Store factor, String what) {
        int rank = rank(factor);
        if (rank < k) {
            throw new ArithmeticException(what + " has rank " + rank + " as a factor of shape " + n + "×" + k
                    + ", so that no factor of rank " + k
                    + " is nearest; use a smaller rank, a random start or a shorter step");
        }
    }

    private int rank(R064Store factor) {
        svd.decompose(factor);
        double largest = 0;
        for (double value : svd.values) {
            largest = Math.max(largest, value);
        }
        int rank = 0;
        for (double value : svd.values) {
            if (value > n * Math.ulp(largest)) {
                rank++;
            }
        }
        return rank;
    }

    /** Returns 0 for a finite factor of full rank and infinity otherwise. */
    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        return Double.isFinite(Entries.largest(point)) && rank(point) == k ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public Set<Retraction> retractions() {
        return RETRACTIONS;
    }

    /**
     * Computes Y + V.
     *
     * @throws ArithmeticException also if the rank falls
     */
    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        Entries.combine(1, point, 1, tangent, result);
        requireRank(result, "the end of the step");
    }

    /** Computes ZO − Y with the rotation O that makes it shortest. */
    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        double relative = shortest(point, other);
        if (!(relative > k * Math.ulp(1.0))) {
            throw new ArithmeticException("the shortest geodesic between the two matrices is not unique: YᵀZ of their"
                    + " factors is singular to rounding; take a nearer point");
        }
        Entries.copy(difference, result);
    }

    @Override
    public double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        shortest(point, other);
        return Entries.norm(difference);
    }

    /**
     * Computes difference = ZO − Y. If Z is close to Y already, the difference is that of the given factors, and only small
     * rotations are applied to it, so that it keeps its digits.
     *
     * @return the smallest singular value of YᵀZ, relative to the largest one
     */
    private double shortest(R064Store y, R064Store z) {
        // align(z, y) finds O with ZO nearest to Y.
        double relative = rotations.align(z, y);
        Entries.subtract(z, y, difference);
        if (Entries.norm(difference) <= ALIGNED * Entries.norm(y)) {
            Entries.copy(z, turned);
        } else {
            rotations.multiply(z, rotations.rotation, turned);
            Entries.subtract(turned, y, difference);
        }
        if (!(relative > ALIGNED)) {
            return relative;
        }
        for (int i = 0; i < REFINEMENTS; i++) {
            refine(y);
        }
        return relative;
    }

    /** Turns ZO by exp(Ω), HΩ + ΩH = −2·skew(Yᵀ(ZO − Y)), H = sym(YᵀZO), which makes Yᵀ(ZO − Y) symmetric. */
    private void refine(R064Store y) {
        rotations.gram(y, turned, small);
        Symmetry.symmetricPart(small, small);
        lyapunov.prepare(small);
        rotations.gram(y, difference, skew);
        Symmetry.skewPart(skew, skew);
        Entries.scale(-2, skew, skew);
        lyapunov.solve(skew, skew);
        Symmetry.skewPart(skew, skew);
        // exp(Ω) − I = Ω + Ω²/2 to the error Ω³ of a step that the next one corrects
        skew.multiply(skew, turn);
        Entries.combine(1, skew, 0.5, turn, turn);
        rotations.multiply(turned, turn, work);
        Entries.combine(1, difference, 1, work, difference);
        Entries.combine(1, turned, 1, work, turned);
    }

    /** Rotates the vector with the rotation that takes Y nearest to Z, and projects it at Z. */
    @Override
    public void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        ManifoldArguments.check(this, "vector", vector, result);
        rotations.align(point, other, Rotations.CLEAR);
        rotations.multiply(vector, rotations.rotation, work);
        project(other, work, result);
    }
}
