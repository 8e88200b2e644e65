package org.repdyn.dynamics.spi;

import java.util.OptionalDouble;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.FieldProbe;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.spi.FieldCheck;
import org.repdyn.losses.spi.SurrogateField;

/** The field on weights of an encoder without companions. */
final class PlainField implements ParameterField {

    private final TrainingProblem problem;
    private final EncoderPass pass;
    private final R064Store outputGradient;

    PlainField(TrainingProblem problem, Binding binding) {
        this.problem = problem;
        this.pass = binding.bind(problem.encoder(), problem.views().matrix(), problem.algebra());
        this.outputGradient = R064Store.FACTORY.make(
                problem.views().layout().rows(), problem.encoder().outputs());
    }

    @Override
    public R064Store forward(Weights weights) {
        return pass.forward(weights);
    }

    @Override
    public void gradient(Weights weights, Weights result) {
        FieldCheck.field(problem.field(), embeddings(pass.forward(weights)), outputGradient);
        pass.pullback(weights, outputGradient, result);
    }

    @Override
    public FieldProbe probe(Weights weights) {
        return new FieldProbe() {
            @Override
            public void field(R064Store u, R064Store result) {
                FieldCheck.field(problem.field(), embeddings(u), result);
            }

            @Override
            public OptionalDouble surrogate(R064Store u) {
                return problem.field() instanceof SurrogateField s
                        ? OptionalDouble.of(s.surrogate(embeddings(u)))
                        : OptionalDouble.empty();
            }
        };
    }

    private Embeddings embeddings(R064Store u) {
        return new Embeddings(problem.views().layout(), u, problem.views().targets(), problem.algebra());
    }
}
