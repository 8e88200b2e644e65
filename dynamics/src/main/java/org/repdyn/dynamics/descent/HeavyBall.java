package org.repdyn.dynamics.descent;

import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.WeightField;

/**
 * The update rule with momentum V ← βV − η·grad L (heavy ball, Polyak 1964). V is zero at the start and is transported
 * to each new point by projection onto its tangent space (Absil, Mahony, Sepulchre 2008, §8.1.2).
 */
final class HeavyBall implements Update {

    private final double rate;
    private final double momentum;
    private final int learnedBlocks;
    private final Weights velocity;
    private final Weights scratch;

    /**
     * Creates the rule of one run.
     *
     * @param rate learning rate η
     * @param momentum β, the part of the velocity that a step keeps
     * @param shape weights with the shapes of all blocks; their values are not used
     * @param learnedBlocks number of leading blocks that the rule updates
     */
    HeavyBall(double rate, double momentum, Weights shape, int learnedBlocks) {
        this.learnedBlocks = learnedBlocks;
        this.rate = rate;
        this.momentum = momentum;
        this.velocity = shape.zeros();
        this.scratch = shape.zeros();
    }

    @Override
    public void step(WeightField problem, Weights point, Weights gradient) {
        for (int b = 0; b < learnedBlocks; b++) {
            double[] v = velocity.blocks().get(b).data;
            double[] g = gradient.blocks().get(b).data;
            for (int i = 0; i < g.length; i++) {
                v[i] = momentum * v[i] - rate * g[i];
                g[i] = v[i];
            }
        }
    }

    @Override
    public void arrived(WeightField problem, Weights point) {
        problem.manifold().project(point, velocity, scratch);
        velocity.set(scratch);
    }
}
