package org.repdyn.manifolds.spd;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiSvd;
import org.repdyn.manifolds.dense.LowerFactor;
import org.repdyn.manifolds.dense.Symmetry;
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

    /**
     * Largest |eigenvalue| of L⁻¹(Q − P)L⁻ᵀ up to which log1p of it is accurate; beyond it Q's own factor is used.
     */
    private static final double NEAR = 0.5;

    private final LowerFactor otherFactor;
    private final JacobiSvd svd;

    /**
     * Creates the manifold.
     *
     * @param size number of rows and columns
     */
    public AffineInvariantPositiveDefinite(int size) {
        super(size);
        otherFactor = new LowerFactor(n);
        svd = new JacobiSvd(n, n, false);
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
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
        return 2;
    }

    /** Returns infinity: the curvature is not positive (Bhatia 2007, theorem 6.1.6). */
    @Override
    public OptionalDouble injectivityRadius() {
        return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }

    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        checkStep(retraction, point, tangent, result);
        decomposeWhitened(point, tangent);
        if (retraction == Retraction.OWN) {
            for (int i = 0; i < n; i++) {
                weights[i] = eigen.values[i] * eigen.values[i] / 2;
            }
            fromFrame(result);
            Entries.combine(1, result, 1, tangent, result);
            Entries.combine(1, result, 1, point, result);
            requireFinite(result);
            return;
        }
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
        requireFinite(result);
    }

    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        logarithmInFrame(point, other);
        fromFrame(result);
    }

    @Override
    public double distance(R064Store point, R064Store other) {
        checkPoints(point, other);
        logarithmInFrame(point, other);
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
        if (retraction != Retraction.OWN) {
            throw new IllegalArgumentException("the manifold inverts the retraction own only, got "
                    + retraction.name().toLowerCase(Locale.ROOT) + "; use log for the geodesic");
        }
        ManifoldArguments.check(this, "point", point, "other", other, result);
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
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        Entries.requireFiniteStep(tangent);
        decomposeWhitened(point, tangent);
        System.arraycopy(eigen.values, 0, weights, 0, n);
        carry(vector, result);
    }

    /** Computes the parallel transport along the geodesic to {@code other}. */
    @Override
    public void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        ManifoldArguments.check(this, "vector", vector, result);
        logarithmInFrame(point, other);
        carry(vector, result);
    }

    /** Transports a vector, with the eigenvalues of M in {@link #weights} and its eigenvectors in {@code eigen}. */
    private void carry(R064Store vector, R064Store result) {
        for (int i = 0; i < n; i++) {
            weights[i] = Math.exp(weights[i] / 2);
        }
        WeightedGram.compute(eigen.vectors, weights, spare);
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
    }

    private double largestEigenvalue() {
        double largest = 0;
        for (double value : eigen.values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /**
     * Computes the eigenvalues of log(L⁻¹QL⁻ᵀ) in {@link #weights} and its eigenvectors in {@code eigen.vectors}. Close
     * to P they come from the difference Q − P, which is exact there; elsewhere from the singular values of L⁻¹·L_Q,
     * whose condition number is not squared.
     */
    private void logarithmInFrame(R064Store point, R064Store other) {
        Entries.subtract(other, point, spare);
        factor(point);
        cholesky.whiten(spare, work);
        if (mayBeNear(work)) {
            eigen.decompose(work);
            if (largestEigenvalue() <= NEAR) {
                for (int i = 0; i < n; i++) {
                    weights[i] = Math.log1p(eigen.values[i]);
                }
                return;
            }
        }
        if (!otherFactor.factor(other)) {
            throw new ArithmeticException("the end of a geodesic between " + n + "×" + n
                    + " positive-definite matrices is not positive definite to rounding; give a point that the manifold"
                    + " returned, or call nearest first");
        }
        Entries.copy(otherFactor.lower, work);
        cholesky.solve(work);
        svd.decompose(work);
        for (int i = 0; i < n; i++) {
            weights[i] = 2 * Math.log(svd.values[i]);
        }
        Entries.copy(svd.left, eigen.vectors);
    }

    /** Returns false if an eigenvalue of a symmetric matrix is above {@value #NEAR}, as the diagonal or the mean of their squares shows. */
    private boolean mayBeNear(R064Store symmetric) {
        double squares = 0;
        for (int j = 0; j < n; j++) {
            if (Math.abs(symmetric.data[j * n + j]) > NEAR) {
                return false;
            }
            for (int i = 0; i < n; i++) {
                squares += symmetric.data[j * n + i] * symmetric.data[j * n + i];
            }
        }
        return squares <= n * NEAR * NEAR;
    }

    /** Computes L·U·diag(weights)·Uᵀ·Lᵀ. */
    private void fromFrame(R064Store result) {
        cholesky.multiply(eigen.vectors, work);
        WeightedGram.compute(work, weights, result);
    }
}
