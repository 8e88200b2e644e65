package org.repdyn.manifolds.optimisation;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.Manifold;

/**
 * Base of methods that step along gradients of batches. An iteration is an epoch; the cost and the gradient over all terms are computed after
 * each.
 *
 * @param <S> type of the method itself, which its settings return
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class StochasticSolver<S extends StochasticSolver<S>> extends Solver {

    final Batches batches;
    final double rate;
    final double decay;

    StochasticSolver(Batches batches, double rate, double decay) {
        if (!(rate > 0) || !Double.isFinite(rate)) {
            throw new IllegalArgumentException("a learning rate must be positive, got " + Decimals.text(rate));
        }
        if (!(decay >= 0) || !Double.isFinite(decay)) {
            throw new IllegalArgumentException("a decay must be at least 0, got " + Decimals.text(decay));
        }
        this.batches = batches;
        this.rate = rate;
        this.decay = decay;
    }

    static double requireShare(String name, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(name + " must lie in [0, 1), got " + Decimals.text(share));
        }
        return share;
    }

    /** Returns the method with other batches and another decay. */
    abstract S with(Batches others, double perStep);

    /**
     * Returns the method with another number of terms in a batch.
     *
     * @throws IllegalArgumentException unless it is between 1 and the number of terms
     */
    public final S batchSize(int size) {
        return with(new Batches(batches.terms(), size, batches.gradient(), batches.seed(), batches.epochs()), decay);
    }

    /**
     * Returns the method with the learning rate rate/(1 + decay·steps).
     *
     * @throws IllegalArgumentException if the decay is negative
     */
    public final S decay(double perStep) {
        return with(batches, perStep);
    }

    /** Returns the method with another order of the terms. */
    public final S seed(Seed order) {
        return with(new Batches(batches.terms(), batches.size(), batches.gradient(), order, batches.epochs()), decay);
    }

    /**
     * Returns the method for a run that goes on from the point of an earlier one: the orders of the terms and the decay of the learning rate continue behind the epochs
     * that are done. Without momentum, a run in two parts computes the same bits as one run. Momentum, and the means of {@link RiemannianAdam}, start at zero again.
     *
     * @param epochs number of iterations of the earlier run, or of all earlier runs together
     * @throws IllegalArgumentException if it is negative
     */
    public final S resumedAfter(int epochs) {
        return with(new Batches(batches.terms(), batches.size(), batches.gradient(), batches.seed(), epochs), decay);
    }

    @Override
    final Optional<EuclideanGradient> wholeGradient() {
        return Optional.of(batches.whole());
    }

    /** Returns false: a batch may have the gradient of the sum or of the mean, and which factor it has is a matter of the learning rate. */
    @Override
    final boolean takesGradientOfCost() {
        return false;
    }

    /** State of a method during a run. */
    interface Rule {

        /**
         * Updates the momentum, which is at the current point, by the gradient of a batch, and returns the factor on the direction in the
         * step.
         *
         * @param at the current point with both gradients of the batch
         * @param squaredNorm ‖gradient‖² in the metric
         * @param count number of this step, from 1 on
         */
        double update(Iterate at, double squaredNorm, R064Store momentum, long count);

        /** Returns the tangent vector against which the step goes; the momentum by default. */
        default R064Store direction(Iterate at, R064Store momentum) {
            return momentum;
        }
    }

    /** Returns the state of a run on a manifold. */
    abstract Rule rule(Manifold manifold);

    @Override
    final void run(SolverRun run) {
        Epochs epochs = new Epochs(run);
        while (run.proceeds()) {
            epochs.next();
        }
    }

    /** The steps of one run, with the momentum that they carry. */
    private final class Epochs {

        private final SolverRun run;
        private final Objective objective;
        private final Rule rule;
        private final UniformRandomProvider random = batches.seed().generator();
        private final int[] order = Batches.all(batches.terms());
        private Iterate from;
        private Iterate to;
        private R064Store momentum;
        private R064Store carried;
        /** Number of steps of the run. */
        private long count;
        /** Length of the steps of the epoch. */
        private double length;

        private Epochs(SolverRun run) {
            this.run = run;
            objective = run.objective;
            rule = rule(objective.manifold);
            from = new Iterate(run.current().point);
            to = new Iterate(from.point);
            for (int epoch = 0; epoch < batches.epochs(); epoch++) {
                Batches.shuffle(order, random);
            }
            momentum = Entries.like(from.point);
            carried = Entries.like(from.point);
        }

        /** Makes one iteration, a step for each batch; ends the run at the point before if a step fails. */
        private void next() {
            Batches.shuffle(order, random);
            from.copyFrom(run.current());
            length = 0;
            for (int begin = 0; begin < order.length; begin += batches.size()) {
                if (!step(begin)) {
                    return;
                }
            }
            run.next().moved();
            Entries.copy(from.point, run.next().point);
            run.accept(length);
        }

        /** Makes a step by the batch that begins at an index of the order; returns false if the run ends because it fails. */
        private boolean step(int begin) {
            count++;
            batches.gradient(from.point, order, begin, from.euclidean);
            objective.manifold.gradient(from.point, from.euclidean, from.gradient);
            if (!Entries.isFinite(from.gradient)) {
                run.stop(
                        StopCause.NOT_FINITE,
                        "the gradient of the batch of step " + count
                                + " is not finite; the result is the point before its epoch");
                return false;
            }
            double squared = objective.inner(from, from.gradient, from.gradient);
            double factor = rule.update(from, squared, momentum, count);
            R064Store direction = rule.direction(from, momentum);
            double t = -rate / (1 + decay * (batches.before() + count - 1)) * factor;
            double stepLength = Math.abs(t) * objective.norm(from, direction);
            if (!objective.step(from, direction, t, to)) {
                run.stop(
                        StopCause.OFF_MANIFOLD,
                        "the manifold refuses step " + count + " of length " + Decimals.text(stepLength)
                                + "; use a smaller learning rate");
                return false;
            }
            carry(direction, t);
            length += stepLength;
            return true;
        }

        /** Carries the momentum to the end of a step, and makes that the current point. */
        private void carry(R064Store direction, double t) {
            objective.transport(from, direction, t, to, momentum, carried);
            R064Store left = momentum;
            momentum = carried;
            carried = left;
            Iterate last = from;
            from = to;
            to = last;
        }
    }
}
