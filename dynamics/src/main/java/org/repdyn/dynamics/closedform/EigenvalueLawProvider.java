package org.repdyn.dynamics.closedform;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Lyapunov;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.prediction.DirectPred;
import org.repdyn.losses.prediction.IsoLoss;
import org.repdyn.losses.spi.EmbeddingField;

/**
 * Predicts the eigenvalues of the embeddings' correlation under Euclidean fields of prediction with W_p = F^α, for a linear
 * encoder on white data whose noise is uncorrelated with the data: each eigenvalue obeys an equation of its own. With c the factor
 * of the mean and σ² the variance of the noise,
 *
 * <pre>
 * stopped gradient   λ̇ = 4c·λ^{1+α}(1 − λ^α)
 * iso-loss           λ̇ = 4·λ(1 − λ^α)
 * no stop            λ̇ = −4c·λ((λ^α − 1)² + σ²)
 * </pre>
 *
 * For α = 1 the first two have closed forms, {@link SimSiamEigenvalue} and {@link IsoLossLogistic}; the others are integrated as
 * scalar equations to 1e-13.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class EigenvalueLawProvider implements PredictionProvider {

    /** Definition of a in the formulas. */
    private static final String EXPONENT = ", a the exponent of the predictor";

    /** Definition of c in the formulas. */
    private static final String FACTOR = ", c the factor of the mean, 1/2 or 1";

    @Override
    public String name() {
        return "eigenvalue-laws";
    }

    @Override
    public String summary() {
        return "an equation for each eigenvalue of the correlation: Euclidean direct-pred and iso-loss, linear encoder";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Halvagal, Laborieux, Zenke",
                "Implicit variance regularization in non-contrastive SSL",
                2023,
                "arXiv:2212.04858"));
    }

    @Override
    public List<Assumption> assumptions() {
        return List.of(
                Assumption.loss(
                        "Euclidean direct-pred without a teacher or Euclidean iso-loss", EigenvalueLawProvider::known),
                Assumption.linearEncoder(),
                Assumption.of(
                        Subject.PREDICTOR,
                        "a direct predictor of the anchors' correlation with epsilon 0",
                        p -> CommonAssumptions.powerOfCorrelation(p).isPresent(),
                        "there is no direct predictor of the anchors' correlation with epsilon 0"),
                Assumption.unconstrainedOutput(),
                Assumption.noWeightDecay(),
                CommonAssumptions.WHITE_VIEWS);
    }

    private static boolean known(EmbeddingField field) {
        return (field instanceof DirectPred direct && direct.teacherRate().isEmpty() && direct.targetScale() == 1)
                || (field instanceof IsoLoss iso && iso.euclidean());
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        double variance = Math.max(0, Moments.positiveVariance(problem) - 1);
        double exponent =
                CommonAssumptions.powerOfCorrelation(problem).orElseThrow().exponent();
        R064Store w = problem.initial().blocks().get(0);
        double[] start = problem.algebra()
                .symmetricEigen(problem.algebra().gramOfColumns(w))
                .values();
        return new Laws(law(problem, exponent, variance), start, lyapunov(problem));
    }

    private static Descending lyapunov(TrainingProblem problem) {
        return problem.field() instanceof DirectPred direct && !direct.stopGradient()
                ? new Descending("sum of the eigenvalues l of U'U/n", l -> l, problem)
                : new Descending(
                        "sum of l - 1 - log l over the eigenvalues l of U'U/n", l -> l - 1 - Math.log(l), problem);
    }

    private static Law law(TrainingProblem problem, double alpha, double variance) {
        if (problem.field() instanceof IsoLoss) {
            return alpha == 1
                    ? new Law("l' = 4l(1 - l), logistic", "", (start, t) -> new IsoLossLogistic(start).at(2 * t))
                    : Law.integrated("l' = 4l(1 - l^a)", EXPONENT, l -> 4 * l * (1 - Math.pow(l, alpha)));
        }
        DirectPred direct = (DirectPred) problem.field();
        double c = 4 * direct.factor();
        if (!direct.stopGradient()) {
            return Law.integrated(
                    "l' = -4c l((l^a - 1)^2 + sigma^2)",
                    EXPONENT + ", sigma^2 the variance of the noise" + FACTOR,
                    l -> -c * l * (Math.pow(Math.pow(l, alpha) - 1, 2) + variance));
        }
        return alpha == 1
                ? new Law(
                        "l' = 4c l^2(1 - l), log(l/(1-l)) - 1/l = 4ct + const",
                        FACTOR,
                        (start, t) -> new SimSiamEigenvalue(start).at(2 * direct.factor() * t))
                : Law.integrated(
                        "l' = 4c l^(1+a)(1 - l^a)",
                        EXPONENT + FACTOR,
                        l -> c * Math.pow(l, 1 + alpha) * (1 - Math.pow(l, alpha)));
    }

    @FunctionalInterface
    private interface Solution {
        double at(double start, double time);
    }

    private record Law(String formula, String where, Solution solution) {

        static Law integrated(String formula, String where, DoubleUnaryOperator speed) {
            return new Law(
                    formula,
                    where,
                    (start, time) -> OdeSolver.solve(
                            new double[] {start}, time, (y, rate) -> rate[0] = speed.applyAsDouble(Math.max(0, y[0])))[
                            0]);
        }
    }

    /** A function Σv(λ) of the eigenvalues that never increases. */
    private record Descending(String formula, DoubleUnaryOperator ofOne, TrainingProblem problem) {

        double of(double[] eigenvalues) {
            return Arrays.stream(eigenvalues).map(ofOne).sum();
        }

        double at(Snapshot snapshot) {
            int n = problem.views().layout().samples();
            R064Store u = snapshot.embeddings();
            R064Store anchors = R064Store.FACTORY.copy(u.limits(n, u.getColDim()));
            R064Store nTimesF = problem.algebra().gramOfColumns(anchors);
            double[] values = problem.algebra().symmetricEigen(nTimesF).values();
            return of(Arrays.stream(values).map(l -> l / n).toArray());
        }
    }

    private record Laws(Law law, double[] start, Descending lyapunov) implements Prediction {

        @Override
        public Theory theory() {
            return new Theory(Optional.empty(), Optional.of(new Lyapunov(lyapunov.formula(), lyapunov::at)));
        }

        @Override
        public String formula() {
            return law.formula() + " for each eigenvalue l of U'U/n" + law.where();
        }

        @Override
        public Gauge gauge() {
            return Gauge.ROTATION;
        }

        @Override
        public State at(double time) {
            double[] values = Arrays.stream(start)
                    .map(s -> law.solution().at(Math.max(0, s), time))
                    .sorted()
                    .toArray();
            Map<ObservableComponent, Double> scalars = new LinkedHashMap<>();
            for (int j = 0; j < values.length; j++) {
                scalars.put(new ObservableComponent("correlation", j), values[values.length - 1 - j]);
            }
            double v = lyapunov.of(values);
            if (Double.isFinite(v)) {
                scalars.put(ObservableComponent.of(ObservableNames.LYAPUNOV), v);
            }
            return new State(time, Optional.empty(), Optional.empty(), scalars);
        }
    }
}
