package org.repdyn.manifolds.spd;

import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.Symmetry;
import org.repdyn.manifolds.dense.WeightedGram;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;

/**
 * Symmetric positive-definite n×n matrices with the log-Euclidean metric, under which log is an isometry onto the
 * symmetric matrices: flat and complete, with d(P, Q) = ‖log P − log Q‖_F. The derivatives of log and exp are taken in
 * the eigenbasis of P by divided differences that have no cancellation at repeated eigenvalues.
 * Arsigny, Fillard, Pennec, Ayache (2007).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LogEuclideanPositiveDefinite extends PositiveDefinite implements ParallelTransport {

    /**
     * Largest ‖L⁻¹(Q − P)L⁻ᵀ‖ at which log Q − log P is integrated along the chord. The integrand is analytic up to a
     * distance of 1/NEAR chords, so that ten nodes are exact to rounding.
     */
    private static final double NEAR = 0.25;

    /** Nodes of the Gauss–Legendre rule on [0, 1] with ten nodes, of which the other five are 1 − x. */
    private static final double[] NODES = {
        0.01304673574141414, 0.06746831665550775, 0.1602952158504878, 0.2833023029353764, 0.4255628305091844
    };

    /** Weights of {@link #NODES}. */
    private static final double[] NODE_WEIGHTS = {
        0.03333567215434407, 0.0747256745752903, 0.10954318125799102, 0.13463335965499817, 0.14776211235737644
    };

    private final PositiveSpectrum spectrum;
    private final PositiveSpectrum second;
    private final R064Store logarithm;
    private final R064Store derivative;
    private final double[] exponents;

    /**
     * Creates the manifold.
     *
     * @param size number of rows and columns
     */
    public LogEuclideanPositiveDefinite(int size) {
        super(size);
        spectrum = new PositiveSpectrum(n);
        second = new PositiveSpectrum(n);
        logarithm = R064Store.FACTORY.make(n, n);
        derivative = R064Store.FACTORY.make(n, n);
        exponents = new double[n];
    }

    /** Returns tr(Dlog[V]·Dlog[W]). */
    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        spectrum.decompose(point);
        spectrum.logDerivative(a, work);
        spectrum.logDerivative(b, spare);
        return Entries.dot(work, spare);
    }

    /** Computes Dexp[Dexp[sym(G)]], with the derivative of exp, which is self-adjoint, at log P. */
    @Override
    public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "euclideanGradient", euclideanGradient, result);
        spectrum.decompose(point);
        Symmetry.symmetricPart(euclideanGradient, gradientPart);
        spectrum.expDerivative(gradientPart, work);
        spectrum.expDerivative(work, result);
    }

    /** Computes Dexp[Dexp[sym(H)] + D²exp[S, sym(G)]] with S = Dlog[V]: the Hessian of f∘exp on a flat space. */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        spectrum.decompose(point);
        spectrum.logDerivative(tangent, derivative);
        Symmetry.symmetricPart(euclideanGradient, gradientPart);
        spectrum.secondExpDerivative(derivative, gradientPart, work);
        Symmetry.symmetricPart(euclideanHessian, gradientPart);
        spectrum.expDerivative(gradientPart, spare);
        Entries.combine(1, work, 1, spare, work);
        spectrum.expDerivative(work, result);
    }

    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        spectrum.decompose(point);
        end(tangent);
        for (int i = 0; i < n; i++) {
            weights[i] = Math.exp(exponents[i]);
        }
        WeightedGram.compute(eigen.vectors, weights, result);
        requirePoint(result, cholesky.factor(result) && spectrum.takes(result));
    }

    /** Decomposes log P + Dlog[V] into {@link #exponents} and the vectors of {@link #eigen}. */
    private void end(R064Store tangent) {
        spectrum.logDerivative(tangent, work);
        spectrum.logarithm(logarithm);
        Entries.combine(1, logarithm, 1, work, work);
        eigen.decompose(work);
        System.arraycopy(eigen.values, 0, exponents, 0, n);
    }

    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        differenceOfLogarithms(point, other, derivative);
        spectrum.decompose(point);
        spectrum.expDerivative(derivative, result);
    }

    @Override
    public double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        checkPoints(point, other);
        differenceOfLogarithms(point, other, derivative);
        return Entries.norm(derivative);
    }

    /** Computes log Q − log P, close to P as ∫₀¹ Dlog at P + t(Q − P) of Q − P, which does not cancel. */
    private void differenceOfLogarithms(R064Store point, R064Store other, R064Store result) {
        factor(point);
        Entries.subtract(other, point, spare);
        cholesky.whiten(spare, work);
        if (Entries.norm(work) > NEAR) {
            spectrum.decompose(other);
            spectrum.logarithm(result);
            spectrum.decompose(point);
            spectrum.logarithm(logarithm);
            Entries.subtract(result, logarithm, result);
            return;
        }
        Entries.scale(0, result, result);
        for (int node = 0; node < 2 * NODES.length; node++) {
            int i = node / 2;
            Entries.combine(1, point, node % 2 == 0 ? NODES[i] : 1 - NODES[i], spare, work);
            spectrum.decompose(work);
            spectrum.logDerivative(spare, work);
            Entries.combine(1, result, NODE_WEIGHTS[i], work, result);
        }
    }

    /** Returns infinity: the space is flat and complete. */
    @Override
    public OptionalDouble injectivityRadius() {
        return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }

    /** Computes the parallel transport, which does not depend on the path. */
    @Override
    public void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        ManifoldArguments.check(this, "vector", vector, result);
        spectrum.decompose(point);
        spectrum.logDerivative(vector, spare);
        second.decompose(other);
        second.expDerivative(spare, result);
    }

    /** Computes Dexp at the end of Dlog[W] at the start. */
    @Override
    public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.checkStep(this, point, tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        spectrum.decompose(point);
        end(tangent);
        spectrum.logDerivative(vector, spare);
        second.set(exponents, eigen.vectors);
        second.expDerivative(spare, result);
        requireFinite(result);
    }
}
