package org.repdyn.manifolds.fixedrank;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiSvd;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;

/**
 * Matrices X = U·diag(σ)·Vᵀ of rank exactly r, m×n, with the Frobenius metric of the space around them. Tangent vectors are
 * UMVᵀ + U_pVᵀ + UV_pᵀ with UᵀU_p = 0 and VᵀV_p = 0.
 *
 * <p>A point is the matrix X itself and not a triple of factors, because a Euclidean gradient is a matrix of the shape of X
 * and because weights are matrices: every solver and every constraint takes it as it is. The factors are computed where
 * they are needed, in O(mnr), the cost of multiplying a dense gradient by one of them. The small singular values of X are
 * known to ε·σ₁ only.
 *
 * <p>Geodesics have no closed form. Vandereycken (2013); Absil, Oseledets (2015), §3.2 and §4.2.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FixedRank implements Manifold, RiemannianHessian, InverseRetraction {

    private static final Set<Retraction> RETRACTIONS =
            Collections.unmodifiableSet(EnumSet.of(Retraction.POLAR, Retraction.OWN));

    private final RankedShape shape;
    private final int m;
    private final int n;
    private final int r;
    private final LinearAlgebra algebra;
    private final TruncatedSvd at;
    private final FactoredSum sum;
    private final JacobiSvd core;
    private final TangentParts parts;

    private final R064Store small;
    private final R064Store work;

    private final R064Store newTall;
    private final R064Store newWide;

    /**
     * Creates the manifold.
     *
     * @param rows rows m of a point
     * @param columns columns n of a point
     * @param rank rank r, at most min(m, n)
     */
    public FixedRank(int rows, int columns, int rank) {
        this(rows, columns, rank, LinearAlgebra.ojAlgo());
    }

    /**
     * Creates the manifold.
     *
     * @param rows rows m of a point
     * @param columns columns n of a point
     * @param rank rank r, at most min(m, n)
     * @param algebra service for the products with the factors
     */
    public FixedRank(int rows, int columns, int rank, LinearAlgebra algebra) {
        shape = new RankedShape(rows, columns, rank);
        ManifoldArguments.checkEntries(rows, columns);
        m = rows;
        n = columns;
        r = rank;
        this.algebra =
                Objects.requireNonNull(algebra, "the argument algebra is null; LinearAlgebra.ojAlgo() is always there");
        at = new TruncatedSvd(m, n, r);
        sum = new FactoredSum(m, n, r);
        core = new JacobiSvd(r, r);
        parts = new TangentParts(shape, algebra);
        small = R064Store.FACTORY.make(r, r);
        work = R064Store.FACTORY.make(m, n);
        newTall = R064Store.FACTORY.make(m, r);
        newWide = R064Store.FACTORY.make(n, r);
    }

    @Override
    public int rows() {
        return m;
    }

    @Override
    public int columns() {
        return n;
    }

    @Override
    public int dimension() {
        return r * (m + n - r);
    }

    /** Returns 2 for square matrices of full rank, whose determinants have two signs, and 1 otherwise. */
    @Override
    public int components() {
        return m == n && r == m ? 2 : 1;
    }

    /** Computes UUᵀZ + (I − UUᵀ)ZVVᵀ. */
    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        factor(point);
        parts.read(ambient);
        parts.assemble(result);
    }

    /**
     * Computes P(H) + (I − UUᵀ)G·V_p·Σ⁻¹Vᵀ + UΣ⁻¹U_pᵀG(I − VVᵀ) for the tangent vector UMVᵀ + U_pVᵀ + UV_pᵀ
     * (Vandereycken 2013, proposition 2.3; Absil, Mahony, Trumpf 2013, section 4.5).
     */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        factor(point);
        parts.read(tangent);
        parts.removeRowSpace(parts.wide);
        divideBySingularValues(parts.tall, m);
        divideBySingularValues(parts.wide, n);
        // tall = U_p·Σ⁻¹, wide = V_p·Σ⁻¹; the two new parts are (I − UUᵀ)G·wide and (I − VVᵀ)Gᵀ·tall.
        algebra.multiply(euclideanGradient, false, parts.wide, false, newTall);
        algebra.multiply(euclideanGradient, true, parts.tall, false, newWide);
        parts.removeColumnSpace(newTall);
        parts.removeRowSpace(newWide);
        parts.read(euclideanHessian);
        Entries.combine(1, parts.tall, 1, newTall, parts.tall);
        Entries.combine(1, parts.wide, 1, newWide, parts.wide);
        parts.assemble(result);
    }

    private void divideBySingularValues(R064Store z, int rows) {
        for (int j = 0; j < r; j++) {
            for (int i = j * rows; i < (j + 1) * rows; i++) {
                z.data[i] /= at.values[j];
            }
        }
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        return Entries.dot(a, b);
    }

    /**
     * Computes the sum of the r leading singular triples.
     *
     * @throws ArithmeticException if the rank is below r, so that no point is nearest, or if σ_r = σ_{r+1} to rounding, so
     *     that several are
     */
    @Override
    public void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        // The scratch of a decomposition of full rank is larger than all other together, and a step needs none of it.
        TruncatedSvd full = new TruncatedSvd(m, n, Math.min(m, n));
        full.decompose(ambient);
        shape.requireUnique(full.values, "a matrix");
        assemble(full.left, full.values, full.right, result);
    }

    /** Computes the sum of the r leading singular triples. */
    private void assemble(R064Store left, double[] values, R064Store right, R064Store result) {
        for (int j = 0; j < r; j++) {
            for (int i = j * m; i < (j + 1) * m; i++) {
                parts.tall.data[i] = left.data[i] * values[j];
            }
        }
        System.arraycopy(right.data, 0, parts.wide.data, 0, parts.wide.data.length);
        algebra.multiply(parts.tall, false, parts.wide, true, result);
    }

    /** Returns the share of ‖X‖ beyond the leading r directions, or infinity if the rank is below r or an entry is not finite. */
    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        if (!Double.isFinite(Entries.largest(point))) {
            return Double.POSITIVE_INFINITY;
        }
        at.decompose(point);
        return shape.isAboveRounding(at.values[r - 1], at.values[0])
                ? at.rest() / at.values[0]
                : Double.POSITIVE_INFINITY;
    }

    /**
     * Returns {@link Retraction#POLAR}, the nearest point to X + V, and {@link Retraction#OWN}, the orthographic one: the
     * point X + V + U_p(Σ + M)⁻¹V_pᵀ, whose difference to X projects onto V.
     */
    @Override
    public Set<Retraction> retractions() {
        return RETRACTIONS;
    }

    /** Returns 2 (Absil, Malick 2012, section 3.2 and 4.2). */
    @Override
    public int order(Retraction retraction) {
        ManifoldArguments.checkRetraction(this, retraction);
        return 2;
    }

    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        factor(point);
        if (retraction == Retraction.POLAR) {
            parts.read(tangent);
            Arrays.fill(small.data, 0);
            for (int j = 0; j < r; j++) {
                small.data[j * r + j] = at.values[j];
            }
            sum.decompose(parts.u, small, parts.v, parts.tall, parts.wide);
            shape.requireUnique(sum.values, "point + step");
            assemble(sum.left, sum.values, sum.right, result);
        } else {
            Entries.combine(1, point, 1, tangent, work);
            orthographic(result);
        }
    }

    /** Computes (TV)(UᵀTV)⁻¹(UᵀT) with T = X + V in {@link #work}, which is the orthographic retraction. */
    private void orthographic(R064Store result) {
        algebra.multiply(work, false, parts.v, false, parts.tall);
        algebra.multiply(work, true, parts.u, false, parts.wide);
        algebra.multiply(parts.u, true, parts.tall, false, small);
        core.decompose(small);
        if (!shape.isFullRank(core.values)) {
            throw new ArithmeticException(
                    "the step takes the row or column space at a right angle to that of the point, "
                            + "so that the retraction own is not defined; use a shorter step, or the polar retraction");
        }
        // UᵀTV = A·S·Bᵀ: (TV·B)·S⁻¹·(TᵀU·A)ᵀ
        algebra.multiply(parts.tall, false, core.right, false, newTall);
        algebra.multiply(parts.wide, false, core.left, false, newWide);
        for (int j = 0; j < r; j++) {
            for (int i = j * m; i < (j + 1) * m; i++) {
                newTall.data[i] /= core.values[j];
            }
        }
        algebra.multiply(newTall, false, newWide, true, result);
    }

    @Override
    public Set<Retraction> invertibleRetractions() {
        return EnumSet.of(Retraction.OWN);
    }

    /**
     * Computes the projection of Y − X.
     *
     * @throws ArithmeticException also if UᵀYV is singular: the retraction does not reach Y
     */
    @Override
    public void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.checkInverse(this, retraction, point, other, result);
        factor(point);
        Entries.copy(other, work);
        orthographic(result);
        Entries.subtract(other, point, work);
        parts.read(work);
        parts.assemble(result);
    }

    /** Returns the product of an m×r and an n×r Gaussian matrix, divided by √r, so that entries have variance 1. */
    @Override
    public R064Store randomPoint(Seed seed) {
        ManifoldArguments.checkSeed(seed);
        var normal = seed.gaussians();
        for (int i = 0; i < parts.tall.data.length; i++) {
            parts.tall.data[i] = normal.sample() / Math.sqrt(r);
        }
        for (int i = 0; i < parts.wide.data.length; i++) {
            parts.wide.data[i] = normal.sample();
        }
        R064Store result = R064Store.FACTORY.make(m, n);
        algebra.multiply(parts.tall, false, parts.wide, true, result);
        return result;
    }

    /** Computes U and V of a point. */
    private void factor(R064Store point) {
        at.decompose(point);
        if (!(at.values[r - 1] > 0)) {
            throw new ArithmeticException("a point of the manifold of " + m + "×" + n + " matrices of rank " + r
                    + " has a smaller rank; give a point that the manifold returned, or call nearest first");
        }
        parts.moveTo(at.left, at.right);
    }
}
