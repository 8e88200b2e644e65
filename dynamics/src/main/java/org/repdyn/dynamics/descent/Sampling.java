package org.repdyn.dynamics.descent;

import java.util.Optional;
import org.repdyn.dynamics.spi.FixedViews;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.ViewStream;

/** Static methods that choose and check the source of the batches. */
final class Sampling {

    private Sampling() {}

    /** Returns why batches of this size cannot be drawn from the problem; empty if they can. */
    static Optional<String> objection(TrainingProblem problem, int batch, boolean fresh) {
        if (fresh && problem.stream().isEmpty()) {
            return Optional.of(
                    "this problem has no source of fresh views; set fresh-views: false to draw batches from the training "
                            + "views, or give it a source");
        }
        int samples = source(problem, fresh).samples();
        return batch > samples
                ? Optional.of("a batch of " + batch + " is more than the " + samples
                        + " training samples; use a smaller batch")
                : Optional.empty();
    }

    /** Returns mini-batches of the problem, with fresh views if {@code fresh} is true. */
    static Batches of(TrainingProblem problem, int batch, boolean fresh) {
        return new MiniBatches(problem, batch, source(problem, fresh));
    }

    private static ViewStream source(TrainingProblem problem, boolean fresh) {
        return fresh && problem.stream().isPresent() ? problem.stream().get() : new FixedViews(problem.views());
    }
}
