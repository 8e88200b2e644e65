package org.repdyn.dynamics.closedform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.LimitFlow;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;

/**
 * Predicts muon for a quadratic loss under orthogonal columns from a start that is rotated from the bottom eigenvectors in planes of two
 * eigenvectors: a {@link PrincipalAngleFlow}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MuonAnglesProvider implements PredictionProvider {

    /** The initial weights turn in planes of two eigenvectors. */
    private static final Assumption PLANES = new Assumption(
            Subject.START,
            "initial weights rotated from the bottom eigenvectors in planes of two eigenvectors",
            problem -> flow(LinearQuadratic.of(problem)).objection());

    @Override
    public String name() {
        return "muon-angles";
    }

    @Override
    public String summary() {
        return "angles fall at one speed, max(a(0) - t, 0): muon, a quadratic loss, orthogonal columns, a start in planes of"
                + " eigenvectors";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(
                new Reference(
                        "Bernstein, Newhouse",
                        "Old Optimizer, New Norm: An Anthology",
                        2024,
                        "arXiv:2409.20325, steepest descent in the spectral norm, on the flow of Esser, Mukherjee, Ghoshdastidar 2023"));
    }

    @Override
    public LimitFlow flow() {
        return LimitFlow.SPECTRAL;
    }

    @Override
    public List<Assumption> assumptions() {
        return Stream.concat(LinearQuadratic.assumptions(Assumption.orthogonalOutput()).stream(), Stream.of(PLANES))
                .toList();
    }

    @Override
    public boolean givesWeights() {
        return true;
    }

    private static PrincipalAngleFlow flow(LinearQuadratic linear) {
        TrainingProblem problem = linear.problem();
        return new PrincipalAngleFlow(
                QuadraticForm.of(problem, linear.features()),
                linear.start(),
                LinearQuadratic.outputScale(problem),
                problem.algebra());
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        LinearQuadratic linear = LinearQuadratic.of(problem);
        PrincipalAngleFlow flow = flow(linear);
        return new Turning(flow, flow.modes(linear.block()), linear);
    }

    /**
     * Prediction of weights that turn.
     *
     * @param flow the flow
     * @param modes its modes
     * @param linear the problem
     */
    private record Turning(PrincipalAngleFlow flow, Modes modes, LinearQuadratic linear) implements Prediction {

        @Override
        public String formula() {
            return "principal angles a(t) = max(a(0) - t/c, 0) to the bottom eigenvectors of C = F'MF/2, W'W = c^2 I";
        }

        @Override
        public Gauge gauge() {
            return Gauge.ROTATION;
        }

        @Override
        public State at(double time) {
            R064Store w = flow.weights(time);
            Map<ObservableComponent, Double> scalars = new LinkedHashMap<>();
            scalars.put(ObservableComponent.of(ObservableNames.LOSS), flow.loss(time));
            scalars.putAll(modes.predicted(flow.parts(time)));
            if (flow.limitBasis().isPresent()) {
                scalars.put(ObservableComponent.of(ObservableNames.SUBSPACE_ANGLE), flow.angles(time)[0]);
            }
            return new State(time, Optional.of(linear.weights(w)), Optional.of(linear.embeddings(w)), scalars);
        }

        @Override
        public Optional<R064Store> limitBasis() {
            return flow.limitBasis();
        }

        @Override
        public Theory theory() {
            return LinearQuadratic.theory(modes);
        }
    }
}
