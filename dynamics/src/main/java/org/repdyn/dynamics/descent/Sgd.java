package org.repdyn.dynamics.descent;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;

/**
 * Stochastic gradient descent W ← R_W(−η·grad L_B(W)), where B is a batch of samples that changes at every step. By
 * default its augmentations and negatives are drawn again at every step; momentum (heavy ball) is optional. Time is the
 * number of steps times η/(1 − β), where β is the momentum. The reported loss is that of all training views.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Sgd extends Descent {

    private final SgdOptions options;

    /**
     * Creates a stochastic gradient descent.
     *
     * @param options learning rate, batch size, momentum, name of the retraction, and events
     */
    public Sgd(SgdOptions options) {
        super(options.rate() / (1 - options.momentum()), options.step(), options.events());
        this.options = options;
    }

    @Override
    public Optional<String> objection(TrainingProblem problem) {
        return Sampling.objection(problem, options.batch(), options.freshViews())
                .or(() -> super.objection(problem));
    }

    @Override
    Update update(TrainingProblem problem) {
        return options.momentum() == 0
                ? new PlainUpdate(options.rate(), problem.learnedBlocks())
                : new HeavyBall(options.rate(), options.momentum(), problem.initial(), problem.learnedBlocks());
    }

    @Override
    Batches batches(WeightField whole) {
        return Sampling.of(whole.problem(), options.batch(), options.freshViews());
    }
}
