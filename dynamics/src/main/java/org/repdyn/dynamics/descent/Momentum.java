package org.repdyn.dynamics.descent;

import org.apiguardian.api.API;
import org.repdyn.dynamics.spi.TrainingProblem;

/**
 * Gradient descent with momentum: V ← βP(V) − η·grad L(W), W ← R_W(V). This is the heavy ball of Polyak (1964), where P
 * projects V onto the tangent space at the current point. Time is the number of steps times η/(1 − β), so that the
 * limit η → 0 is the gradient flow.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Momentum extends Descent {

    private final MomentumOptions options;

    /**
     * Creates a gradient descent with momentum.
     *
     * @param options learning rate, momentum, name of the retraction, and events
     */
    public Momentum(MomentumOptions options) {
        super(options.rate() / (1 - options.momentum()), options.step(), options.events());
        this.options = options;
    }

    @Override
    Update update(TrainingProblem problem) {
        return new HeavyBall(options.rate(), options.momentum(), problem.initial(), problem.learnedBlocks());
    }
}
