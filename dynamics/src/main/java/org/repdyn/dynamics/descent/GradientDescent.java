package org.repdyn.dynamics.descent;

import org.apiguardian.api.API;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Refinable;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.manifolds.spi.Retraction;

/**
 * Gradient descent W ← R_W(−η·grad L(W)), where R is a retraction and each block is on its manifold. Time is the number
 * of steps times η, so that the limit η → 0 is the gradient flow. The state at a time of the grid is reported after the
 * number of steps whose time is nearest to it. If several times of the grid round to the same number of steps, the
 * state is reported once.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GradientDescent extends Descent implements Refinable {

    private final GradientDescentOptions options;

    /**
     * Creates a gradient descent without events.
     *
     * @param rate learning rate η, positive
     * @param step retraction that maps a step to the constraint
     */
    public GradientDescent(double rate, Retraction step) {
        this(new GradientDescentOptions(rate, step));
    }

    /**
     * Creates a gradient descent.
     *
     * @param options learning rate, name of the retraction, and events
     */
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
