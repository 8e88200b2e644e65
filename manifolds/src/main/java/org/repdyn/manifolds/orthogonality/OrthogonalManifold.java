package org.repdyn.manifolds.orthogonality;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.PairMemory;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.Retraction;

/**
 * Base of the Stiefel and Grassmann manifolds: points W, n×k with WᵀW = scale²·I, their nearest points, and the QR and
 * polar steps. Scratch matrices live as long as the instance, so that a step allocates nothing that grows with W.
 */
abstract class OrthogonalManifold implements Manifold {

    /** Residual below which one Newton–Schulz step, which squares the residual, reaches rounding. */
    private static final double NEWTON_SCHULZ_LIMIT = 1e-8;

    /** Share of a vector's length below which a projection has cancelled digits and is repeated (Parlett and Kahan). */
    private static final double CANCELLATION = 0.7;

    private static final Set<Retraction> RETRACTIONS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Retraction.OWN)));

    final int n;
    final int k;
    final double scale;
    final LinearAlgebra algebra;
    /** Scratch of shape n×k, free at each public call. */
    final R064Store work;
    /** Scratch of shape n×k for one product W·S at a time. */
    final R064Store product;
    /** Scratch of shape k×k, free at each public call. */
    final R064Store small;

    /** Scratch of shape k×k, free at each public call. */
    final R064Store factor;

    final SmallSvd svd;

    /** Projections in the memory of a backend, for large matrices. */
    final Optional<WorkingProjection> working;

    final FrameFactors factors;

    private final PairMemory gradientPair;
    private final R064Store gradientProducts;

    OrthogonalManifold(int rows, int columns, double scale, LinearAlgebra algebra) {
        ManifoldArguments.checkScale("the length of columns", scale);
        Objects.requireNonNull(algebra, "the argument algebra is null; LinearAlgebra.ojAlgo() is always there");
        if (columns < 1 || rows < columns) {
            throw new IllegalArgumentException("a " + rows + "×" + columns + " matrix cannot have " + columns
                    + " orthogonal columns of length " + rows + "; "
                    + (columns < 1 || rows < 1
                            ? "give at least 1 row and 1 column"
                            : "use at most " + rows + (rows == 1 ? " column" : " columns")
                                    + ", or exchange rows and columns"));
        }
        ManifoldArguments.checkEntries(rows, columns);
        this.n = rows;
        this.k = columns;
        this.scale = scale;
        this.algebra = algebra;
        work = R064Store.FACTORY.make(n, k);
        product = R064Store.FACTORY.make(n, k);
        small = R064Store.FACTORY.make(k, k);
        factor = R064Store.FACTORY.make(k, k);
        svd = new SmallSvd(k);
        gradientPair = new PairMemory(n, k);
        gradientProducts = R064Store.FACTORY.make(k, k);
        working = WorkingProjection.of(this);
        factors = new FrameFactors(this);
    }

    @Override
    public final int rows() {
        return n;
    }

    @Override
    public final int columns() {
        return k;
    }

    @Override
    public final Set<Retraction> retractions() {
        return RETRACTIONS;
    }

    /**
     * Replaces WᵀZ/scale² by the matrix S with which the projection of Z onto the tangent space is Z − W·S.
     *
     * @param s holds WᵀZ/scale² on entry and S on return
     */
    abstract void normalPart(R064Store s);

    /** Computes the projection in one pass, and returns ‖result‖². */
    final double projectOnce(R064Store point, R064Store ambient, R064Store result) {
        products(point, ambient, small);
        normalPart(small);
        algebra.multiply(point, false, small, false, product);
        return subtractAndSquare(ambient, product, result);
    }

    @Override
    public final void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        if (working.isPresent()) {
            working.get().project(point, ambient, result);
        } else if (isCancelled(projectOnce(point, ambient, result))) {
            R064Store first = work;
            System.arraycopy(result.data, 0, first.data, 0, first.data.length);
            projectOnce(point, first, result);
        }
    }

    /**
     * Returns true if a projection has cancelled digits.
     *
     * @param left ‖result‖², where {@link #small} still holds the matrix S of the projection Z − W·S
     */
    final boolean isCancelled(double left) {
        // By Pythagoras ‖Z‖² = ‖WS‖² + ‖result‖², and ‖WS‖ = scale·‖S‖ needs the small matrix only.
        double removed = scale * scale * dot(small, small);
        return left < CANCELLATION * CANCELLATION * (left + removed);
    }

    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        relativeGram(point);
        return GramSchmidt.norm(small.data, 0, small.data.length);
    }

    @Override
    public final void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        factors.load(ambient);
        nearestOfLoaded(result);
    }

    /** Computes the nearest point of the matrix that was loaded into {@link #factors}. */
    void nearestOfLoaded(R064Store result) {
        factors.polar(result, "a matrix");
    }

    @Override
    public final void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkRetraction(this, retraction);
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        boolean done =
                switch (retraction) {
                    case GEODESIC -> shortGeodesic(point, tangent, result);
                    case QR -> factors.shortQr(point, tangent, result);
                    case POLAR -> factors.shortPolar(point, tangent, result);
                    case CAYLEY -> shortCayley(point, tangent, result);
                    case OWN -> throw ManifoldArguments.notOffered(this, retraction);
                };
        if (!done) {
            longStep(retraction, point, tangent, result);
        }
    }

    /** Computes a step of any length and condition. */
    private void longStep(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        if (!Double.isFinite(Entries.largest(tangent))) {
            throw new ArithmeticException("the tangent vector of a step is not finite; use a shorter step");
        }
        switch (retraction) {
            case GEODESIC -> geodesic(point, tangent, result);
            case QR -> {
                factors.load(point, tangent);
                factors.orthonormal(result, "point + step");
            }
            case POLAR -> {
                factors.load(point, tangent);
                factors.polar(result, "point + step");
            }
            case CAYLEY -> cayley(point, tangent, result);
            case OWN -> throw ManifoldArguments.notOffered(this, retraction);
        }
        checkLongStep(tangent, result);
    }

    /**
     * Checks the end of a step that is too long for power series.
     *
     * @throws ArithmeticException if it is not on the manifold
     */
    void checkLongStep(R064Store tangent, R064Store result) {}

    /**
     * Computes the exponential map by power series of small matrices.
     *
     * @return false if the tangent vector is too long for them or not finite; the result is then not used
     */
    boolean shortGeodesic(R064Store point, R064Store tangent, R064Store result) {
        return false;
    }

    /**
     * Computes the Cayley transform by power series of small matrices.
     *
     * @return false if the tangent vector is too long for them or not finite; the result is then not used
     */
    boolean shortCayley(R064Store point, R064Store tangent, R064Store result) {
        return false;
    }

    /**
     * Checks that a parallel transport can be computed.
     *
     * @throws ArithmeticException if not: the tangent vector is too long, or not finite
     */
    final void checkTransport(R064Store tangent, boolean computable) {
        if (!computable) {
            throw new ArithmeticException("a parallel transport along a tangent vector of length "
                    + Decimals.text(length(tangent) / scale)
                    + " at scale 1 is lost in rounding; carry the vector along a shorter one, or by transportTo");
        }
    }

    /** Computes the exponential map. */
    abstract void geodesic(R064Store point, R064Store tangent, R064Store result);

    /** Computes the Cayley transform. */
    abstract void cayley(R064Store point, R064Store tangent, R064Store result);

    /**
     * Writes the nearest point to {@code almost}, which is on the manifold up to accumulated rounding. It uses the
     * polar factor rather than QR to keep the representative. Without this correction the error grows like e^{4λt}.
     */
    final void restore(R064Store almost, R064Store result) {
        relativeGram(almost);
        if (!(GramSchmidt.norm(small.data, 0, small.data.length) < NEWTON_SCHULZ_LIMIT)) {
            nearest(almost, result);
            return;
        }
        // Newton–Schulz: W(3I − WᵀW)/2 = W(I − (WᵀW − I)/2)
        for (int i = 0; i < small.data.length; i++) {
            small.data[i] *= -0.5;
        }
        addToDiagonal(small, 1);
        algebra.multiply(almost, false, small, false, result);
    }

    /** Computes small = WᵀW/scale² − I. */
    private void relativeGram(R064Store point) {
        gram(point, small);
        addToDiagonal(small, -1);
    }

    /** Computes result = point·a + weight·other·b and corrects it to the manifold. */
    final void combine(R064Store point, R064Store a, double weight, R064Store other, R064Store b, R064Store result) {
        algebra.multiply(point, false, a, false, product);
        algebra.multiply(other, false, b, false, result);
        for (int i = 0; i < product.data.length; i++) {
            product.data[i] += weight * result.data[i];
        }
        restore(product, result);
    }

    /** Returns WᵀG/scale², the same for all products with the Hessian at a point; the caller does not change it. */
    final R064Store gradientProducts(R064Store point, R064Store euclideanGradient) {
        if (!gradientPair.has(point, euclideanGradient)) {
            gradientPair.forget();
            products(point, euclideanGradient, gradientProducts);
            gradientPair.remember(point, euclideanGradient);
        }
        return gradientProducts;
    }

    /** Computes target = WᵀZ/scale². */
    final void products(R064Store point, R064Store other, R064Store target) {
        algebra.multiply(point, true, other, false, target);
        makeRelative(target);
    }

    /** Computes target = AᵀA/scale². */
    final void gram(R064Store a, R064Store target) {
        algebra.gram(a, true, target);
        makeRelative(target);
    }

    /** Divides by scale². */
    final void makeRelative(R064Store target) {
        double inverse = 1 / (scale * scale);
        for (int i = 0; i < target.data.length; i++) {
            target.data[i] *= inverse;
        }
    }

    /** Computes result = a − b and returns ‖result‖², in one pass. */
    private static double subtractAndSquare(R064Store a, R064Store b, R064Store result) {
        double[] x = a.data;
        double[] y = b.data;
        double[] out = result.data;
        // Four sums at a time do not wait for each other.
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 3 < out.length; i += 4) {
            double d0 = x[i] - y[i];
            double d1 = x[i + 1] - y[i + 1];
            double d2 = x[i + 2] - y[i + 2];
            double d3 = x[i + 3] - y[i + 3];
            out[i] = d0;
            out[i + 1] = d1;
            out[i + 2] = d2;
            out[i + 3] = d3;
            sum0 += d0 * d0;
            sum1 += d1 * d1;
            sum2 += d2 * d2;
            sum3 += d3 * d3;
        }
        for (; i < out.length; i++) {
            double d = x[i] - y[i];
            out[i] = d;
            sum0 += d * d;
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** Computes result = a − b. */
    static void subtract(R064Store a, R064Store b, R064Store result) {
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = a.data[i] - b.data[i];
        }
    }

    static void addToDiagonal(R064Store m, double value) {
        int size = m.getRowDim();
        for (int i = 0; i < size; i++) {
            m.data[i * size + i] += value;
        }
    }

    static double length(R064Store m) {
        return GramSchmidt.norm(m.data, 0, m.data.length);
    }

    static double dot(R064Store a, R064Store b) {
        return Entries.dot(a, b);
    }
}
