package org.repdyn.dynamics.descent;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;

/**
 * Adam (Kingma, Ba 2015), Riemannian where a block is constrained (Bécigneul, Ganea 2019). Time is steps times η; since a step
 * has the length η whatever the gradient, it has no gradient flow as its limit.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Adam extends Descent {

    private final AdamOptions options;

    /** @param options rate, decays and batch */
    public Adam(AdamOptions options) {
        super(options.rate(), options.step(), options.events());
        this.options = options;
    }

    @Override
    public Optional<String> unpredicted() {
        return Optional.of("adam follows its own rates, W' = -g/(|g| + epsilon), and not the gradient flow");
    }

    @Override
    public Optional<String> objection(TrainingProblem problem) {
        return options.batch()
                .flatMap(b -> Sampling.objection(problem, b, options.freshViews()))
                .or(() -> super.objection(problem));
    }

    @Override
    Update update(TrainingProblem problem) {
        return new AdamUpdate(
                new AdamUpdate.AdamRule(options.rate(), options.firstDecay(), options.secondDecay(), options.epsilon()),
                problem.initial(),
                problem.constraints().subList(0, problem.learnedBlocks()));
    }

    @Override
    Batches batches(WeightField whole) {
        return options.batch()
                .map(b -> Sampling.of(whole.problem(), b, options.freshViews()))
                .orElseGet(() -> super.batches(whole));
    }
}
