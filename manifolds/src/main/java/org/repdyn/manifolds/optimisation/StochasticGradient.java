package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.Manifold;

/**
 * Stochastic gradient descent with momentum, for a cost that is a mean over many terms: the momentum m ← μ·m + g is transported along each
 * step. An iteration is an epoch. Bonnabel (2013), Stochastic gradient descent on Riemannian manifolds.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StochasticGradient extends StochasticSolver<StochasticGradient> {

    private final double momentum;

    private StochasticGradient(Batches batches, double rate, double decay, double momentum) {
        super(batches, rate, decay);
        this.momentum = momentum;
    }

    /**
     * Returns the method with batches of one term, a constant learning rate, no momentum, and seed 0.
     *
     * @param terms number of terms
     * @param gradient gradient of the mean over a batch
     * @param rate learning rate
     * @throws IllegalArgumentException if there is no term, or the rate is not positive
     */
    public static StochasticGradient of(int terms, BatchGradient gradient, double rate) {
        return new StochasticGradient(Batches.single(terms, gradient), rate, 0, 0);
    }

    /**
     * Returns the method with momentum.
     *
     * @param share μ, in [0, 1)
     * @throws IllegalArgumentException if it is out of its range
     */
    public StochasticGradient momentum(double share) {
        return new StochasticGradient(batches, rate, decay, requireShare("momentum", share));
    }

    @Override
    StochasticGradient with(Batches others, double perStep) {
        return new StochasticGradient(others, rate, perStep, momentum);
    }

    @Override
    Rule rule(Manifold manifold) {
        return (at, squaredNorm, m, count) -> {
            Entries.combine(momentum, m, 1, at.gradient, m);
            return 1;
        };
    }
}
