package org.repdyn.dynamics.closedform;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.predictor.DirectPredictorHeadOptions;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.prediction.IsoLoss;
import org.repdyn.losses.prediction.SimSiam;
import org.repdyn.losses.spi.EmbeddingField;

/**
 * Predicts the eigenvalues of the embeddings' correlation under cosine fields of prediction with W_p = F^α, or without a predictor (α = 0),
 * for a linear encoder on white Gaussian data, in expectation over the samples. With c_m of {@link CosineDrift} at a_m = λ_m^{2α+1},
 * b_m = λ_m, c′_m with the two exchanged, and ρ the correlation of a coordinate of both views,
 *
 * <pre>
 * simsiam            λ̇_m = 2c_m
 * simsiam, no stop   λ̇_m = 2c_m + 2c′_m
 * iso-loss, cosine   λ̇_m = 4λ_m^{−α}c_m
 * </pre>
 *
 * A sample of n points follows these laws up to its sampling error, of the order n^{−½}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CosineLawProvider implements PredictionProvider {

    /** Allowed deviation of Mardia's kurtosis, in standard deviations: a Gaussian sample is refused once in a million times. */
    private static final double KURTOSIS = 5;

    @Override
    public String name() {
        return "cosine-laws";
    }

    @Override
    public String summary() {
        return "expected motion of the correlation's eigenvalues: simsiam and cosine iso-loss, linear encoder,"
                + " Gaussian data";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Halvagal, Laborieux, Zenke",
                "Implicit variance regularization in non-contrastive SSL",
                2023,
                "arXiv:2212.04858; expectations by quadrature are this project's"));
    }

    @Override
    public List<Assumption> assumptions() {
        return List.of(
                Assumption.loss(
                        "simsiam or iso-loss with cosines", field -> law(field).isPresent()),
                Assumption.linearEncoder(),
                Assumption.of(
                        Subject.PREDICTOR,
                        "no predictor, or a direct predictor of the anchors' correlation with epsilon 0",
                        p -> exponent(p).isPresent(),
                        "the predictor is not a direct predictor of the anchors' correlation with epsilon 0"),
                Assumption.unconstrainedOutput(),
                Assumption.noWeightDecay(),
                CommonAssumptions.WHITE_VIEWS,
                Assumption.of(
                        Subject.VIEWS,
                        "Gaussian samples",
                        p -> gaussian(p.views().block(0))
                                && gaussian(p.views().block(p.views().layout().positiveBlock(0))),
                        "the samples are not Gaussian by their kurtosis, so that expected cosines differ"),
                Assumption.of(
                        Subject.START,
                        "positive eigenvalues of the correlation at the start",
                        p -> startingEigenvalues(p)[0] > 0,
                        "an eigenvalue of the correlation is zero at the start"));
    }

    private static double[] startingEigenvalues(TrainingProblem problem) {
        R064Store w = problem.initial().blocks().get(0);
        return problem.algebra()
                .symmetricEigen(problem.algebra().gramOfColumns(w))
                .values();
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        Law law = law(problem.field()).orElseThrow();
        double[] start = startingEigenvalues(problem);
        CosineDrift drift = new CosineDrift(Math.min(1, 1 / Math.sqrt(Moments.positiveVariance(problem))));
        Motion motion = new Motion(law, exponent(problem).orElseThrow(), drift, start.length);
        return new Laws(law, OdeSolution.of(start, problem.times().end(), motion::speed));
    }

    private enum Law {
        SIMSIAM("l' = 2c"),
        WITHOUT_STOP("l' = 2c + 2c'"),
        ISO_LOSS("l' = 4c/l^a");

        private final String formula;

        Law(String formula) {
            this.formula = formula;
        }
    }

    private static Optional<Law> law(EmbeddingField field) {
        if (field instanceof SimSiam simSiam) {
            return Optional.of(simSiam.stopGradient() ? Law.SIMSIAM : Law.WITHOUT_STOP);
        }
        return field instanceof IsoLoss iso && !iso.euclidean() ? Optional.of(Law.ISO_LOSS) : Optional.empty();
    }

    /** Returns α; 0 without a predictor, empty for a predictor that is not a power of the correlation. */
    private static Optional<Double> exponent(TrainingProblem problem) {
        return CommonAssumptions.predictor(problem).isEmpty()
                ? Optional.of(0.0)
                : CommonAssumptions.powerOfCorrelation(problem).map(DirectPredictorHeadOptions::exponent);
    }

    /** Tests for a Gaussian sample by Mardia (1970): mean ‖x‖⁴ of n whitened samples in d dimensions is d(d + 2) with variance 8d(d + 2)/n. */
    private static boolean gaussian(R064Store x) {
        int n = x.getRowDim();
        double d = x.getColDim();
        double[] squares = new double[n];
        double total = 0;
        for (int i = 0; i < x.data.length; i++) {
            squares[i % n] += x.data[i] * x.data[i];
            total += x.data[i] * x.data[i];
        }
        double unit = total / (n * d);
        double kurtosis = Arrays.stream(squares).map(s -> s * s).sum() / (n * unit * unit);
        return Math.abs(kurtosis - d * (d + 2)) <= KURTOSIS * Math.sqrt(8 * d * (d + 2) / n);
    }

    private static final class Motion {

        /** Smallest eigenvalue relative to the largest; below it an eigenvalue no longer affects the others. */
        private static final double FLOOR = 1e-12;

        private final Law law;
        private final double alpha;
        private final CosineDrift drift;
        private final double[] prediction;
        private final double[] target;
        private final double[] other;

        Motion(Law law, double alpha, CosineDrift drift, int modes) {
            this.law = law;
            this.alpha = alpha;
            this.drift = drift;
            this.prediction = new double[modes];
            this.target = new double[modes];
            this.other = new double[modes];
        }

        void speed(double[] lambda, double[] rate) {
            double least = FLOOR * Arrays.stream(lambda).max().orElse(1);
            for (int m = 0; m < lambda.length; m++) {
                target[m] = Math.max(lambda[m], least);
                prediction[m] = Math.pow(target[m], 2 * alpha + 1);
            }
            drift.at(prediction, target, rate);
            if (law == Law.WITHOUT_STOP) {
                drift.at(target, prediction, other);
            }
            for (int m = 0; m < lambda.length; m++) {
                rate[m] = switch (law) {
                    case SIMSIAM -> 2 * rate[m];
                    case WITHOUT_STOP -> 2 * (rate[m] + other[m]);
                    case ISO_LOSS -> 4 * Math.pow(target[m], -alpha) * rate[m];
                };
            }
        }
    }

    private record Laws(Law law, OdeSolution path) implements Prediction {

        @Override
        public String formula() {
            return law.formula
                    + " for each eigenvalue l of U'U/n, c = E[p t - (p.t) p^2] over unit vectors, in expectation";
        }

        @Override
        public Gauge gauge() {
            return Gauge.ROTATION;
        }

        @Override
        public State at(double time) {
            double[] values = path.at(time);
            Arrays.sort(values);
            Map<ObservableComponent, Double> scalars = new LinkedHashMap<>();
            for (int j = 0; j < values.length; j++) {
                scalars.put(new ObservableComponent("correlation", j), values[values.length - 1 - j]);
            }
            return new State(time, Optional.empty(), Optional.empty(), scalars);
        }
    }
}
