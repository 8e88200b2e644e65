package org.repdyn.manifolds.spd;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiSvd;
import org.repdyn.manifolds.dense.LowerFactor;
import org.repdyn.manifolds.dense.Symmetry;
import org.repdyn.manifolds.dense.TridiagonalEigen;
import org.repdyn.manifolds.dense.WeightedGram;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;

/**
 * Symmetric positive-definite n×n matrices with the affine-invariant metric ⟨V, W⟩ = tr(P⁻¹VP⁻¹W): complete, of
 * non-positive curvature, and invariant under P ↦ APAᵀ. All operations work in the frame L⁻¹VL⁻ᵀ of the Cholesky factor
 * P = LLᵀ, so that they keep their digits under a diagonal scaling of the variables by any factors.
 * Pennec, Fillard, Ayache (2006); Bhatia (2007), chapter 6.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AffineInvariantPositiveDefinite extends PositiveDefinite
        implements ParallelTransport, InverseRetraction {

    private static final Set<Retraction> RETRACTIONS =
            Collections.unmodifiableSet(EnumSet.of(Retraction.GEODESIC, Retraction.OWN));

    /** Largest |eigenvalue| of L⁻¹VL⁻ᵀ up to which a step adds expm1 of it to P, which keeps the digits of both. */
    private static final double NEAR = 0.5;

    /**
     * Smallest ratio of two eigenvalues of L⁻¹QL⁻ᵀ down to which log1p of those of L⁻¹(Q − P)L⁻ᵀ is used. These are found to ε times the largest one, so that
     * a logarithm is off by at most ε/CLOSE = 3e-14, no more than by rounding Q.
     */
    private static final double CLOSE = 1.0 / 128;

    private final LowerFactor otherFactor;
    private final JacobiSvd svd;
    private final TridiagonalEigen tridiagonal;
    /** Eigenvectors U that {@link #fromFrame} and {@link #carry} use. */
    R064Store frame;

    /**
     * Creates the manifold.
     *
     * @param size number of rows and columns
     */
    public AffineInvariantPositiveDefinite(int size) {
        super(size);
        otherFactor = new LowerFactor(n);
        svd = new JacobiSvd(n, n, false);
        tridiagonal = new TridiagonalEigen(n);
        frame = eigen.vectors;
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        factor(point);
        cholesky.whiten(a, work);
        cholesky.whiten(b, spare);
        return Entries.dot(work, spare);
    }

    /** Computes P·sym(G)·P. */
    @Override
    public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "euclideanGradient", euclideanGradient, result);
        Symmetry.symmetricPart(euclideanGradient, gradientPart);
        congruence(point, gradientPart, result);
    }

    /** Computes P·sym(H)·P + sym(V·sym(G)·P). */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        Symmetry.symmetricPart(euclideanHessian, gradientPart);
        congruence(point, gradientPart, result);
        Symmetry.symmetricPart(euclideanGradient, gradientPart);
        tangent.multiply(gradientPart, work);
        work.multiply(point, spare);
        Symmetry.symmetricPart(spare, spare);
        Entries.combine(1, result, 1, spare, result);
    }

    private void congruence(R064Store point, R064Store middle, R064Store result) {
        point.multiply(middle, work);
        work.multiply(point, spare);
        Symmetry.symmetricPart(spare, result);
    }

    /** Returns the geodesic and {@link Retraction#OWN}: P + V + ½VP⁻¹V, which is positive definite for every V. */
    @Override
    public Set<Retraction> retractions() {
        return RETRACTIONS;
    }

    /** Returns 2 (Jeuris, Vandebril, Vandereycken 2012, section 3). */
    @Override
    public int order(Retraction retraction) {
        ManifoldArguments.checkRetraction(this, retraction);
        return 2;
    }

    /** Returns infinity: the curvature is not positive (Bhatia 2007, theorem 6.1.6). */
    @Override
    public OptionalDouble injectivityRadius() {
        return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }

    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        if (retraction == Retraction.OWN) {
            addHalfSquare(point, tangent, result);
            return;
        }
        decomposeWhitened(point, tangent);
        if (largestEigenvalue() <= NEAR) {
            // P + L(exp(M) − I)Lᵀ keeps the digits of a short step, and of P under the zero step.
            for (int i = 0; i < n; i++) {
                weights[i] = Math.expm1(eigen.values[i]);
            }
            fromFrame(result);
            Entries.combine(1, point, 1, result, result);
        } else {
            for (int i = 0; i < n; i++) {
                weights[i] = Math.exp(eigen.values[i]);
            }
            fromFrame(result);
        }
        requirePoint(result);
    }

    /** Computes P + V + ½BBᵀ with B = L·(L⁻¹VL⁻ᵀ). */
    private void addHalfSquare(R064Store point, R064Store tangent, R064Store result) {
        factor(point);
        cholesky.whiten(tangent, work);
        cholesky.multiply(work, work);
        Arrays.fill(weights, 0.5);
        WeightedGram.compute(work, weights, result);
        Entries.combine(1, result, 1, tangent, result);
        Entries.combine(1, result, 1, point, result);
        requirePoint(result);
    }

    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        logarithmInFrame(point, other, true);
        fromFrame(result);
    }

    @Override
    public double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        checkPoints(point, other);
        logarithmInFrame(point, other, false);
        return length();
    }

    @Override
    public Set<Retraction> invertibleRetractions() {
        return EnumSet.of(Retraction.OWN);
    }

    /**
     * Computes V = L·(√(2M − I) − I)·Lᵀ with M = L⁻¹QL⁻ᵀ, the solution of Q = P + V + ½VP⁻¹V that is 0 at Q = P.
     *
     * @throws ArithmeticException also if M has an eigenvalue below ½, which the retraction does not reach
     */
    @Override
    public void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.checkInverse(this, retraction, point, other, result);
        Entries.subtract(other, point, spare);
        decomposeWhitened(point, spare);
        for (int i = 0; i < n; i++) {
            // √(1 + 2x) − 1 without cancellation, x = M − 1
            double root = Math.sqrt(1 + 2 * eigen.values[i]);
            if (!(root >= 0)) {
                throw new ArithmeticException(
                        "the retraction own reaches only matrices above half of the point, but one"
                                + " of the relative eigenvalues is " + Decimals.text(1 + eigen.values[i])
                                + "; take a nearer point, or use log");
            }
            weights[i] = 2 * eigen.values[i] / (root + 1);
        }
        fromFrame(result);
    }

    /** Computes L·exp(M/2)·(L⁻¹WL⁻ᵀ)·exp(M/2)·Lᵀ with M = L⁻¹VL⁻ᵀ. */
    @Override
    public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.checkStep(this, point, tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        decomposeWhitened(point, tangent);
        System.arraycopy(eigen.values, 0, weights, 0, n);
        carry(vector, result);
    }

    /** Computes the parallel transport along the geodesic to {@code other}. */
    @Override
    public void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        ManifoldArguments.check(this, "vector", vector, result);
        logarithmInFrame(point, other, true);
        carry(vector, result);
    }

    /** Transports a vector, with the eigenvalues of M in {@link #weights} and its eigenvectors in {@link #frame}. */
    private void carry(R064Store vector, R064Store result) {
        for (int i = 0; i < n; i++) {
            weights[i] = Math.exp(weights[i] / 2);
        }
        WeightedGram.compute(frame, weights, spare);
        cholesky.multiply(spare, spare);
        cholesky.whiten(vector, work);
        spare.multiply(work, gradientPart);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += gradientPart.data[k * n + i] * spare.data[k * n + j];
                }
                result.data[j * n + i] = sum;
                result.data[i * n + j] = sum;
            }
        }
        requireFinite(result);
    }

    /** Decomposes L⁻¹VL⁻ᵀ into {@link #eigen}. */
    private void decomposeWhitened(R064Store point, R064Store tangent) {
        factor(point);
        cholesky.whiten(tangent, work);
        eigen.decompose(work);
        frame = eigen.vectors;
    }

    private double largestEigenvalue() {
        double largest = 0;
        for (double value : eigen.values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /**
     * Computes the eigenvalues of log(L⁻¹QL⁻ᵀ) in {@link #weights} and its eigenvectors in {@link #frame}. Close
     * to P they come from the difference Q − P, which is exact there; elsewhere from the singular values of L⁻¹·L_Q,
     * whose condition number is not squared.
     */
    private void logarithmInFrame(R064Store point, R064Store other, boolean withVectors) {
        factor(point);
        if (!logarithmInFactoredFrame(point, other, withVectors)) {
            throw new ArithmeticException("the end of a geodesic between " + n + "×" + n
                    + " positive-definite matrices is not positive definite to rounding; give a point that the manifold"
                    + " returned, or call nearest first");
        }
    }

    /**
     * Does the same in the frame of the last point that {@link #factor} was called with.
     *
     * @return false if the other matrix is not positive definite to rounding
     */
    boolean logarithmInFactoredFrame(R064Store point, R064Store other, boolean withVectors) {
        Entries.subtract(other, point, spare);
        cholesky.whiten(spare, work);
        if (mayBeClose(work)) {
            tridiagonal.decompose(work, withVectors);
            if (isClose(tridiagonal.values)) {
                for (int i = 0; i < n; i++) {
                    weights[i] = Math.log1p(tridiagonal.values[i]);
                }
                frame = tridiagonal.vectors;
                return true;
            }
        }
        if (!otherFactor.factor(other)) {
            return false;
        }
        Entries.copy(otherFactor.lower, work);
        cholesky.solve(work);
        svd.decompose(work);
        for (int i = 0; i < n; i++) {
            weights[i] = 2 * Math.log(svd.values[i]);
        }
        frame = svd.left;
        return true;
    }

    /** Returns false if the diagonal of L⁻¹(Q − P)L⁻ᵀ, whose entries lie between its eigenvalues, shows that Q is not close to P. */
    private boolean mayBeClose(R064Store whitened) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            least = Math.min(least, whitened.data[i * n + i]);
            most = Math.max(most, whitened.data[i * n + i]);
        }
        return isClose(least, most);
    }

    private static boolean isClose(double[] values) {
        double least = 0;
        double most = 0;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return isClose(least, most);
    }

    /** Returns true if the eigenvalues λ of L⁻¹(Q − P)L⁻ᵀ, of which the least and the largest are given, are such that 1 + λ lose no digits. */
    static boolean isClose(double least, double most) {
        return 1 + least >= CLOSE * (1 + most);
    }

    /** Computes L·U·diag(weights)·Uᵀ·Lᵀ. */
    private void fromFrame(R064Store result) {
        cholesky.multiply(frame, work);
        WeightedGram.compute(work, weights, result);
    }
}
