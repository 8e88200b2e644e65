package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;

/**
 * Laws about the parts of the field on weights besides the encoder: weight decay, predictor, teacher and running
 * statistic.
 */
final class WholeFieldLaws {

    /**
     * Smallest relative change up to t = ½ that proves that a part of the field acts; each part changes the weights by
     * some percent.
     */
    private static final double VISIBLE_CHANGE = 1e-3;

    private WholeFieldLaws() {}

    /** Asserts that weight decay changes the end of a run. */
    static void weightDecayActs(DynamicsTrial<?> trial, TrainingProblem problem) {
        Weights with = trial.completed(problem).last().weights();
        Weights without = trial.completed(problem.withWeightDecay(0)).last().weights();
        assertThat(distance(with, without))
                .as("distance between the ends with and without weight decay")
                .isGreaterThan(VISIBLE_CHANGE * without.norm());
    }

    /** Asserts that each block of weights moves up to the end of a run. */
    static void allBlocksMove(DynamicsTrial<?> trial, TrainingProblem problem) {
        Weights end = trial.completed(problem).last().weights();
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        for (int b = 0; b < blocks.size(); b++) {
            R064Store start = problem.initial().blocks().get(b);
            double size = 1 + RunAssertions.norm(start);
            assertThat(RunAssertions.norm(difference(end.blocks().get(b), start)))
                    .as("distance that block %s moves", blocks.get(b).name())
                    .isGreaterThan(VISIBLE_CHANGE * size);
        }
    }

    private static double distance(Weights a, Weights b) {
        double sum = 0;
        for (int i = 0; i < a.blocks().size(); i++) {
            sum = Math.hypot(
                    sum,
                    RunAssertions.norm(difference(a.blocks().get(i), b.blocks().get(i))));
        }
        return sum;
    }

    private static R064Store difference(R064Store a, R064Store b) {
        R064Store result = a.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] -= b.data[i];
        }
        return result;
    }
}
