package org.repdyn.dynamics.descent;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.WeightField;

/**
 * Update rule that keeps moving averages out of the optimiser: the leading blocks, which are learned, are updated by another
 * rule; the averages S̄ behind them (a teacher, a running statistic) advance by S̄ ← S̄ + r·Δt·(S − S̄), Δt the time of a step.
 * Momentum and adaptive rates would change the rate r of an average.
 *
 * @param learned rule of the learned blocks; leaves the others alone
 * @param learnedBlocks number of leading blocks that are learned
 * @param timePerStep Δt
 */
record MovingAverages(Update learned, int learnedBlocks, double timePerStep) implements Update {

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
}
