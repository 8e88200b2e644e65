package org.repdyn.manifolds.orthogonality;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Flag manifold: nested subspaces V₁ ⊂ … ⊂ V_r, each spanned by the first columns of a frame WᵀW = c²I. Blocks of columns
 * that rotate within themselves are the same flag. Tangent vectors V are horizontal lifts: WᵀV is skew with zero diagonal
 * blocks. The metric is that of the quotient of the {@link Stiefel} manifold with its canonical metric, whose horizontal geodesics
 * are the geodesics here. One subspace is a point of the Grassmannian. The logarithm has no closed form and is found by aligning frames. Ye, Wong, Lim
 * (2022), sections 4–5; Szwagier, Pennec (2023), Rethinking the Riemannian logarithm on flag manifolds as an orthogonal alignment problem.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Flag extends OrthogonalManifold
        implements RiemannianLogarithm, ParallelTransport, RiemannianHessian, InverseRetraction {

    private final Stiefel frames;
    private final int[] block;
    private final int blocks;
    private final int[] dimensions;
    private final R064Store ambient;

    /**
     * Creates the manifold of flags with orthonormal bases, on ojAlgo.
     *
     * @param rows dimension of the space
     * @param dimensions dimensions of the subspaces, ascending, each at least 1 and at most {@code rows}
     * @throws IllegalArgumentException if they are not
     */
    public Flag(int rows, int... dimensions) {
        this(rows, dimensions, 1, LinearAlgebra.ojAlgo());
    }

    /**
     * Creates a manifold of flags.
     *
     * @param rows dimension of the space
     * @param dimensions dimensions of the subspaces, ascending, each at least 1 and at most {@code rows}
     * @param scale length c of a column
     * @param algebra linear algebra to compute with
     * @throws IllegalArgumentException if the dimensions are not ascending
     */
    public Flag(int rows, int[] dimensions, double scale, LinearAlgebra algebra) {
        super(rows, largest(dimensions), scale, algebra);
        frames = new Stiefel(rows, k, scale, StiefelMetric.CANONICAL.alpha(), algebra);
        this.dimensions = dimensions.clone();
        blocks = dimensions.length;
        block = new int[k];
        for (int i = 1; i < blocks; i++) {
            Arrays.fill(block, dimensions[i - 1], dimensions[i], i);
        }
        ambient = R064Store.FACTORY.make(n, k);
    }

    private static int largest(int[] dimensions) {
        Objects.requireNonNull(dimensions, "the argument dimensions is null; give those of the subspaces");
        int previous = 0;
        for (int dimension : dimensions) {
            if (dimension <= previous) {
                throw new IllegalArgumentException(
                        "the subspaces of a flag must have ascending dimensions from 1 on, got "
                                + Arrays.toString(dimensions));
            }
            previous = dimension;
        }
        if (previous == 0) {
            throw new IllegalArgumentException("a flag needs at least one subspace; give its dimension");
        }
        return previous;
    }

    @Override
    public int dimension() {
        int sum = k * (n - k);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                sum += block[i] == block[j] ? 0 : 1;
            }
        }
        return sum;
    }

    /** Returns c·π/2 for one subspace, that of the Grassmannian; empty for others, whose radius is not known. */
    @Override
    public OptionalDouble injectivityRadius() {
        return blocks == 1 ? OptionalDouble.of(scale * Math.PI / 2) : OptionalDouble.empty();
    }

    /** Returns c·π/2·√k. */
    @Override
    public double typicalDistance() {
        return scale * Math.PI / 2 * Math.sqrt(k);
    }

    /** Computes Z − X·S with S = XᵀZ in diagonal blocks and sym(XᵀZ) elsewhere. */
    @Override
    void normalPart(R064Store s) {
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < j; i++) {
                if (block[i] != block[j]) {
                    double mean = (s.data[j * k + i] + s.data[i * k + j]) / 2;
                    s.data[j * k + i] = mean;
                    s.data[i * k + j] = mean;
                }
            }
        }
    }

    /** Computes PG + X·XᵀPG, where P is the projection: the inverse of the canonical metric doubles the vertical part. */
    @Override
    public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "euclideanGradient", euclideanGradient, result);
        project(point, euclideanGradient, result);
        products(point, result, small);
        algebra.multiply(point, false, small, false, product);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += product.data[i];
        }
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        return frames.inner(point, a, b);
    }

    /** Returns 2 for geodesic and Cayley steps; the others have it for one subspace, and polar steps for a whole basis. */
    @Override
    public int order(Retraction retraction) {
        ManifoldArguments.checkRetraction(this, retraction);
        return switch (retraction) {
            case GEODESIC, CAYLEY -> 2;
            case POLAR -> blocks == 1 || n == k ? 2 : 1;
            case QR -> blocks == 1 ? 2 : 1;
            case OWN -> 1;
        };
    }

    @Override
    void geodesic(R064Store point, R064Store tangent, R064Store result) {
        frames.geodesic(point, tangent, result);
    }

    @Override
    void cayley(R064Store point, R064Store tangent, R064Store result) {
        frames.cayley(point, tangent, result);
    }

    /** Computes the horizontal part of the Hessian on frames (O'Neill 1966), for a function that is constant on each flag. */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        frames.hessian(point, tangent, euclideanGradient, euclideanHessian, ambient);
        project(point, ambient, result);
    }

    /**
     * Computes the projection of V·O at Y, where O has the orthogonal polar factors of the diagonal blocks of XᵀY: it turns
     * the representative X to Y within the subspaces.
     */
    @Override
    public void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        ManifoldArguments.check(this, "vector", vector, result);
        products(point, other, small);
        clearBlocks(small, false);
        // The polar factor of a block diagonal matrix is block diagonal.
        svd.decompose(small);
        algebra.multiply(svd.u, false, svd.v, true, factor);
        algebra.multiply(vector, false, factor, false, ambient);
        project(other, ambient, result);
    }

    /** Sets the diagonal blocks of a k×k matrix to zero. */
    void clearDiagonalBlocks(R064Store m) {
        clearBlocks(m, true);
    }

    /** Sets all but the diagonal blocks of a k×k matrix to zero. */
    void clearOffDiagonalBlocks(R064Store m) {
        clearBlocks(m, false);
    }

    private void clearBlocks(R064Store m, boolean diagonal) {
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                if ((block[i] == block[j]) == diagonal) {
                    m.data[j * k + i] = 0;
                }
            }
        }
    }

    /**
     * Computes the logarithm by {@link #logarithm}.
     *
     * @throws ArithmeticException if the iteration does not converge, or a direction of the other flag is at a right angle to its subspace
     */
    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        FlagLogarithm logarithm = logarithm(point, other);
        if (!logarithm.converged()) {
            throw new ArithmeticException("the logarithm on the flag manifold did not converge: after "
                    + logarithm.iterations() + " alignments the rotation left within the subspaces is "
                    + Decimals.text(logarithm.residual()) + "; take a nearer point");
        }
        System.arraycopy(logarithm.tangent().data, 0, result.data, 0, result.data.length);
    }

    /**
     * Returns a tangent vector V at {@code point} whose geodesic ends at {@code other}, and whether its computation converged. It starts from the nearest
     * frame in each subspace; close to {@code point} V is the logarithm, and far from it a geodesic found need not be the shortest.
     *
     * @throws ArithmeticException if a direction of the other flag is at a right angle to its subspace
     */
    public FlagLogarithm logarithm(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        R064Store overlap = R064Store.FACTORY.make(k, k);
        products(point, other, overlap);
        int normal = Math.min(k, n - k);
        int[] bounds = new int[blocks + (normal > 0 ? 2 : 1)];
        System.arraycopy(dimensions, 0, bounds, 1, blocks);
        if (normal == 0) {
            FlagLogarithm solved = new FlagAlignment(overlap, bounds, algebra).solve(k);
            return new FlagLogarithm(
                    algebra.multiply(point, solved.tangent()),
                    solved.residual(),
                    solved.iterations(),
                    solved.converged());
        }
        bounds[blocks + 1] = k + normal;
        SpanBasis basis = new SpanBasis(frames, point, other, overlap);
        FlagLogarithm solved = new FlagAlignment(basis.coordinates, bounds, algebra).solve(k);
        return new FlagLogarithm(
                basis.expand(point, solved.tangent()), solved.residual(), solved.iterations(), solved.converged());
    }

    /**
     * Returns the length of the geodesic of {@link #logarithm}.
     *
     * @throws ArithmeticException if the logarithm does not converge or is not unique
     */
    @Override
    public double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        return norm(point, log(point, other));
    }

    @Override
    public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        new FlagTransport(this, point, tangent).carry(point, vector, result);
    }

    @Override
    public Set<Retraction> invertibleRetractions() {
        return EnumSet.of(Retraction.QR, Retraction.POLAR);
    }

    /** Computes V = YT − X: T is block upper triangular and follows from linear equations for the QR step; for the polar step it is found by aligning frames. */
    @Override
    public void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.checkInverse(this, retraction, point, other, result);
        R064Store overlap = R064Store.FACTORY.make(k, k);
        products(point, other, overlap);
        int[] bounds = new int[blocks + 1];
        System.arraycopy(dimensions, 0, bounds, 1, blocks);
        FlagInverses inverses = new FlagInverses(this, bounds, algebra);
        R064Store t =
                switch (retraction) {
                    case QR -> inverses.triangular(overlap);
                    case POLAR -> inverses.polar(overlap);
                    case GEODESIC, CAYLEY, OWN -> throw ManifoldArguments.notInvertible(this, retraction);
                };
        algebra.multiply(other, false, t, false, ambient);
        subtract(ambient, point, ambient);
        project(point, ambient, result);
    }
}
