package org.repdyn.ntk.analytic;

import java.util.function.Supplier;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.views.Embeddings;
import org.repdyn.ntk.spi.BaselineProblem;

/**
 * A field on embeddings and the kernel of its dynamics: U̇ = −K∇L(U) from U(0), and U̇* = −K*∇L(U) at the evaluation
 * inputs. Every state is U = U(0) + Kα, U* = U*(0) + K*α with the dual weights α = −∫∇L.
 *
 * @param problem field, views, times and services
 * @param kernel K, N×N
 * @param cross K*, evaluation inputs × N
 * @param initial U(0) and U*(0)
 */
record KernelSetting(BaselineProblem problem, R064Store kernel, R064Store cross, InitialFunction initial) {

    /** Returns U in the form that a loss or field takes. */
    Embeddings embeddings(R064Store u) {
        return new Embeddings(problem.views().layout(), u, problem.views().targets(), problem.algebra());
    }

    /** Passes a state to the observer; U* is computed only if the observer asks for the evaluation. */
    void show(double time, R064Store u, Supplier<R064Store> outputs, TrajectoryObserver observer, RunControl control) {
        observer.observe(new FunctionState(this, time, u, outputs));
        double end = problem.times().end();
        control.progress(time < end ? time / end : 1);
    }

    /** Returns the evaluation embeddings U* = U*(0)S + K*α after a rotation S of the outputs. */
    R064Store evaluation(R064Store dualWeights, R064Store rotation) {
        R064Store start = initial.evaluation();
        if (start.getRowDim() == 0) {
            return start;
        }
        return new KernelSetting(
                        problem,
                        kernel,
                        cross,
                        new InitialFunction(
                                initial.training(), problem.algebra().multiply(start, rotation), initial.nugget()))
                .evaluation(dualWeights);
    }

    /** Returns U* = U*(0) + K*α. */
    R064Store evaluation(R064Store dualWeights) {
        R064Store start = initial.evaluation();
        if (start.getRowDim() == 0) {
            return start;
        }
        R064Store result = problem.algebra().multiply(cross, dualWeights);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += start.data[i];
        }
        return result;
    }
}
