package org.repdyn.manifolds.orthogonality;

import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.dense.Symmetry;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Base of the groups of square matrices with WᵀW = c²I and the bi-invariant metric tr(VᵀV). With X = W/c, tangent vectors
 * are V = WΩ with a skew Ω, and geodesics are W·exp(tΩ). Edelman, Arias, Smith (1998), section 2.2.2.
 */
abstract class OrthogonalMatrices extends OrthogonalManifold
        implements RiemannianLogarithm, ParallelTransport, RiemannianHessian, InverseRetraction {

    /** Largest relative error of the squared length of a transported vector; an exponential of length 10¹⁰ has 10⁻⁶. */
    private static final double LARGEST_DEFECT = 1e-3;

    private final R064Store generator;
    private final R064Store exponential;
    private final SmallExponential skewExponential;

    OrthogonalMatrices(int size, double scale, LinearAlgebra algebra) {
        super(size, size, scale, algebra);
        generator = R064Store.FACTORY.make(size, size);
        exponential = R064Store.FACTORY.make(size, size);
        skewExponential = new SmallExponential(size, algebra);
    }

    @Override
    public final int dimension() {
        return n * (n - 1) / 2;
    }

    /** Returns √2·πc, half of the length of the shortest loop, a full turn of a plane; infinite if there is none. */
    @Override
    public final OptionalDouble injectivityRadius() {
        return OptionalDouble.of(n == 1 ? Double.POSITIVE_INFINITY : Math.sqrt(2) * Math.PI * scale);
    }

    /** Returns πc·√(2⌊n/2⌋), the distance of a half turn of all planes. */
    @Override
    public final double typicalDistance() {
        return Math.PI * scale * Math.sqrt(Math.max(1, n - n % 2));
    }

    /** Computes Z − X·sym(XᵀZ). */
    @Override
    final void normalPart(R064Store s) {
        Symmetry.symmetricPart(s, s);
    }

    @Override
    public final double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        return dot(a, b);
    }

    /** Returns 2 but for the QR step: polar and Cayley steps are odd functions of Ω, up to the exponential of order 3. */
    @Override
    public final int order(Retraction retraction) {
        ManifoldArguments.checkRetraction(this, retraction);
        return retraction == Retraction.QR || retraction == Retraction.OWN ? 1 : 2;
    }

    @Override
    final void geodesic(R064Store point, R064Store tangent, R064Store result) {
        loadGenerator(point, tangent);
        skewExponential.exponentiate(generator, 1, exponential);
        algebra.multiply(point, false, exponential, false, product);
        restore(product, result);
    }

    /** Computes X·(I − Ω/2)⁻¹(I + Ω/2). */
    @Override
    final void cayley(R064Store point, R064Store tangent, R064Store result) {
        loadGenerator(point, tangent);
        for (int i = 0; i < generator.data.length; i++) {
            exponential.data[i] = generator.data[i] / 2;
            generator.data[i] = -exponential.data[i];
        }
        addToDiagonal(exponential, 1);
        addToDiagonal(generator, 1);
        LinearSystem.solve(generator, exponential, n);
        algebra.multiply(point, false, exponential, false, product);
        restore(product, result);
    }

    private void loadGenerator(R064Store point, R064Store tangent) {
        products(point, tangent, generator);
        Symmetry.skewPart(generator, generator);
    }

    /**
     * Computes W·Ω with the principal logarithm Ω of XᵀY.
     *
     * @throws ArithmeticException if XᵀY turns a plane by 180°, or if the points are in different components
     */
    @Override
    public final void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        loadTurn(point, other);
        algebra.multiply(point, false, OrthogonalLogarithm.of(small, generator, algebra), false, result);
    }

    /**
     * Returns the length of the shortest geodesic.
     *
     * @throws ArithmeticException if the points are in different components
     */
    @Override
    public final double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        loadTurn(point, other);
        return scale * OrthogonalLogarithm.norm(small, generator, algebra);
    }

    /** Computes small = XᵀY and generator = its skew part, that of Xᵀ(Y − X), as XᵀX is symmetric: no digits are lost between near points. */
    private void loadTurn(R064Store point, R064Store other) {
        products(point, other, small);
        subtract(other, point, product);
        loadGenerator(point, product);
    }

    /** Computes W·exp(Ω/2)·XᵀU·exp(Ω/2). */
    @Override
    public final void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        loadGenerator(point, tangent);
        skewExponential.exponentiate(generator, 0.5, exponential);
        // The rounding of an angle grows with it, until what is computed is no rotation.
        checkTransport(tangent, Math.abs(dot(exponential, exponential) / n - 1) < LARGEST_DEFECT);
        products(point, vector, small);
        algebra.multiply(exponential, false, small, false, factor);
        algebra.multiply(factor, false, exponential, false, small);
        algebra.multiply(point, false, small, false, result);
    }

    /** Computes P(∇²f[V] − V·sym(XᵀG)). */
    @Override
    public final void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        Symmetry.symmetricPart(gradientProducts(point, euclideanGradient), small);
        algebra.multiply(tangent, false, small, false, product);
        subtract(euclideanHessian, product, generator);
        project(point, generator, result);
    }

    @Override
    public final Set<Retraction> invertibleRetractions() {
        return EnumSet.of(Retraction.QR, Retraction.POLAR, Retraction.CAYLEY);
    }

    /** Computes W·S·… as on the Stiefel manifold, and W·2(Q + I)⁻¹(Q − I) with Q = XᵀY for the Cayley step. */
    @Override
    public final void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.checkInverse(this, retraction, point, other, result);
        products(point, other, small);
        R064Store omega =
                switch (retraction) {
                    case QR -> algebra.multiply(small, TriangularEquation.solve(small));
                    case POLAR -> algebra.multiply(small, PolarEquation.solve(small));
                    case CAYLEY -> inverseCayley();
                    case GEODESIC, OWN -> throw ManifoldArguments.notInvertible(this, retraction);
                };
        Symmetry.skewPart(omega, omega);
        algebra.multiply(point, false, omega, false, result);
    }

    private R064Store inverseCayley() {
        R064Store omega = small.copy();
        addToDiagonal(omega, -1);
        addToDiagonal(small, 1);
        if (!LinearSystem.solve(small, omega, n)) {
            throw new ArithmeticException(
                    "the Cayley retraction reaches no rotation by 180°; take a point that is nearer");
        }
        for (int i = 0; i < omega.data.length; i++) {
            omega.data[i] *= 2;
        }
        return omega;
    }
}
