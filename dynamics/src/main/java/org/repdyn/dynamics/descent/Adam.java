package org.repdyn.dynamics.descent;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;

/**
 * The Adam optimiser (Kingma, Ba 2015), in its Riemannian form for constrained blocks (Bécigneul, Ganea 2019). Time is
 * the number of steps times η. The length of a step is about η whatever the size of the gradient, so that Adam does not
 * approach the gradient flow as η tends to zero.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Adam extends Descent {

    private final AdamOptions options;

    /**
     * Creates an Adam optimiser.
     *
     * @param options learning rate, decays, batch size, name of the retraction, and events
     */
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
