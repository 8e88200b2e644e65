package org.repdyn.dynamics.flow;

import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.dynamics.spi.WeightField;

/**
 * State that the integrators of one run of a flow share.
 *
 * @param options tolerances, evaluation budget and integrator
 * @param constrained field of the weights with their constraints
 * @param reporter receives the states
 * @param control cancels the run, and receives its progress
 * @param field field that is integrated; it counts evaluations
 * @param growth growth of the weights so far
 * @param events events at which the run stops, and those that are noted
 */
record FlowRun(
        GradientFlowOptions options,
        WeightField constrained,
        StateReporter reporter,
        RunControl control,
        FlowField field,
        Growth growth,
        RunEvents events) {

    /** Returns the times at which states are reported. */
    TimeGrid times() {
        return constrained.problem().times();
    }

    /** Returns the weights at t = 0. */
    Weights initial() {
        return constrained.problem().initial();
    }

    /** Reports the last state of a run that ends early. */
    void showLast(double time, double[] state) {
        reporter.reportLast(time, field.nearest(state));
    }
}
