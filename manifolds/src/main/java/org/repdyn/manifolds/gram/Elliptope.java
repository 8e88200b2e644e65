package org.repdyn.manifolds.gram;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;

/**
 * Correlation matrices YYᵀ of rank k, n×n with a diagonal of ones, as n×k matrices Y with unit rows modulo rotations
 * Y → YQ, with the quotient of the Frobenius metric. Rotations are isometries of the oblique manifold, so that a geodesic
 * is a great circle of each row with a horizontal velocity (YᵀV symmetric). Functions must be constant on {YQ}. Points of a
 * rank below k, at which a relaxation of rank k mostly ends, are accepted. Logarithm and parallel transport have no
 * closed form. Journée, Bach, Absil, Sepulchre (2010), section 3.2; Grubišić, Pietersz (2007).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Elliptope implements Manifold, RiemannianHessian {

    private static final Set<Retraction> RETRACTIONS =
            Collections.unmodifiableSet(EnumSet.of(Retraction.GEODESIC, Retraction.POLAR));

    private final int n;
    private final int k;
    private final Oblique oblique;
    private final Rotations rotations;
    private final R064Store work;

    /**
     * Creates the manifold.
     *
     * @param size number n of rows and columns of the correlation matrix, at least 2
     * @param rank rank 2 ≤ k ≤ n
     * @throws IllegalArgumentException if there is no such matrix
     */
    public Elliptope(int size, int rank) {
        if (size < 2) {
            throw new IllegalArgumentException(
                    "a correlation matrix needs at least 2 rows, because the only 1×1 one is 1, got " + size);
        }
        if (rank < 2 || rank > size) {
            throw new IllegalArgumentException("the rank of a " + size + "×" + size
                    + " correlation matrix with a direction to move must be in [2, " + size + "], got " + rank);
        }
        ManifoldArguments.checkEntries(size, rank);
        n = size;
        k = rank;
        oblique = new Oblique(n, k, ObliqueAxis.ROWS);
        rotations = new Rotations(n, k);
        work = R064Store.FACTORY.make(n, k);
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
        return n * (k - 1) - k * (k - 1) / 2;
    }

    /** Returns that of the oblique manifold. */
    @Override
    public double typicalDistance() {
        return oblique.typicalDistance();
    }

    /** Removes from each row its part along the row of Y, and then the rotation YΩ. */
    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        oblique.project(point, ambient, result);
        makeHorizontal(point, result);
    }

    /** Computes the horizontal part of the Hessian on the oblique manifold. */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        oblique.hessian(point, tangent, euclideanGradient, euclideanHessian, result);
        makeHorizontal(point, result);
    }

    /** Removes the rotation YΩ from a vector whose rows are orthogonal to those of Y, and then the parts DY along these, D diagonal, of its rounding errors: YᵀDY is symmetric. */
    private void makeHorizontal(R064Store point, R064Store result) {
        if (rotations.makeHorizontal(point, result)) {
            Entries.copy(result, work);
            oblique.project(point, work, result);
        }
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        return Entries.dot(a, b);
    }

    @Override
    public void nearest(R064Store ambient, R064Store result) {
        oblique.nearest(ambient, result);
    }

    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        return oblique.residual(point);
    }

    /** Returns the geodesic and polar, the division of the rows of Y + V by their lengths. */
    @Override
    public Set<Retraction> retractions() {
        return RETRACTIONS;
    }

    @Override
    public int order(Retraction retraction) {
        ManifoldArguments.checkRetraction(this, retraction);
        return 2;
    }

    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkRetraction(this, retraction);
        oblique.retract(retraction, point, tangent, result);
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
