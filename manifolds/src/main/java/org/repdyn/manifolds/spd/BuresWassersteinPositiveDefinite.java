package org.repdyn.manifolds.spd;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiSvd;
import org.repdyn.manifolds.dense.LowerFactor;
import org.repdyn.manifolds.dense.Symmetry;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.Retraction;

/**
 * Symmetric positive-definite n×n matrices with the Bures–Wasserstein metric ⟨V, W⟩ = ½tr(S·W), where PS + SP = V: the
 * distance of optimal transport between centred normal distributions. The curvature is non-negative; a geodesic
 * P + V + SPS ends where I + S becomes singular, which can be after the length √λ_min(P), so that no radius
 * holds for all points. Parallel transport has no closed form.
 * Bhatia, Jain, Lim (2019); Malagò, Montrucchio, Pistone (2018).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BuresWassersteinPositiveDefinite extends PositiveDefinite {

    /** Largest ‖S‖ at which the equation for S is solved by iteration; each pass gains a factor of about 1/‖S‖. */
    private static final double NEAR = 0.05;

    /** Passes of the iteration, which leave 0.05²⁰ < 1e-26. */
    private static final int PASSES = 20;

    private final PositiveSpectrum spectrum;
    private final LowerFactor otherFactor;
    private final JacobiSvd svd;
    /** Solution S of PS + SP = V. */
    private final R064Store map;

    private final R064Store difference;

    /**
     * Creates the manifold.
     *
     * @param size number of rows and columns
     */
    public BuresWassersteinPositiveDefinite(int size) {
        super(size);
        spectrum = new PositiveSpectrum(n);
        otherFactor = new LowerFactor(n);
        svd = new JacobiSvd(n, n);
        map = R064Store.FACTORY.make(n, n);
        difference = R064Store.FACTORY.make(n, n);
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        spectrum.decompose(point);
        spectrum.solveLyapunov(a, map);
        return Entries.dot(map, b) / 2;
    }

    /** Computes 2(sym(G)·P + P·sym(G)). */
    @Override
    public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "euclideanGradient", euclideanGradient, result);
        Symmetry.symmetricPart(euclideanGradient, gradientPart);
        gradientPart.multiply(point, work);
        Symmetry.symmetricPart(work, result);
        Entries.scale(4, result, result);
    }

    /**
     * Computes 4{HP} + 2{GV} + 4{P{GS}} − {S·grad}, {A} = (A + Aᵀ)/2 (Han, Mishra, Jawanpuria, Gao 2021, proposition 1).
     */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        spectrum.decompose(point);
        spectrum.solveLyapunov(tangent, map);
        gradient(point, euclideanGradient, difference);
        // difference = grad; accumulates 4HP + 2GV + 4P{GS} − S·grad, whose symmetric part is taken at the end.
        map.multiply(difference, result);
        Entries.scale(-1, result, result);
        gradientPart.multiply(tangent, work);
        Entries.combine(1, result, 2, work, result);
        gradientPart.multiply(map, work);
        Symmetry.symmetricPart(work, work);
        point.multiply(work, spare);
        Entries.combine(1, result, 4, spare, result);
        Symmetry.symmetricPart(euclideanHessian, gradientPart);
        gradientPart.multiply(point, work);
        Entries.combine(1, result, 4, work, result);
        Symmetry.symmetricPart(result, result);
    }

    /**
     * Computes (I + S)·P·(I + S).
     *
     * @throws ArithmeticException also if I + S is not positive definite: the geodesic has left the manifold before
     */
    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        spectrum.decompose(point);
        spectrum.solveLyapunov(tangent, map);
        eigen.decompose(map);
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : eigen.values) {
            smallest = Math.min(smallest, value);
        }
        if (!(1 + smallest > 0)) {
            throw new ArithmeticException("the geodesic reaches a singular matrix after " + Decimals.text(-1 / smallest)
                    + " of the step; use a shorter step");
        }
        map.multiply(point, work);
        work.multiply(map, spare);
        Symmetry.symmetricPart(spare, result);
        Entries.combine(1, result, 1, tangent, result);
        Entries.combine(1, result, 1, point, result);
        requirePoint(result, cholesky.factor(result) && spectrum.takes(result));
    }

    /**
     * Computes SLMᵀ + MLᵀS for V = SP + PS, P = LLᵀ and the factor Q = MMᵀ that is nearest to L: the horizontal lift SL of V, projected onto the
     * horizontal space at M. It lengthens no vector, in contrast to V itself, whose length at Q grows without bound as Q becomes singular.
     */
    @Override
    public void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        ManifoldArguments.check(this, "vector", vector, result);
        align(point, other);
        spectrum.decompose(point);
        spectrum.solveLyapunov(vector, map);
        map.multiply(cholesky.lower, work);
        Entries.combine(1, cholesky.lower, 1, difference, spare);
        symmetricProduct(work, spare, result);
    }

    /** Computes V = SP + PS with (I + S)P(I + S) = Q. */
    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        if (solveNear(point, other)) {
            map.multiply(point, work);
            Symmetry.symmetricPart(work, result);
            Entries.scale(2, result, result);
            return;
        }
        align(point, other);
        // V = D·Lᵀ + L·Dᵀ for the difference D of the aligned factors
        symmetricProduct(difference, cholesky.lower, result);
    }

    /** Computes ABᵀ + BAᵀ. */
    private void symmetricProduct(R064Store a, R064Store b, R064Store result) {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += a.data[k * n + i] * b.data[k * n + j] + b.data[k * n + i] * a.data[k * n + j];
                }
                result.data[j * n + i] = sum;
                result.data[i * n + j] = sum;
            }
        }
    }

    /** Returns √tr(SPS) close to P, and elsewhere the distance ‖MO − L‖ of the factors P = LLᵀ and Q = MMᵀ. */
    @Override
    public double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        checkPoints(point, other);
        if (solveNear(point, other)) {
            factor(point);
            cholesky.leftMultiply(map, work);
            return Entries.norm(work);
        }
        align(point, other);
        return Entries.norm(difference);
    }

    /**
     * Solves PS + SP + SPS = Q − P by iteration if S is small, where the difference of two factors would cancel;
     * returns false if it is not.
     */
    private boolean solveNear(R064Store point, R064Store other) {
        spectrum.decompose(point);
        Entries.subtract(other, point, difference);
        spectrum.solveLyapunov(difference, map);
        if (!(Entries.norm(map) <= NEAR)) {
            return false;
        }
        for (int pass = 0; pass < PASSES; pass++) {
            map.multiply(point, work);
            work.multiply(map, spare);
            Entries.subtract(difference, spare, spare);
            Symmetry.symmetricPart(spare, spare);
            spectrum.solveLyapunov(spare, map);
        }
        return true;
    }

    /** Computes difference = M·O − L with the rotation O that makes it shortest. */
    private void align(R064Store point, R064Store other) {
        factor(point);
        if (!otherFactor.factor(other)) {
            throw new ArithmeticException("the end of a geodesic between " + n + "×" + n
                    + " positive-definite matrices is not positive definite to rounding; give a point that the manifold"
                    + " returned, or call nearest first");
        }
        // MᵀL = U·Σ·Vᵀ; O = U·Vᵀ
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += otherFactor.lower.data[i * n + k] * cholesky.lower.data[j * n + k];
                }
                work.data[j * n + i] = sum;
            }
        }
        svd.decompose(work);
        otherFactor.multiply(svd.left, spare);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                double sum = -cholesky.lower.data[j * n + i];
                for (int k = 0; k < n; k++) {
                    sum += spare.data[k * n + i] * svd.right.data[k * n + j];
                }
                difference.data[j * n + i] = sum;
            }
        }
    }
}
