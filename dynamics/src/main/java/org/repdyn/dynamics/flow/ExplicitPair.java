package org.repdyn.dynamics.flow;

import org.repdyn.core.algebra.Vectors;

/**
 * An embedded explicit Runge-Kutta pair whose last stage is the field at the end of the step, and therefore the first stage of the next
 * step. It keeps the stages of its last step, from which the solution within the step is interpolated.
 */
abstract class ExplicitPair {

    private final FlowField field;
    private final double[][] stages;
    private final double[] nodes;
    private final int dimension;

    /** Slopes at all stages of the last step, the first at its start; rows beyond the stages belong to the interpolation. */
    final double[][] slopes;

    /**
     * Creates a pair.
     *
     * @param stages factors of the slopes in the stages after the first; the last row is the solution of the higher order
     * @param nodes times of these stages in parts of the step
     * @param slopes number of slopes for which there is room
     */
    ExplicitPair(FlowField field, double[][] stages, double[] nodes, int slopes) {
        this.field = field;
        this.stages = stages;
        this.nodes = nodes;
        this.dimension = field.dimension();
        this.slopes = new double[slopes][dimension];
    }

    /** Returns the order of the solution. */
    abstract int order();

    /** Returns the length of a step times the fastest rate above which stability limits the method and not accuracy. */
    abstract double border();

    /** Returns the number of evaluations of a step after the first one. */
    final int evaluations() {
        return stages.length;
    }

    /**
     * Computes a step.
     *
     * @param slope field at its start
     * @param to overwritten with the state at its end
     */
    final void step(double time, double[] from, double[] slope, double h, double[] to) {
        System.arraycopy(slope, 0, slopes[0], 0, dimension);
        for (int s = 0; s < stages.length; s++) {
            stage(time + nodes[s] * h, from, h, stages[s], to, slopes[s + 1]);
        }
    }

    /** Computes a stage of the last step: its state, and the slope there. */
    final void stage(double time, double[] from, double h, double[] factors, double[] state, double[] slope) {
        System.arraycopy(from, 0, state, 0, dimension);
        addSlopes(h, factors, state);
        field.computeDerivatives(time, state, slope);
    }

    /** Adds h·Σ factorⱼ·slopeⱼ to a vector. */
    final void addSlopes(double h, double[] factors, double[] to) {
        for (int j = 0; j < factors.length; j++) {
            if (factors[j] != 0) {
                Vectors.addMultiple(h * factors[j], slopes[j], to);
            }
        }
    }

    /** Returns the field at the end of the last step; the next step overwrites it. */
    final double[] slopeAtEnd() {
        return slopes[stages.length];
    }

    /**
     * Returns the error of the last step, as the root mean square of its entries in units of the tolerances.
     *
     * @param allowed error allowed in each entry
     */
    abstract double error(double h, double[] allowed);

    /**
     * Overwrites {@code result} with the solution in the last step.
     *
     * @param time time at the start of the step
     * @param from state there
     * @param to state at its end
     * @param share time since the start in parts of the step
     */
    abstract void interpolate(double time, double[] from, double[] to, double h, double share, double[] result);
}
