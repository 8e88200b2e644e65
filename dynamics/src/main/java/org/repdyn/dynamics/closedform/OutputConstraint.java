package org.repdyn.dynamics.closedform;

import java.util.Optional;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.manifolds.spi.Constraint;

/** The constraint on the output block of a problem. */
final class OutputConstraint {

    private OutputConstraint() {}

    /**
     * Creates the condition that the constraint on the output block is of one type. A problem without an output block meets it; the
     * conditions on the encoder decide on that.
     *
     * @param name name of the constraint, for messages
     */
    static Assumption of(Class<? extends Constraint> type, String name) {
        return new Assumption(
                Subject.CONSTRAINT,
                "the constraint " + name + " on the output block",
                problem -> problem.outputBlock().isEmpty() || type.isInstance(constraint(problem))
                        ? Optional.empty()
                        : Optional.of(
                                "weight block " + block(problem).name() + " does not have the constraint " + name));
    }

    /** Returns the constraint of a problem with an output block. */
    static Constraint constraint(TrainingProblem problem) {
        return problem.constraints().get(problem.outputBlock().orElseThrow());
    }

    /** Returns the residual of the initial output weights on the manifold of starting points. */
    static double startingResidual(TrainingProblem problem) {
        WeightBlock block = block(problem);
        return constraint(problem)
                .startingPoints(block.rows(), block.columns(), block.scale(), problem.algebra())
                .residual(problem.initial().blocks().get(problem.outputBlock().orElseThrow()));
    }

    private static WeightBlock block(TrainingProblem problem) {
        return problem.encoder()
                .blocks(problem.views().dimension())
                .get(problem.outputBlock().orElseThrow());
    }
}
