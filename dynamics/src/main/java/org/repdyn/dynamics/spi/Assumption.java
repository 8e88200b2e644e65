package org.repdyn.dynamics.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.manifolds.spi.OrthogonalColumns;
import org.repdyn.manifolds.spi.Unconstrained;

/**
 * One condition under which a prediction holds, as data. A {@link PredictionProvider} declares its assumptions;
 * {@link #unmet} checks all of them in one place and says which are not met, with the value that was given.
 *
 * @param subject the part of the problem the condition is about
 * @param statement the condition in one clause, such as "no weight decay"
 * @param check returns why a problem does not meet the condition
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Assumption(Subject subject, String statement, Check check) {

    /** The part of a training problem that a condition is about. */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    public enum Subject {
        /** The loss or the field on embeddings. */
        LOSS,
        /** The shape of the encoder, and which of its weights move. */
        ENCODER,
        /** The predictor head. */
        PREDICTOR,
        /** The constraints on weight blocks. */
        CONSTRAINT,
        /** The weight decay. */
        WEIGHT_DECAY,
        /** The parameters of the flow, such as a friction. */
        FLOW,
        /** The size of the matrices that would be decomposed. */
        SIZE,
        /** The numbers of the training views, such as white views. Checked only if the subjects above are as assumed. */
        VIEWS,
        /** The numbers of the initial weights, such as balance. Checked only if the subjects above are as assumed. */
        START;

        private boolean aboutNumbers() {
            return this == VIEWS || this == START;
        }
    }

    /** The evaluation of a condition against a problem. */
    @FunctionalInterface
    @API(status = API.Status.MAINTAINED, since = "0.1")
    public interface Check {

        /** Returns why the problem does not meet the condition, in one clause with the given value; empty if it does. */
        Optional<String> violation(TrainingProblem problem);
    }

    /**
     * An assumption that a problem does not meet.
     *
     * @param assumption the assumption
     * @param reason what was given instead, in one clause
     */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    public record Unmet(Assumption assumption, String reason) {}

    /**
     * Returns the assumptions that a problem does not meet, in their order. Conditions on the numbers of views and weights
     * presuppose the shape of the problem, and are checked only if every other condition is met.
     */
    public static List<Unmet> unmet(List<Assumption> assumptions, TrainingProblem problem) {
        List<Unmet> result = new ArrayList<>();
        for (boolean aboutNumbers : new boolean[] {false, true}) {
            for (Assumption one : assumptions) {
                if (one.subject.aboutNumbers() == aboutNumbers) {
                    one.check.violation(problem).ifPresent(reason -> result.add(new Unmet(one, reason)));
                }
            }
            if (!result.isEmpty()) {
                return List.copyOf(result);
            }
        }
        return List.of();
    }

    /**
     * Creates a condition that has one sentence for all problems that do not meet it.
     *
     * @param violation what is wrong with such a problem, in one clause
     */
    public static Assumption of(Subject subject, String statement, Predicate<TrainingProblem> met, String violation) {
        return new Assumption(
                subject, statement, problem -> met.test(problem) ? Optional.empty() : Optional.of(violation));
    }

    /**
     * Creates a condition on the loss.
     *
     * @param name the loss that is needed, such as "squared-regression" or "a quadratic form of the embeddings"
     */
    public static Assumption loss(String name, Predicate<EmbeddingField> met) {
        return of(Subject.LOSS, "the loss is " + name, p -> met.test(p.field()), "the loss is not " + name);
    }

    /** Creates the condition that there is no weight decay. */
    public static Assumption noWeightDecay() {
        return new Assumption(
                Subject.WEIGHT_DECAY,
                "no weight decay",
                problem -> problem.weightDecay() == 0
                        ? Optional.empty()
                        : Optional.of("the weight decay is " + Decimals.text(problem.weightDecay())
                                + ", and this closed form holds without weight decay"));
    }

    /** Creates the condition that the encoder, without companions, is linear: U = X̂W. */
    public static Assumption linearEncoder() {
        return new Assumption(
                Subject.ENCODER,
                "a linear encoder U = XW",
                problem -> problem.bareEncoder() instanceof LinearInWeights
                        ? Optional.empty()
                        : Optional.of("the encoder is not linear: it has the weight blocks " + blocks(problem)));
    }

    private static String blocks(TrainingProblem problem) {
        return problem.bareEncoder().blocks(problem.views().dimension()).stream()
                .map(WeightBlock::name)
                .collect(Collectors.joining(", "));
    }

    /** Creates the condition that no weight block has a constraint. */
    public static Assumption unconstrained() {
        return new Assumption(Subject.CONSTRAINT, "no constraint", problem -> {
            List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
            for (int b = 0; b < blocks.size(); b++) {
                if (!(problem.constraints().get(b) instanceof Unconstrained)) {
                    return Optional.of(constrained(blocks.get(b)));
                }
            }
            return Optional.empty();
        });
    }

    /** Creates the condition that the output block has no constraint. */
    public static Assumption unconstrainedOutput() {
        return new Assumption(Subject.CONSTRAINT, "no constraint on the output block", problem -> outputBlock(problem)
                .filter(b -> !(problem.constraints().get(b) instanceof Unconstrained))
                .map(b -> constrained(block(problem, b))));
    }

    /** Creates the condition that the output block is held to orthogonal columns. */
    public static Assumption orthogonalOutput() {
        return new Assumption(
                Subject.CONSTRAINT, "orthogonal columns of the output block", problem -> outputBlock(problem)
                        .filter(b -> !(problem.constraints().get(b) instanceof OrthogonalColumns))
                        .map(b -> "weight block " + block(problem, b).name() + " is not held to orthogonal columns"));
    }

    private static Optional<Integer> outputBlock(TrainingProblem problem) {
        return problem.outputBlock().stream().boxed().findFirst();
    }

    private static WeightBlock block(TrainingProblem problem, int index) {
        return problem.encoder().blocks(problem.views().dimension()).get(index);
    }

    private static String constrained(WeightBlock block) {
        return "weight block " + block.name() + " is constrained";
    }
}
