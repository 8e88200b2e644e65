package org.repdyn.dynamics.descent;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.WeightField;

/** −η·grad L. */
record PlainUpdate(double rate) implements Update {

    @Override
    public void step(WeightField problem, Weights point, Weights gradient) {
        for (int b = 0; b < gradient.blocks().size(); b++) {
            R064Store block = gradient.blocks().get(b);
            for (int i = 0; i < block.data.length; i++) {
                block.data[i] *= -rate;
            }
        }
    }
}
