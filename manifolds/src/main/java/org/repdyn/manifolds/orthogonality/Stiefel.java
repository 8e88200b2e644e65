package org.repdyn.manifolds.orthogonality;

import java.util.Arrays;
import java.util.EnumSet;
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

    private static final double CANONICAL = 0;

    /** Largest ‖D‖_F for the geodesic from a Gram matrix: the exponential of its matrix, which is not skew, grows like e^‖D‖. */
    private static final double SHORT = 2;

    private final double alpha;
    private final R064Store rotation;
    private final R064Store counterRotation;
    private final R064Store alongPoint;
    private final R064Store alongNormal;
    private final R064Store generator;
    private final R064Store exponential;
    private final SmallExponential largeExponential;
    private final SmallExponential smallExponential;

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
        this(rows, columns, 1, metric.alpha(), LinearAlgebra.ojAlgo());
    }

    /**
     * Creates a manifold of frames.
     *
     * @param rows length of a column
     * @param columns number of columns, at most {@code rows}
     * @param scale length c of a column
     * @param alpha member of the family of metrics, above −1: −½ is Euclidean, 0 canonical
     * @param algebra linear algebra to compute with
     * @throws IllegalArgumentException if there is no such matrix or metric
     */
    public Stiefel(int rows, int columns, double scale, double alpha, LinearAlgebra algebra) {
        super(rows, columns, scale, algebra);
        if (!(alpha > -1) || !Double.isFinite(alpha)) {
            throw new IllegalArgumentException("alpha of a metric on orthonormal frames must be above -1, got "
                    + Decimals.text(alpha) + "; -0.5 is the Euclidean metric, 0 the canonical one");
        }
        this.alpha = alpha;
        rotation = R064Store.FACTORY.make(k, k);
        counterRotation = R064Store.FACTORY.make(k, k);
        alongPoint = R064Store.FACTORY.make(k, k);
        alongNormal = R064Store.FACTORY.make(k, k);
        generator = R064Store.FACTORY.make(2 * k, 2 * k);
        exponential = R064Store.FACTORY.make(2 * k, 2 * k);
        largeExponential = new SmallExponential(2 * k, algebra);
        smallExponential = new SmallExponential(k, algebra);
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
     * Returns πc for one column, √(2ν)πc for square frames, with ν = 1/(2(α+1)), πc for the Euclidean metric (Zimmermann, Stoye 2024), and √(4/5)πc for
     * the canonical metric, which is a lower bound (Rentmeesters 2013); empty for other metrics.
     */
    @Override
    public OptionalDouble injectivityRadius() {
        if (k == 1) {
            return n == 1 ? OptionalDouble.of(Double.POSITIVE_INFINITY) : OptionalDouble.of(Math.PI * scale);
        }
        if (n == k) {
            return OptionalDouble.of(Math.PI * scale / Math.sqrt(alpha + 1));
        }
        if (alpha == StiefelMetric.EUCLIDEAN.alpha()) {
            return OptionalDouble.of(Math.PI * scale);
        }
        return alpha == CANONICAL ? OptionalDouble.of(Math.sqrt(0.8) * Math.PI * scale) : OptionalDouble.empty();
    }

    /** Returns c√k, the length of a frame as a vector. */
    @Override
    public double typicalDistance() {
        return scale * Math.sqrt(k);
    }

    /** Computes Z − X·sym(XᵀZ). */
    @Override
    void normalPart(R064Store s) {
        symmetrise(s);
    }

    /**
     * Computes PG + (2α+1)·X·skew(XᵀG), where P is the projection: the inverse of the metric stretches the vertical part.
     * It is G − X·sym(XᵀG) for the Euclidean metric and G − X·GᵀX for the canonical one (eq. 2.53), which is not a
     * projection of G.
     */
    @Override
    public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        project(point, euclideanGradient, result);
        double stretch = 2 * alpha + 1;
        if (stretch == 0) {
            return;
        }
        products(point, result, small);
        skewPart(small);
        algebra.multiply(point, false, small, false, product);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += stretch * product.data[i];
        }
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        double ambient = dot(a, b);
        double vertical = (2 * alpha + 1) / (2 * (alpha + 1));
        if (vertical == 0) {
            return ambient;
        }
        products(point, a, small);
        products(point, b, factor);
        return ambient - scale * scale * dot(small, factor) * vertical;
    }

    /**
     * Returns the order: the polar step, the nearest point, has order 2 in the ambient metric, and the Cayley step in the
     * canonical one. For one column and for square frames the metrics have the same geodesics.
     */
    @Override
    public int order(Retraction retraction) {
        boolean unique = k == 1 || n == k;
        return switch (retraction) {
            case GEODESIC -> 2;
            case POLAR -> unique || alpha == StiefelMetric.EUCLIDEAN.alpha() ? 2 : 1;
            case CAYLEY -> unique || alpha == CANONICAL ? 2 : 1;
            case QR -> k == 1 ? 2 : 1;
            case OWN -> 1;
        };
    }

    /**
     * Computes, with A = XᵀD and the thin QR (I − XXᵀ)D = QR of D = V/c: Y = [X Q]·exp([A/(α+1) −Rᵀ; R 0])[:,
     * 1:k]·exp(α/(α+1)·A).
     */
    @Override
    void geodesic(R064Store point, R064Store tangent, R064Store result) {
        products(point, tangent, rotation);
        skewPart(rotation);
        splitOffNormalPart(point, tangent);
        fillGenerator(1 / (alpha + 1), 1);
        largeExponential.exponentiate(generator, 1, exponential);
        extract(exponential, 0, alongPoint);
        extract(exponential, k, alongNormal);
        if (alpha != CANONICAL) {
            rotateBack();
        }
        combine(point, alongPoint, scale, work, alongNormal, result);
    }

    /**
     * Computes, with A = XᵀD, N = (I − XXᵀ)D and τ = ‖N‖, Y = [X N/τ]·exp([A/(α+1) −NᵀN/τ; τI 0])[:, 1:k]·exp(α/(α+1)·A): the
     * geodesic without an orthonormal basis of N, which may be rank-deficient (after Edelman, Arias, Smith 1998, eq. 2.42).
     */
    @Override
    boolean shortGeodesic(R064Store point, R064Store tangent, R064Store result) {
        // A NaN fails the comparison too.
        if (!(length(tangent) <= SHORT * scale) || alpha < StiefelMetric.EUCLIDEAN.alpha()) {
            return false;
        }
        products(point, tangent, rotation);
        algebra.multiply(point, false, rotation, false, product);
        subtract(tangent, product, work);
        skewPart(rotation);
        products(work, work, small);
        double normal = length(work) / scale;
        double tau = normal > 0 ? normal : 1;
        fillGramGenerator(1 / (alpha + 1), tau);
        largeExponential.exponentiate(generator, 1, exponential);
        extract(exponential, 0, alongPoint);
        extract(exponential, k, alongNormal);
        if (alpha != CANONICAL) {
            rotateBack();
        }
        combine(point, alongPoint, 1 / tau, work, alongNormal, result);
        return true;
    }

    /** Multiplies alongPoint and alongNormal by exp(α/(α+1)·A). */
    private void rotateBack() {
        smallExponential.exponentiate(rotation, alpha / (alpha + 1), counterRotation);
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
                generator.data[(k + j) * size + i] = -small.data[j * k + i] / tau;
            }
            generator.data[j * size + k + j] = tau;
        }
    }

    /**
     * Computes Y = [X Q]·(I − B/2)⁻¹(I + B/2)[:, 1:k] with B = [A −Rᵀ; R 0] (Wen and Yin 2013, in an orthonormal basis of
     * span(X, D), where the matrix of the system is well-conditioned).
     */
    @Override
    void cayley(R064Store point, R064Store tangent, R064Store result) {
        products(point, tangent, rotation);
        skewPart(rotation);
        splitOffNormalPart(point, tangent);
        fillGenerator(0.5, 0.5);
        int size = 2 * k;
        for (int i = 0; i < exponential.data.length; i++) {
            exponential.data[i] = generator.data[i];
            generator.data[i] = -generator.data[i];
        }
        addToDiagonal(exponential, 1);
        addToDiagonal(generator, 1);
        LinearSystem.solve(generator, exponential, size);
        extract(exponential, 0, alongPoint);
        extract(exponential, k, alongNormal);
        combine(point, alongPoint, scale, work, alongNormal, result);
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
        R064Store ambient = R064Store.FACTORY.make(n, k);
        products(point, euclideanGradient, small);
        symmetrise(small);
        algebra.multiply(tangent, false, small, false, product);
        subtract(euclideanHessian, product, ambient);
        double halfC = (2 * alpha + 1) / (2 * (alpha + 1));
        if (halfC != 0) {
            removeSpan(point, tangent, work);
            products(work, euclideanGradient, small);
            algebra.multiply(point, false, small, false, product);
            add(halfC, product, ambient);
            removeSpan(point, euclideanGradient, work);
            products(point, tangent, rotation);
            algebra.multiply(work, false, rotation, false, product);
            add(-halfC, product, ambient);
        }
        gradient(point, ambient, result);
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
        R064Store overlap = R064Store.FACTORY.make(k, k);
        products(point, other, overlap);
        if (n == k) {
            R064Store omega = OrthogonalLogarithm.of(overlap, algebra);
            return new StiefelLogarithm(algebra.multiply(point, omega), 0, 0, true);
        }
        SpanBasis basis = new SpanBasis(this, point, other, overlap);
        if (k == 1) {
            double angle = Math.atan2(basis.coordinates.data[1], overlap.data[0]);
            if (Math.abs(angle) == Math.PI) {
                throw new ArithmeticException(
                        "the shortest geodesic between opposite points is not unique; take a nearer point");
            }
            R064Store coordinates = R064Store.FACTORY.make(2, 1);
            coordinates.data[1] = angle;
            return new StiefelLogarithm(basis.expand(point, coordinates), 0, 0, true);
        }
        int size = basis.coordinates.getRowDim();
        StiefelLogarithm small = new StiefelShooting(size, k, alpha, algebra).solve(basis.coordinates);
        return new StiefelLogarithm(
                basis.expand(point, small.tangent()), small.residual(), small.iterations(), small.converged());
    }

    /**
     * Returns the length of the geodesic of {@link #logarithm}.
     *
     * @throws ArithmeticException if the logarithm does not converge or does not exist
     */
    @Override
    public double distance(R064Store point, R064Store other) {
        return norm(point, log(point, other));
    }

    @Override
    public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        R064Store a = R064Store.FACTORY.make(k, k);
        products(point, tangent, a);
        skewPart(a);
        SpanBasis basis = new SpanBasis(this, point, tangent, a);
        StiefelTransport transport = new StiefelTransport(basis.coordinates, alpha, algebra);
        R064Store inside = basis.project(point, vector);
        R064Store within = basis.expand(point, inside);
        R064Store beyond = R064Store.FACTORY.make(n, k);
        subtract(vector, within, beyond);
        R064Store moved = basis.expand(point, transport.inSpan(inside));
        algebra.multiply(beyond, false, transport.beyondSpan(), false, product);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = moved.data[i] + product.data[i];
        }
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
        ManifoldArguments.check(this, "point", point, "other", other, result);
        products(point, other, small);
        R064Store s =
                switch (retraction) {
                    case POLAR -> PolarEquation.solve(small);
                    case QR -> TriangularEquation.solve(small);
                    case GEODESIC, CAYLEY, OWN -> throw ManifoldArguments.notInvertible(this, retraction);
                };
        R064Store ambient = algebra.multiply(other, s);
        subtract(ambient, point, ambient);
        project(point, ambient, result);
    }

    /** Computes work = Q and factor = R of the part of the tangent normal to span(W), in unit frames. */
    private void splitOffNormalPart(R064Store point, R064Store tangent) {
        double floor = n * Math.ulp(1.0) * length(tangent) / scale;
        removeSpan(point, tangent, work);
        // The projection runs twice: if little remains, rounding left in span(W) by the first pass would be normalised
        // into a direction.
        removeSpan(point, work, work);
        for (int i = 0; i < work.data.length; i++) {
            work.data[i] /= scale;
        }
        GramSchmidt.decompose(work, factor, floor);
    }

    void removeSpan(R064Store point, R064Store from, R064Store result) {
        products(point, from, small);
        algebra.multiply(point, false, small, false, product);
        subtract(from, product, result);
    }

    private void fillGenerator(double rotationFactor, double normalFactor) {
        Arrays.fill(generator.data, 0);
        int size = 2 * k;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                generator.data[j * size + i] = rotationFactor * rotation.data[j * k + i];
                generator.data[j * size + k + i] = normalFactor * factor.data[j * k + i];
                generator.data[(k + i) * size + j] = -normalFactor * factor.data[j * k + i];
            }
        }
    }

    private void extract(R064Store from, int firstRow, R064Store block) {
        for (int j = 0; j < k; j++) {
            System.arraycopy(from.data, j * 2 * k + firstRow, block.data, j * k, k);
        }
    }

    private static void add(double weight, R064Store addend, R064Store target) {
        for (int i = 0; i < target.data.length; i++) {
            target.data[i] += weight * addend.data[i];
        }
    }

    /** Overwrites m by (m − mᵀ)/2. */
    static void skewPart(R064Store m) {
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
