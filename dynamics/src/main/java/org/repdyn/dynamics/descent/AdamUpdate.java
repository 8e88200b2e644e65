package org.repdyn.dynamics.descent;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.internal.Ranges;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.RestoringConstraint;
import org.repdyn.manifolds.spi.Unconstrained;

/**
 * The update rule of Adam: M ← β₁M + (1 − β₁)g, s ← β₂s + (1 − β₂)g², step −η·M̂/(√ŝ + ε), where M̂ and ŝ are corrected
 * for the bias of their initial value zero (Kingma, Ba 2015).
 *
 * <p>In an unconstrained block, g² is taken entry by entry. In a constrained block the entries depend on the choice of
 * coordinates and have no meaning of their own: s is one number per block, the mean of g² over the dimension of the
 * manifold, and M is transported by projection (Bécigneul, Ganea 2019, with the mean instead of their sum, so that η
 * has the same meaning in both cases).
 */
final class AdamUpdate implements Update {

    private final AdamRule rule;
    private final Weights first;
    private final Weights second;
    private final R064Store[] scratch;
    private final double[] blockSecond;
    private final boolean[] free;
    private double firstPower = 1;
    private double secondPower = 1;

    /**
     * The parameters of Adam.
     *
     * @param rate learning rate η
     * @param firstDecay β₁
     * @param secondDecay β₂
     * @param epsilon ε
     */
    record AdamRule(double rate, double firstDecay, double secondDecay, double epsilon) {}

    /**
     * Creates the rule of one run.
     *
     * @param rule parameters of Adam
     * @param shape weights with the shapes of all blocks; their values are not used
     * @param constraints constraints of the leading blocks; only these blocks are updated
     */
    AdamUpdate(AdamRule rule, Weights shape, List<Constraint> constraints) {
        this.rule = rule;
        this.first = shape.zeros();
        this.second = shape.zeros();
        this.scratch = new R064Store[constraints.size()];
        this.blockSecond = new double[constraints.size()];
        this.free = new boolean[constraints.size()];
        for (int b = 0; b < free.length; b++) {
            free[b] = constraints.get(b) instanceof Unconstrained || constraints.get(b) instanceof RestoringConstraint;
            R064Store block = shape.blocks().get(b);
            scratch[b] = free[b]
                    ? R064Store.FACTORY.make(0, 0)
                    : R064Store.FACTORY.make(block.getRowDim(), block.getColDim());
        }
    }

    /** @throws ArithmeticException if an entry of the gradient is so large that its square overflows: Adam would stand still */
    @Override
    public void step(WeightField problem, Weights point, Weights gradient) {
        if (!Finite.squares(gradient)) {
            throw new ArithmeticException("the gradient has an entry above " + Decimals.text(Finite.LARGEST)
                    + ", whose square is too large for the second moment of Adam");
        }
        firstPower *= rule.firstDecay;
        secondPower *= rule.secondDecay;
        for (int b = 0; b < free.length; b++) {
            double[] m = first.blocks().get(b).data;
            double[] g = gradient.blocks().get(b).data;
            if (free[b]) {
                double[] s = second.blocks().get(b).data;
                Workers workers = problem.problem().algebra().workers();
                Ranges.forEach(g.length, 1, workers, (from, to) -> entries(m, s, g, from, to));
            } else {
                for (int i = 0; i < g.length; i++) {
                    m[i] = rule.firstDecay * m[i] + (1 - rule.firstDecay) * g[i];
                }
                block(b, problem, point, gradient.blocks().get(b), m);
            }
        }
    }

    /** Updates M and s of an unconstrained block entry by entry and overwrites g with the step, in one pass over memory. */
    private void entries(double[] m, double[] s, double[] g, int from, int to) {
        double firstDecay = rule.firstDecay;
        double secondDecay = rule.secondDecay;
        double step = -rule.rate / (1 - firstPower);
        double correction = 1 - secondPower;
        double epsilon = rule.epsilon;
        for (int i = from; i < to; i++) {
            double mean = firstDecay * m[i] + (1 - firstDecay) * g[i];
            double square = secondDecay * s[i] + (1 - secondDecay) * g[i] * g[i];
            m[i] = mean;
            s[i] = square;
            g[i] = step / (Math.sqrt(square / correction) + epsilon) * mean;
        }
    }

    /** Updates s of a constrained block and overwrites the gradient with the step. */
    private void block(int b, WeightField problem, Weights point, R064Store gradient, double[] m) {
        Manifold manifold = problem.manifold().factors().get(b);
        double square = manifold.inner(point.blocks().get(b), gradient, gradient);
        double mean = square / Math.max(1, manifold.dimension());
        blockSecond[b] = rule.secondDecay * blockSecond[b] + (1 - rule.secondDecay) * mean;
        double factor = factor(blockSecond[b]);
        for (int i = 0; i < m.length; i++) {
            gradient.data[i] = factor * m[i];
        }
    }

    /** Returns the factor −η/((1 − β₁ᵗ)(√ŝ + ε)) of M in a step, where t is the number of steps. */
    private double factor(double s) {
        double mean = Math.sqrt(s / (1 - secondPower));
        return -rule.rate / (1 - firstPower) / (mean + rule.epsilon);
    }

    /** Transports M of the constrained blocks; every vector is tangent to a flat space. */
    @Override
    public void arrived(WeightField problem, Weights point) {
        for (int b = 0; b < free.length; b++) {
            if (!free[b]) {
                R064Store m = first.blocks().get(b);
                R064Store tangent = scratch[b];
                problem.manifold().factors().get(b).project(point.blocks().get(b), m, tangent);
                System.arraycopy(tangent.data, 0, m.data, 0, m.data.length);
            }
        }
    }
}
