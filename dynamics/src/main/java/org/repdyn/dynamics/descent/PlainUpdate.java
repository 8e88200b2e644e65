package org.repdyn.dynamics.descent;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.WeightField;

/**
 * The update rule of gradient descent: the step is −η·grad L.
 *
 * @param rate learning rate η
 * @param learnedBlocks number of leading blocks that the rule updates
 */
record PlainUpdate(double rate, int learnedBlocks) implements Update {

    @Override
    public void step(WeightField problem, Weights point, Weights gradient) {
        for (int b = 0; b < learnedBlocks; b++) {
            R064Store block = gradient.blocks().get(b);
            for (int i = 0; i < block.data.length; i++) {
                block.data[i] *= -rate;
            }
        }
    }
}
