package org.repdyn.dynamics.descent;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.dynamics.spi.WeightField;

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
