package org.repdyn.dynamics.descent;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;

/**
 * W ← R_W(−η·grad L_B(W)) with a batch B of samples at every step, its augmentations and negatives drawn anew, and a heavy ball
 * where asked for. Time is steps times η/(1 − β). The shown loss is that of all training views.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Sgd extends Descent {

    private final SgdOptions options;

    /** @param options rate, batch and momentum */
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
