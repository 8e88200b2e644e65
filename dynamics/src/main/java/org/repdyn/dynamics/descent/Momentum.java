package org.repdyn.dynamics.descent;

import org.apiguardian.api.API;
import org.repdyn.dynamics.spi.TrainingProblem;

/**
 * V ← βP(V) − η·grad L(W), W ← R_W(V): the heavy ball of Polyak (1964), V projected onto the tangent space at each new point.
 * Time is steps times η/(1 − β), so that the gradient flow is its limit η → 0.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Momentum extends Descent {

    private final MomentumOptions options;

    /** @param options rate, momentum and retraction */
    public Momentum(MomentumOptions options) {
        super(options.rate() / (1 - options.momentum()), options.step(), options.events());
        this.options = options;
    }

    @Override
    Update update(TrainingProblem problem) {
        return new HeavyBall(options.rate(), options.momentum(), problem.initial(), problem.learnedBlocks());
    }
}
