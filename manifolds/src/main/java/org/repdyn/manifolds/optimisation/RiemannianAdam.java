package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.Manifold;

/**
 * Adam on a manifold, for a cost that is a mean over many terms: a transported mean of gradients, divided by the root of a mean of their
 * squared norms. The second mean is one number, because single entries have no meaning on a manifold. An iteration is an epoch. Bécigneul and Ganea
 * (2019), Riemannian adaptive optimization methods.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RiemannianAdam extends StochasticSolver<RiemannianAdam> {

    /** Added to the root of the second mean, in units of the largest gradient norm of a batch so far. */
    private static final double EPSILON = 1e-8;

    private final double first;
    private final double second;

    private RiemannianAdam(Batches batches, double rate, double decay, double first, double second) {
        super(batches, rate, decay);
        this.first = first;
        this.second = second;
    }

    /**
     * Returns the method with β₁ = 0.9, β₂ = 0.999, batches of one term, a constant learning rate, and seed 0.
     *
     * @param terms number of terms
     * @param gradient gradient of the mean over a batch
     * @param rate learning rate: the length of a step while gradients agree
     * @throws IllegalArgumentException if there is no term, or the rate is not positive
     */
    public static RiemannianAdam of(int terms, BatchGradient gradient, double rate) {
        return new RiemannianAdam(Batches.single(terms, gradient), rate, 0, 0.9, 0.999);
    }

    /**
     * Returns the method with other shares of the means that are kept in a step.
     *
     * @throws IllegalArgumentException if one is not in [0, 1)
     */
    public RiemannianAdam betas(double beta1, double beta2) {
        return new RiemannianAdam(batches, rate, decay, requireShare("beta1", beta1), requireShare("beta2", beta2));
    }

    @Override
    RiemannianAdam with(Batches others, double perStep) {
        return new RiemannianAdam(others, rate, perStep, first, second);
    }

    @Override
    Rule rule(Manifold manifold) {
        double[] mean = new double[1];
        double[] largest = new double[1];
        return (at, squaredNorm, m, count) -> {
            Entries.combine(first, m, 1 - first, at.gradient, m);
            mean[0] = second * mean[0] + (1 - second) * squaredNorm;
            largest[0] = Math.max(largest[0], Math.sqrt(squaredNorm));
            if (largest[0] == 0) {
                return 0;
            }
            double unbiased = mean[0] / (1 - Math.pow(second, (double) count));
            return 1 / (1 - Math.pow(first, (double) count)) / (Math.sqrt(unbiased) + EPSILON * largest[0]);
        };
    }
}
