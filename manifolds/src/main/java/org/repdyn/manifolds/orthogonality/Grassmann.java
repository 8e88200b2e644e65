package org.repdyn.manifolds.orthogonality;

import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.dense.PairMemory;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Grassmann manifold: subspaces, each represented by a matrix WᵀW = c²I; tangent vectors are horizontal lifts, WᵀV = 0.
 * The representative follows the geodesic: W·cos + Q·sin rotated back by the right singular vectors, so that lifts,
 * transports and momenta stay with it. Edelman, Arias, Smith (1998), §2.5; Bendokat, Zimmermann, Absil (2020).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Grassmann extends OrthogonalManifold
        implements RiemannianLogarithm, ParallelTransport, RiemannianHessian, InverseRetraction {

    /** Largest ‖DᵀD‖_F for which power series are used; up to it, their terms lose at most a digit to cancellation. */
    private static final double SERIES_LIMIT = 4;

    /** Largest ‖DᵀD‖_F for which the series of the Cayley transform, of (DᵀD/4)ʲ, is used: the first term left out is (½/4)¹⁸. */
    private static final double CAYLEY_LIMIT = 0.5;

    private final PowerSeries series;
    private final R064Store first;
    private final R064Store second;
    private final R064Store columnScaled;
    private final R064Store spare;
    private final double[] angles;
    /** Points of the last transport; several vectors are transported between them. */
    private final PairMemory transported;
    /** Polar factor of XᵀY of these points. */
    private final R064Store turn;

    /**
     * Creates the manifold of subspaces with orthonormal bases, on ojAlgo.
     *
     * @param rows dimension of the space
     * @param columns dimension of a subspace, at most {@code rows}
     * @throws IllegalArgumentException if there is no such matrix
     */
    public Grassmann(int rows, int columns) {
        this(rows, columns, 1, LinearAlgebra.ojAlgo());
    }

    /**
     * Creates a manifold of subspaces.
     *
     * @param rows dimension of the space
     * @param columns dimension of a subspace, at most {@code rows}
     * @param scale length c of a column
     * @param algebra linear algebra to compute with
     * @throws IllegalArgumentException if there is no such matrix
     */
    public Grassmann(int rows, int columns, double scale, LinearAlgebra algebra) {
        super(rows, columns, scale, algebra);
        series = new PowerSeries(k, algebra);
        first = R064Store.FACTORY.make(k, k);
        second = R064Store.FACTORY.make(k, k);
        columnScaled = R064Store.FACTORY.make(k, k);
        spare = R064Store.FACTORY.make(n, k);
        angles = new double[k];
        transported = new PairMemory(n, k);
        turn = R064Store.FACTORY.make(k, k);
    }

    @Override
    public int dimension() {
        return k * (n - k);
    }

    /** Computes (I − XXᵀ)Z: all components within span(X) are removed. */
    @Override
    void normalPart(R064Store s) {}

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        return dot(a, b);
    }

    /**
     * Returns 2: QR and polar reach the same subspace, to second order (Absil, Mahony, Sepulchre 2008, ex. 4.1.5), and
     * the Cayley transform is the midpoint rule of the geodesic.
     */
    @Override
    public int order(Retraction retraction) {
        ManifoldArguments.checkRetraction(this, retraction);
        return 2;
    }

    /**
     * Computes Y = X·cos(√G) + D·sinc(√G), G = DᵀD: even functions only, so that zero and repeated angles need no
     * special case.
     */
    @Override
    void geodesic(R064Store point, R064Store tangent, R064Store result) {
        decomposeDirection(tangent);
        spectral(EvenFunction.COSINE::at, first);
        spectral(EvenFunction.SINC::at, second);
        combine(point, first, 1, tangent, second, result);
    }

    @Override
    boolean shortGeodesic(R064Store point, R064Store tangent, R064Store result) {
        if (!loadSeries(tangent, SERIES_LIMIT)) {
            return false;
        }
        series.evaluate(EvenFunction.COSINE.coefficients(), first);
        series.evaluate(EvenFunction.SINC.coefficients(), second);
        combine(point, first, 1, tangent, second, result);
        return true;
    }

    /** Loads G = DᵀD into the power series; returns false if it is too large for them, or not finite. */
    private boolean loadSeries(R064Store tangent, double limit) {
        gram(tangent, series.matrix());
        return series.prepare() <= limit;
    }

    /** Computes Y = (X·(I − G/4) + D)·(I + G/4)⁻¹, G = DᵀD, the Cayley transform of DXᵀ − XDᵀ. */
    @Override
    void cayley(R064Store point, R064Store tangent, R064Store result) {
        decomposeDirection(tangent);
        spectral(EvenFunction.CAYLEY_COSINE::at, first);
        spectral(EvenFunction.CAYLEY_SINC::at, second);
        combine(point, first, 1, tangent, second, result);
    }

    @Override
    boolean shortCayley(R064Store point, R064Store tangent, R064Store result) {
        if (!loadSeries(tangent, CAYLEY_LIMIT)) {
            return false;
        }
        series.evaluate(EvenFunction.CAYLEY_COSINE.coefficients(), first);
        series.evaluate(EvenFunction.CAYLEY_SINC.coefficients(), second);
        combine(point, first, 1, tangent, second, result);
        return true;
    }

    @Override
    public Set<Retraction> invertibleRetractions() {
        return EnumSet.of(Retraction.QR, Retraction.POLAR, Retraction.CAYLEY);
    }

    /**
     * Computes the direction of the logarithm with tan θ (QR and polar, Y(XᵀY)⁻¹ − X) or 2·tan(θ/2) (Cayley) in place of
     * the angles θ.
     */
    @Override
    public void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.checkInverse(this, retraction, point, other, result);
        DoubleUnaryOperator length =
                switch (retraction) {
                    case QR, POLAR -> Math::tan;
                    case CAYLEY -> angle -> 2 * Math.tan(angle / 2);
                    case GEODESIC, OWN -> throw ManifoldArguments.notInvertible(this, retraction);
                };
        direction(point, other, length, result);
    }

    /** Computes H − X·sinc(√G)·DᵀH − D·½sinc²(√G/2)·DᵀH (eq. 2.68 in even functions). */
    @Override
    public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        if (loadSeries(tangent, SERIES_LIMIT)) {
            series.evaluate(EvenFunction.SINC.coefficients(), first);
            series.evaluate(EvenFunction.VERSED.coefficients(), second);
        } else {
            checkTransport(tangent, Double.isFinite(length(tangent)));
            decomposeDirection(tangent);
            spectral(EvenFunction.SINC::at, first);
            spectral(EvenFunction.VERSED::at, second);
        }
        products(tangent, vector, small);
        algebra.multiply(first, false, small, false, columnScaled);
        algebra.multiply(point, false, columnScaled, false, product);
        subtract(vector, product, spare);
        algebra.multiply(second, false, small, false, columnScaled);
        algebra.multiply(tangent, false, columnScaled, false, product);
        subtract(spare, product, result);
    }

    /**
     * Computes (I − YYᵀ)H·O with the orthogonal polar factor O of XᵀY, which turns the representative X to Y: without
     * it, the result would depend on the representatives.
     */
    @Override
    public void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        ManifoldArguments.check(this, "vector", vector, result);
        if (!transported.has(point, other)) {
            transported.forget();
            products(point, other, small);
            factors.polarFactor(small, turn);
            transported.remember(point, other);
        }
        if (working.isPresent()) {
            if (turns()) {
                working.get().projectTurned(other, vector, turn, result);
            } else {
                working.get().project(other, vector, result);
            }
            return;
        }
        algebra.multiply(vector, false, turn, false, spare);
        project(other, spare, result);
    }

    /** Returns true if the turn is not I to the rounding of a product with it, as it is after a polar step. */
    private boolean turns() {
        double sum = 0;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                double difference = turn.data[j * k + i] - (i == j ? 1 : 0);
                sum += difference * difference;
            }
        }
        return !(Math.sqrt(sum) <= k * Math.ulp(1.0));
    }

    /** Computes P(∇²f[V] − V·XᵀG). */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        R064Store products = gradientProducts(point, euclideanGradient);
        if (working.isPresent()) {
            working.get().projectDifference(point, euclideanHessian, tangent, products, result);
            return;
        }
        algebra.multiply(tangent, false, products, false, product);
        subtract(euclideanHessian, product, spare);
        project(point, spare, result);
    }

    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        direction(point, other, DoubleUnaryOperator.identity(), result);
    }

    /** Computes the horizontal vector with the principal directions and lengths that are a function of the angles. */
    private void direction(R064Store point, R064Store other, DoubleUnaryOperator length, R064Store result) {
        principalDirections(point, other, result);
        double cosine = svd.values[k - 1];
        if (!(cosine > n * Math.ulp(1.0))) {
            throw new ArithmeticException(
                    "the shortest geodesic between the two subspaces is not unique: their largest "
                            + "principal angle is 90° to rounding; take a nearer point");
        }
        for (int j = 0; j < k; j++) {
            double sine = GramSchmidt.norm(work.data, j * n, n) / scale;
            double stretch = sine > 0 ? length.applyAsDouble(angles[j]) / sine : 1;
            for (int l = j * n; l < (j + 1) * n; l++) {
                work.data[l] *= stretch;
            }
        }
        algebra.multiply(work, false, svd.u, true, result);
    }

    @Override
    public double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        principalDirections(point, other, spare);
        return scale * GramSchmidt.norm(angles, 0, k);
    }

    /** Returns c·π/2: at a right angle between two directions the shortest geodesic is not unique. */
    @Override
    public OptionalDouble injectivityRadius() {
        return OptionalDouble.of(scale * Math.PI / 2);
    }

    /** Returns c·π/2·√min(k, n−k), the largest distance. */
    @Override
    public double typicalDistance() {
        return scale * Math.PI / 2 * Math.sqrt(Math.max(1, Math.min(k, n - k)));
    }

    /**
     * Computes, with XᵀY = R·C·Qᵀ, columns of work = c·(I − XXᵀ)YQ, of length c·sin θ; angles = atan2(sin θ, cos θ),
     * which is accurate at 0 and at 90°, where arccos and the inverse of XᵀY are not.
     */
    private void principalDirections(R064Store point, R064Store other, R064Store scratch) {
        products(point, other, small);
        svd.decompose(small);
        subtractCompensated(other, point, small, scratch);
        algebra.multiply(scratch, false, svd.v, false, work);
        projectOnce(point, work, scratch);
        System.arraycopy(scratch.data, 0, work.data, 0, work.data.length);
        for (int j = 0; j < k; j++) {
            angles[j] = Math.atan2(GramSchmidt.norm(work.data, j * n, n) / scale, svd.values[j]);
        }
    }

    /**
     * Computes result = Y − X·M with the rounding errors of products and sums added at the end (Ogita, Rump, Oishi 2005, algorithm 5.3): the sine
     * of an angle of 10⁻⁹ is what is left of entries of size 1. The part along X that the rounding of X and M leaves is removed by a projection.
     */
    private void subtractCompensated(R064Store y, R064Store x, R064Store m, R064Store result) {
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < n; i++) {
                double sum = y.data[j * n + i];
                double lost = 0;
                for (int l = 0; l < k; l++) {
                    double a = -x.data[l * n + i];
                    double b = m.data[j * k + l];
                    double term = a * b;
                    lost += Math.fma(a, b, -term);
                    double next = sum + term;
                    double added = next - sum;
                    lost += (sum - (next - added)) + (term - added);
                    sum = next;
                }
                result.data[j * n + i] = sum + lost;
            }
        }
    }

    /**
     * Computes svd, the singular value decomposition of R in V/c = QR: right singular vectors and lengths of the
     * direction, without squaring them.
     */
    private void decomposeDirection(R064Store tangent) {
        for (int i = 0; i < work.data.length; i++) {
            work.data[i] = tangent.data[i] / scale;
        }
        GramSchmidt.decompose(work, factor, n * Math.ulp(1.0) * length(work));
        svd.decompose(factor);
    }

    /** Computes target = V·diag(f(σ))·Vᵀ. */
    private void spectral(DoubleUnaryOperator f, R064Store target) {
        for (int j = 0; j < k; j++) {
            double value = f.applyAsDouble(svd.values[j]);
            for (int i = 0; i < k; i++) {
                columnScaled.data[j * k + i] = value * svd.v.data[j * k + i];
            }
        }
        algebra.multiply(columnScaled, false, svd.v, true, target);
    }
}
