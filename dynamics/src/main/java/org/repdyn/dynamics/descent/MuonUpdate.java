package org.repdyn.dynamics.descent;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.WeightField;

/**
 * The update rule M ← βM + grad L, step −η·msign(M), block by block. M is zero at the start and is transported to each new point by
 * projection onto its tangent space.
 */
final class MuonUpdate implements Update {

    private final double rate;
    private final double momentum;
    private final int learnedBlocks;
    private final MatrixSign sign;
    private final Weights moments;
    private final Weights scratch;

    /**
     * Creates the rule of one run.
     *
     * @param rate learning rate η
     * @param momentum β
     * @param sign matrix sign
     * @param shape weights with the shapes of all blocks; their values are not used
     * @param learnedBlocks number of leading blocks that the rule updates
     */
    MuonUpdate(double rate, double momentum, MatrixSign sign, Weights shape, int learnedBlocks) {
        this.rate = rate;
        this.momentum = momentum;
        this.sign = sign;
        this.learnedBlocks = learnedBlocks;
        this.moments = shape.zeros();
        this.scratch = shape.zeros();
    }

    @Override
    public void step(WeightField problem, Weights point, Weights gradient) {
        for (int b = 0; b < learnedBlocks; b++) {
            R064Store m = moments.blocks().get(b);
            double[] g = gradient.blocks().get(b).data;
            for (int i = 0; i < g.length; i++) {
                m.data[i] = momentum * m.data[i] + g[i];
            }
            R064Store direction = sign.of(m);
            for (int i = 0; i < g.length; i++) {
                g[i] = -rate * direction.data[i];
            }
        }
    }

    @Override
    public void arrived(WeightField problem, Weights point) {
        problem.manifold().project(point, moments, scratch);
        moments.set(scratch);
    }
}
