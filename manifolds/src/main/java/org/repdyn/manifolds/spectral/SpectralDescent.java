package org.repdyn.manifolds.spectral;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;

/**
 * Steepest descent in the spectral norm on a manifold, the step of manifold Muon: argmin ⟨G, A⟩ over tangent A with ‖A‖₂ ≤ 1.
 *
 * <p>The dual problem is to minimise the nuclear norm ‖G + N‖_* over normal N, and then A = −msign(G + N). If −msign(PG) is tangent, P the
 * projection onto the tangent space, it is the answer: without a constraint, on the Grassmannian, on the orthogonal group, and on the
 * Stiefel manifold for a function that does not change under rotations W → WQ, where it is −msign((I − WWᵀ)G). Otherwise a {@link DualAscent}
 * solves the dual problem. A direction is tangent to rounding, and {@link SpectralDirection#gap} bounds how far it is from the best.
 *
 * <p>(Bernstein, Newhouse 2024, arXiv:2409.20325; Bernstein 2025, Modular manifolds, for the dual problem on the Stiefel manifold.)
 *
 * <p>The spectral norm is that of the matrix of the point. An instance serves one run on one thread: each dual ascent starts from the
 * normal matrix of the last one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SpectralDescent {

    /** Departure from the tangent space, relative to ‖A‖_F, that counts as rounding. */
    static final double TANGENT = 1e-12;

    /** Largest departure that is taken for rounding, where singular values differ by many orders of magnitude. */
    private static final double MAX_ROUNDING = 1e-6;

    /** Largest asymmetry of an orthogonal projection, relative to the size of its arguments: rounding, with a margin. */
    private static final double SELF_ADJOINT = 1e-10;

    /** Binary exponent from which on the entries of a gradient are divided by a power of two, because squares of them leave the range of doubles. */
    private static final int MAX_EXPONENT = 300;

    private final Manifold manifold;
    private final Orthogonalisation method;
    private final LinearAlgebra algebra;
    private final MatrixSign sign;
    /** Made when it is first needed, because most runs have a closed form. */
    private Optional<DualAscent> dual = Optional.empty();

    /**
     * Creates the method on a manifold.
     *
     * @param manifold manifold whose projection is orthogonal in the Frobenius inner product; see {@link #objection}
     * @param method how the matrix sign is computed
     */
    public SpectralDescent(Manifold manifold, Orthogonalisation method, LinearAlgebra algebra) {
        this.manifold = Objects.requireNonNull(manifold, "the argument manifold is null");
        this.method = Objects.requireNonNull(method, "the argument method is null; Orthogonalisation.SVD is exact");
        this.algebra =
                Objects.requireNonNull(algebra, "the argument algebra is null; LinearAlgebra.ojAlgo() is always there");
        this.sign = new MatrixSign(method, algebra);
    }

    /**
     * Returns why the method does not apply to a manifold: its projection is not orthogonal in the Frobenius inner product, in which
     * gradient and spectral norm are paired; empty if it applies.
     *
     * @param point a point of the manifold, at which the projection is tested
     */
    public static Optional<String> objection(Manifold manifold, R064Store point) {
        Objects.requireNonNull(manifold, "the argument manifold is null");
        R064Store x = ManifoldArguments.gaussian(manifold, new Seed(1));
        R064Store y = ManifoldArguments.gaussian(manifold, new Seed(2));
        double asymmetry =
                Math.abs(Matrices.dot(manifold.project(point, x), y) - Matrices.dot(x, manifold.project(point, y)));
        return asymmetry <= SELF_ADJOINT * Math.sqrt(Matrices.dot(x, x) * Matrices.dot(y, y))
                ? Optional.empty()
                : Optional.of(
                        "the projection of the manifold is not orthogonal in the Frobenius inner product, in which the"
                                + " spectral norm has its dual");
    }

    private void requireFinite(R064Store gradient) {
        ManifoldArguments.checkShape(manifold, "gradient", gradient);
        if (!Matrices.isFinite(gradient)) {
            throw new ArithmeticException("the gradient has an entry that is not finite");
        }
    }

    /**
     * Returns the direction at a point.
     *
     * @param point a point of the manifold
     * @param gradient G, Euclidean gradient or any matrix with the same tangent part
     * @throws ArithmeticException if the gradient is not finite, or if the matrix sign by {@link Orthogonalisation#NEWTON_SCHULZ} is not
     *     tangent, so that a dual ascent would need exact matrix signs
     */
    public SpectralDirection direction(R064Store point, R064Store gradient) {
        requireFinite(gradient);
        // The direction does not depend on the length of the gradient.
        R064Store tangent = manifold.project(point, Matrices.times(unit(gradient, 0), gradient));
        R064Store step = sign.of(tangent);
        double size = Matrices.norm(step);
        R064Store projected = manifold.project(point, step);
        double departure = Matrices.distance(step, projected);
        if (departure <= TANGENT * size || departure <= rounding(tangent) * size) {
            return new SpectralDirection(Matrices.times(-1, projected), 0, 0, signError(step));
        }
        if (method == Orthogonalisation.NEWTON_SCHULZ) {
            throw new ArithmeticException("the matrix sign by newton-schulz leaves the tangent space by "
                    + Decimals.text(departure / size) + "; use svd, whose dual ascent is exact");
        }
        return dual().direction(point, tangent);
    }

    /**
     * Returns a smooth approximation of the direction: the tangent matrix that minimises ⟨G, A⟩ − μ·Σ√(1 − σᵢ(A)²), whose dual is Σ√(σᵢ(G + N)² +
     * μ²). Where the matrix sign is tangent it is −U·diag(σ/√(σ² + μ²))·Vᵀ of PG = UΣVᵀ. It changes smoothly with the gradient, also through zero,
     * where a matrix sign jumps.
     *
     * @param point a point of the manifold
     * @param gradient G, Euclidean gradient or any matrix with the same tangent part
     * @param mu singular values of the gradient below which the direction shrinks, positive
     * @throws ArithmeticException if the gradient is not finite
     */
    public R064Store smoothed(R064Store point, R064Store gradient, double mu) {
        requireFinite(gradient);
        double unit = unit(gradient, mu);
        R064Store tangent = manifold.project(point, Matrices.times(unit, gradient));
        return smoothedOfUnit(point, tangent, unit * mu);
    }

    private R064Store smoothedOfUnit(R064Store point, R064Store tangent, double mu) {
        R064Store step = smoothedSign(tangent, mu);
        R064Store projected = manifold.project(point, step);
        double rounding = Math.max(tangent.getRowDim(), tangent.getColDim()) * Math.ulp(Matrices.norm(tangent)) / mu;
        double allowed = Math.max(TANGENT * Math.sqrt(tangent.getColDim()), Math.min(MAX_ROUNDING, rounding));
        return Matrices.distance(step, projected) <= allowed
                ? Matrices.times(-1, projected)
                : dual().smoothed(point, tangent, mu);
    }

    /**
     * Returns the power of two by which a gradient and μ are multiplied so that squares of its entries are within the range of doubles: 1 for all usual ones. There
     * are three such powers, so that a run seldom changes its unit, which the start of the next dual ascent has too.
     */
    private static double unit(R064Store gradient, double mu) {
        double largest = mu;
        for (double entry : gradient.data) {
            largest = Math.max(largest, Math.abs(entry));
        }
        int exponent = Math.getExponent(largest);
        if (Math.abs(exponent) <= MAX_EXPONENT) {
            return 1;
        }
        return exponent > 0 ? 0x1p-600 : 0x1p600;
    }

    /** Returns U·diag(σ/√(σ² + μ²))·Vᵀ. */
    private R064Store smoothedSign(R064Store tangent, double mu) {
        ThinSvd svd = algebra.thinSvd(tangent);
        R064Store scaled = svd.left().copy();
        int rows = scaled.getRowDim();
        for (int j = 0; j < svd.values().length; j++) {
            double sigma = svd.values()[j];
            double factor = sigma == 0 ? 0 : sigma / Math.hypot(sigma, mu);
            for (int i = j * rows; i < (j + 1) * rows; i++) {
                scaled.data[i] *= factor;
            }
        }
        return algebra.multiplyRightTransposed(scaled, svd.right());
    }

    private DualAscent dual() {
        if (dual.isEmpty()) {
            dual = Optional.of(new DualAscent(manifold, algebra));
        }
        return dual.get();
    }

    /**
     * Returns the departure, relative to ‖A‖_F, by which the sign of a tangent matrix leaves the tangent space for its rounding alone: that of
     * an entry, divided by the smallest singular value that is not itself rounding.
     */
    private double rounding(R064Store tangent) {
        double[] values = algebra.thinSvd(tangent).values();
        double unit = Math.max(tangent.getRowDim(), tangent.getColDim()) * Math.ulp(1.0);
        double smallest = values[0];
        for (double value : values) {
            smallest = value > unit * values[0] ? value : smallest;
        }
        return smallest > 0 ? Math.min(MAX_ROUNDING, unit * values[0] / smallest) : MAX_ROUNDING;
    }

    /** Returns the largest distance of a nonzero singular value of an approximate matrix sign from 1. */
    private double signError(R064Store step) {
        if (method == Orthogonalisation.SVD) {
            return 0;
        }
        R064Store gram = step.getRowDim() >= step.getColDim() ? algebra.gramOfColumns(step) : algebra.gramOfRows(step);
        SymmetricEigen eigen = algebra.symmetricEigen(gram);
        double largest = 0;
        for (double square : eigen.values()) {
            if (square > gram.getRowDim() * Math.ulp(1.0)) {
                largest = Math.max(largest, Math.abs(Math.sqrt(square) - 1));
            }
        }
        return largest;
    }
}
