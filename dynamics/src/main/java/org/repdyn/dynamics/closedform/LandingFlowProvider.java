package org.repdyn.dynamics.closedform;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.manifolds.restoring.Landing;

/**
 * Predicts the landing flow of a quadratic loss from orthogonal columns: it does not leave them, and is the flow on the Grassmannian at
 * half its speed, because skew(GWᵀ)W = ½(I − WWᵀ)G there for a loss that does not change under rotations of the outputs.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LandingFlowProvider implements PredictionProvider {

    /** Largest departure from orthogonal columns at the start, relative to their length: rounding, with a margin. */
    private static final double TOLERANCE = 1e-10;

    /** The initial weights have orthogonal columns. */
    private static final Assumption ORTHOGONAL_START =
            new Assumption(Subject.START, "initial weights with orthogonal columns", problem -> {
                double residual = OutputConstraint.startingResidual(problem);
                return residual <= TOLERANCE
                        ? Optional.empty()
                        : Optional.of(
                                "the columns of the initial weights miss orthogonality by " + Decimals.text(residual));
            });

    @Override
    public String name() {
        return "landing-flow";
    }

    @Override
    public String summary() {
        return "the flow under orthogonal columns at half its speed: a quadratic loss and the constraint landing";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Ablin, Peyré",
                "Fast and accurate optimization on the orthogonal manifold without retraction",
                2022,
                "arXiv:2102.07432, with the flow of Esser, Mukherjee, Ghoshdastidar 2023"));
    }

    @Override
    public List<Assumption> assumptions() {
        return Stream.concat(
                        LinearQuadratic.assumptions(OutputConstraint.of(Landing.class, "landing")).stream(),
                        Stream.of(ORTHOGONAL_START))
                .toList();
    }

    @Override
    public boolean givesWeights() {
        return true;
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        return ConstrainedPrediction.of(
                LinearQuadratic.of(problem),
                0.5,
                "span W(t) = span exp(-Ct) W(0), W'W = I, C = F'MF/2, F the inputs or the frozen hidden layer");
    }
}
