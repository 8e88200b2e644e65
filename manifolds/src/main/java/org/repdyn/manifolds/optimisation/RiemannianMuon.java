package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spectral.Orthogonalisation;
import org.repdyn.manifolds.spectral.SpectralDescent;
import org.repdyn.manifolds.spi.Manifold;

/**
 * Manifold Muon, for a cost that is a mean over many terms: a step is the tangent matrix of spectral norm η along which the transported
 * momentum m ← μ·m + PG falls most ({@link SpectralDescent}), G the Euclidean gradient of a batch. An iteration is an epoch. The steps do not
 * shrink with the gradient, so that the rate must fall for the run to converge. Needs Euclidean gradients and a manifold whose projection is
 * orthogonal in the Frobenius inner product. Jordan et al. (2024), Muon: an optimizer for hidden layers in neural networks; Bernstein (2025),
 * Modular manifolds.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RiemannianMuon extends StochasticSolver<RiemannianMuon> {

    private final double momentum;

    private RiemannianMuon(Batches batches, double rate, double decay, double momentum) {
        super(batches, rate, decay);
        this.momentum = momentum;
    }

    /**
     * Returns the method with batches of one term, a constant learning rate, momentum 0.95, and seed 0.
     *
     * @param terms number of terms
     * @param gradient gradient of the mean over a batch
     * @param rate learning rate η, the spectral norm of a step
     * @throws IllegalArgumentException if there is no term, or the rate is not positive
     */
    public static RiemannianMuon of(int terms, BatchGradient gradient, double rate) {
        return new RiemannianMuon(Batches.single(terms, gradient), rate, 0, 0.95);
    }

    /**
     * Returns the method with another momentum.
     *
     * @param share μ, in [0, 1)
     * @throws IllegalArgumentException if it is out of its range
     */
    public RiemannianMuon momentum(double share) {
        return new RiemannianMuon(batches, rate, decay, requireShare("momentum", share));
    }

    @Override
    RiemannianMuon with(Batches others, double perStep) {
        return new RiemannianMuon(others, rate, perStep, momentum);
    }

    @Override
    Rule rule(Manifold manifold) {
        SpectralDescent.objection(manifold, manifold.randomPoint(new Seed(0))).ifPresent(reason -> {
            throw new IllegalArgumentException("RiemannianMuon: " + reason + "; use another solver");
        });
        SpectralDescent descent = new SpectralDescent(manifold, Orthogonalisation.SVD, LinearAlgebra.ojAlgo());
        return new Rule() {
            @Override
            public double update(Iterate at, double squaredNorm, R064Store m, long count) {
                Entries.combine(momentum, m, 1, manifold.project(at.point, at.euclidean), m);
                return -1;
            }

            @Override
            public R064Store direction(Iterate at, R064Store m) {
                return descent.direction(at.point, m).matrix();
            }
        };
    }
}
