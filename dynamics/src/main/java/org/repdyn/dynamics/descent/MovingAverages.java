package org.repdyn.dynamics.descent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.predictor.DirectPredictorHead;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.losses.spi.RunningStatistic;

/**
 * An update rule that excludes moving averages from the optimiser. The leading blocks are learned and are updated by
 * another rule. The blocks after them are moving averages S̄ of a quantity S (a teacher (EMA) or a running statistic),
 * and advance by S̄ ← S̄ + r·Δt·(S − S̄), where Δt is the time of a step. Momentum or adaptive step sizes would change
 * the rate r of an average.
 *
 * @param learned update rule of the learned blocks; it does not change the other blocks
 * @param learnedBlocks number of leading blocks that are learned
 * @param timePerStep Δt
 */
record MovingAverages(Update learned, int learnedBlocks, double timePerStep) implements Update {

    /** Share of 1 by which rounding may make r·Δt larger than 1: both numbers are products of options. */
    private static final double ROUNDING = 1e-9;

    /** Returns why averages cannot take steps of a length: a step leads one of them past S; empty if they can. */
    static Optional<String> objection(TrainingProblem problem, double timePerStep) {
        Map<String, Double> rates = new LinkedHashMap<>();
        if (problem.encoder() instanceof EncoderWithCompanions companions) {
            companions.teacherRate().ifPresent(rate -> rates.put("the teacher", rate));
            companions.predictor().ifPresent(head -> {
                if (head instanceof DirectPredictorHead direct) {
                    direct.options().rate().ifPresent(rate -> rates.put("the running correlation", rate));
                }
            });
        }
        if (problem.field() instanceof RunningStatistic statistic) {
            rates.put("the running statistic", statistic.rate());
        }
        return rates.entrySet().stream()
                .filter(average -> average.getValue() * timePerStep > 1 + ROUNDING)
                .findFirst()
                .map(average -> average.getKey() + " follows at the rate " + Decimals.text(average.getValue())
                        + ", and a step takes " + Decimals.text(timePerStep)
                        + " in time; a product above 1 leads it past what it follows at every step; use a smaller"
                        + " learning rate or a smaller rate of the average");
    }

    @Override
    public void gradient(WeightField problem, Weights point, Weights result) {
        learned.gradient(problem, point, result);
    }

    @Override
    public void step(WeightField problem, Weights point, Weights gradient) {
        learned.step(problem, point, gradient);
        for (int b = learnedBlocks; b < gradient.blocks().size(); b++) {
            R064Store block = gradient.blocks().get(b);
            for (int i = 0; i < block.data.length; i++) {
                block.data[i] *= -timePerStep;
            }
        }
    }

    @Override
    public void arrived(WeightField problem, Weights point) {
        learned.arrived(problem, point);
    }

    @Override
    public Optional<RunEvents.Occurrence> remark() {
        return learned.remark();
    }
}
