package org.repdyn.manifolds.orthogonality;

import java.util.EnumSet;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Symmetry;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Stiefel manifold of matrices with WᵀW = c²I. Tangent vectors V at W have WᵀV skew. With X = W/c, all formulas are
 * those of unit frames.
 *
 * <p>The metrics are the family ⟨D, E⟩ = tr Dᵀ(I − (2α+1)/(2(α+1))·XXᵀ)E with α > −1 (Hüper, Markina, Silva Leite 2021):
 * α = −½ is the Euclidean metric, α = 0 the canonical one (Edelman, Arias, Smith 1998). Geodesics and logarithm: Zimmermann
 * and Hüper (2022); parallel transport: Nguyen and Sommer (2024, arXiv:2408.06054). A square frame is an orthogonal matrix; the manifold has
 * then two components.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Stiefel extends OrthogonalManifold
        implements RiemannianLogarithm, ParallelTransport, RiemannianHessian, InverseRetraction {

    /** Largest α up to which tr DᵀE less the weighted vertical part loses one digit at most; beyond, the horizontal parts are computed. */
    private static final double CANCELLING = 4;

    private final AlphaMetric metric;
    private final StiefelSteps steps;
    private final R064Store along;
    private final R064Store spare;

    /**
     * Creates the manifold of orthonormal frames with the Euclidean metric, on ojAlgo.
     *
     * @param rows length of a column
     * @param columns number of columns, at most {@code rows}
     * @throws IllegalArgumentException if there is no such matrix
     */
    public Stiefel(int rows, int columns) {
        this(rows, columns, StiefelMetric.EUCLIDEAN);
    }

    /**
     * Creates the manifold of orthonormal frames with a metric, on ojAlgo.
     *
     * @param rows length of a column
     * @param columns number of columns, at most {@code rows}
     * @param metric metric of tangent vectors
     * @throws IllegalArgumentException if there is no such matrix
     */
    public Stiefel(int rows, int columns, StiefelMetric metric) {
        this(
                rows,
                columns,
                1,
                Objects.requireNonNull(metric, "the argument metric is null").alpha(),
                LinearAlgebra.ojAlgo());
    }

    /**
     * Creates a manifold of frames.
     *
     * @param rows length of a column
     * @param columns number of columns, at most {@code rows}
     * @param scale length c of a column
     * @param alpha member of the family of metrics, between −1 + 1e-6 and 1e6: −½ is Euclidean, 0 canonical
     * @param algebra linear algebra to compute with
     * @throws IllegalArgumentException if there is no such matrix or metric
     */
    public Stiefel(int rows, int columns, double scale, double alpha, LinearAlgebra algebra) {
        super(rows, columns, scale, algebra);
        metric = new AlphaMetric(alpha);
        steps = new StiefelSteps(this, metric);
        along = R064Store.FACTORY.make(k, k);
        spare = R064Store.FACTORY.make(n, k);
    }

    @Override
    public int dimension() {
        return n * k - k * (k + 1) / 2;
    }

    /** Returns 2 for square frames, whose determinants are ±cᵏ, and 1 otherwise. */
    @Override
    public int components() {
        return n == k ? 2 : 1;
    }

    /**
     * Returns πc for one column, √(2ν)πc for square frames, with ν = 1/(2(α+1)), πc for the Euclidean metric (Zimmermann, Stoye 2024), and for the canonical metric πc if one column is
     * missing and √(4/5)πc otherwise, which is a lower bound (Rentmeesters 2013); empty for other metrics.
     */
    @Override
    public OptionalDouble injectivityRadius() {
        return metric.injectivityRadius(n, k, scale);
    }

    /** Returns c√k, the length of a frame as a vector. */
    @Override
    public double typicalDistance() {
        return scale * Math.sqrt(k);
    }

    /** Computes Z − X·sym(XᵀZ). */
    @Override
    void normalPart(R064Store s) {
        Symmetry.symmetricPart(s, s);
    }

    /**
     * Computes PG + (2α+1)·X·skew(XᵀG), where P is the projection: the inverse of the metric stretches the vertical part.
     * It is G − X·sym(XᵀG) for the Euclidean metric and G − X·GᵀX for the canonical one (eq. 2.53), which is not a
     * projection of G.
     */
    @Override
    public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "euclideanGradient", euclideanGradient, result);
        project(point, euclideanGradient, result);
        double stretch = metric.verticalStretch();
        if (stretch == 0) {
            return;
        }
        products(point, result, small);
        Symmetry.skewPart(small, small);
        algebra.multiply(point, false, small, false, product);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += stretch * product.data[i];
        }
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        double ambient = dot(a, b);
        double vertical = metric.verticalWeight();
        if (vertical == 0) {
            return ambient;
        }
        products(point, a, small);
        products(point, b, factor);
        double verticalPart = scale * scale * dot(small, factor);
        if (metric.alpha() <= CANCELLING) {
            return ambient - verticalPart * vertical;
        }
        algebra.multiply(point, false, small, false, product);
        subtract(a, product, product);
        algebra.multiply(point, false, factor, false, spare);
        subtract(b, spare, spare);
        return dot(product, spare) + verticalPart * metric.groupWeight() / 2;
    }

    /**
     * Returns the order: the polar step, the nearest point, has order 2 in the ambient metric, and the Cayley step in the
     * canonical one. For one column and for square frames the metrics have the same geodesics.
     */
    @Override
    public int order(Retraction retraction) {
        ManifoldArguments.checkRetraction(this, retraction);
        boolean unique = k == 1 || n == k;
        return switch (retraction) {
            case GEODESIC -> 2;
            case POLAR -> unique || metric.isEuclidean() ? 2 : 1;
            case CAYLEY -> unique || metric.isCanonical() ? 2 : 1;
            case QR -> k == 1 ? 2 : 1;
            case OWN -> 1;
        };
    }

    @Override
    void geodesic(R064Store point, R064Store tangent, R064Store result) {
        steps.geodesic(point, tangent, result);
    }

    @Override
    boolean shortGeodesic(R064Store point, R064Store tangent, R064Store result) {
        return steps.shortGeodesic(point, tangent, result);
    }

    @Override
    void cayley(R064Store point, R064Store tangent, R064Store result) {
        steps.cayley(point, tangent, result);
    }

    /**
     * Computes grad(Z) with Z = ∇²f[D] − D·sym(XᵀG) + (c/2)(X·N_DᵀG − (I − XXᵀ)G·A_D), c = (2α+1)/(α+1): the second derivative
     * along geodesics as a function of two tangent vectors, and its gradient in the metric. For the Euclidean metric it
     * is P(∇²f[D] − D·sym(XᵀG)) (Absil, Mahony, Trumpf 2013).
     */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        Symmetry.symmetricPart(gradientProducts(point, euclideanGradient), small);
        double halfC = metric.verticalWeight();
        if (halfC == 0 && working.isPresent()) {
            working.get().projectDifference(point, euclideanHessian, tangent, small, result);
            return;
        }
        algebra.multiply(tangent, false, small, false, product);
        subtract(euclideanHessian, product, spare);
        if (halfC != 0) {
            removeSpan(point, tangent, work);
            products(work, euclideanGradient, small);
            algebra.multiply(point, false, small, false, product);
            add(halfC, product, spare);
            removeSpan(point, euclideanGradient, work);
            products(point, tangent, along);
            algebra.multiply(work, false, along, false, product);
            add(-halfC, product, spare);
        }
        gradient(point, spare, result);
    }

    /**
     * Computes the logarithm by {@link #logarithm}.
     *
     * @throws ArithmeticException if the iteration does not converge; the message has the residual and the number of
     *     iterations
     */
    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        StiefelLogarithm logarithm = logarithm(point, other);
        if (!logarithm.converged()) {
            throw new ArithmeticException("the logarithm on the Stiefel manifold did not converge: after "
                    + logarithm.iterations() + " geodesics the nearest end is " + Decimals.text(logarithm.residual())
                    + " away; take a nearer point");
        }
        System.arraycopy(logarithm.tangent().data, 0, result.data, 0, result.data.length);
    }

    /**
     * Returns a tangent vector V at {@code point} with Exp(V) = {@code other}, and whether its computation converged. Square
     * frames and single columns have a closed form; other frames are found by shooting. Within the injectivity radius V
     * is the logarithm; beyond it, a geodesic found need not be the shortest.
     *
     * @throws ArithmeticException at the cut locus of square frames and single columns, and between components
     */
    public StiefelLogarithm logarithm(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        return StiefelLogarithms.between(this, metric, point, other);
    }

    /**
     * Returns the length of the geodesic of {@link #logarithm}.
     *
     * @throws ArithmeticException if the logarithm does not converge or does not exist
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
        StiefelTransport.along(this, metric, point, tangent, vector, result);
    }

    @Override
    public Set<Retraction> invertibleRetractions() {
        return EnumSet.of(Retraction.QR, Retraction.POLAR);
    }

    /**
     * Computes V = Y·S − X. For the polar step S solves XᵀY·S + S·YᵀX = 2I; for the QR step S is upper triangular with
     * XᵀY·S + SᵀYᵀX = 2I, which is solved column by column.
     */
    @Override
    public void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.checkInverse(this, retraction, point, other, result);
        products(point, other, small);
        R064Store s =
                switch (retraction) {
                    case POLAR -> PolarEquation.solve(small);
                    case QR -> TriangularEquation.solve(small);
                    case GEODESIC, CAYLEY, OWN -> throw ManifoldArguments.notInvertible(this, retraction);
                };
        algebra.multiply(other, false, s, false, spare);
        subtract(spare, point, spare);
        project(point, spare, result);
    }

    /** Computes (I − XXᵀ)Z in one pass. */
    void removeSpan(R064Store point, R064Store from, R064Store result) {
        products(point, from, small);
        algebra.multiply(point, false, small, false, product);
        subtract(from, product, result);
    }

    private static void add(double weight, R064Store addend, R064Store target) {
        for (int i = 0; i < target.data.length; i++) {
            target.data[i] += weight * addend.data[i];
        }
    }
}
