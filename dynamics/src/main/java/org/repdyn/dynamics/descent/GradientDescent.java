package org.repdyn.dynamics.descent;

import org.apiguardian.api.API;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Refinable;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.manifolds.spi.Retraction;

/**
 * W ← R_W(−η·grad L(W)), each block on its manifold. Time is steps times η, so that the flow is the limit η → 0. A state is
 * shown after the whole number of steps nearest to a time of the grid, once where several times share one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GradientDescent extends Descent implements Refinable {

    private final GradientDescentOptions options;

    /**
     * @param rate η, positive
     * @param step how a step lands on the constraint
     */
    public GradientDescent(double rate, Retraction step) {
        this(new GradientDescentOptions(rate, step));
    }

    /** @param options rate, retraction and events */
    public GradientDescent(GradientDescentOptions options) {
        super(options.rate(), options.step(), options.events());
        this.options = options;
    }

    @Override
    public Dynamics refined() {
        return new GradientDescent(new GradientDescentOptions(options.rate() / 2, options.step(), options.events()));
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    Update update(TrainingProblem problem) {
        return new PlainUpdate(options.rate(), problem.learnedBlocks());
    }
}
