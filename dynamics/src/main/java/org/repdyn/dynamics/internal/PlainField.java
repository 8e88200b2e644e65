package org.repdyn.dynamics.internal;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.TrainingProblem;

/** The field of embeddings that nothing accompanies. */
final class PlainField implements WeightField {

    private final TrainingProblem problem;
    private final EncoderPass pass;
    private final R064Store outputGradient;

    PlainField(TrainingProblem problem) {
        this.problem = problem;
        this.pass = problem.encoder().bind(problem.views().matrix(), problem.algebra());
        this.outputGradient = R064Store.FACTORY.make(
                problem.views().layout().rows(), problem.encoder().outputs());
    }

    @Override
    public R064Store forward(Weights weights) {
        return pass.forward(weights);
    }

    @Override
    public void gradient(Weights weights, Weights result) {
        R064Store u = pass.forward(weights);
        problem.field()
                .field(
                        new Embeddings(
                                problem.views().layout(), u, problem.views().targets(), problem.algebra()),
                        outputGradient);
        pass.pullback(weights, outputGradient, result);
    }
}
