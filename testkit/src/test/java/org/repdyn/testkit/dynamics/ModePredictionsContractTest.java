package org.repdyn.testkit.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.BuiltInDynamics;
import org.repdyn.dynamics.closedform.CosineLawProvider;
import org.repdyn.dynamics.closedform.EigenvalueLawProvider;
import org.repdyn.dynamics.closedform.LinearByolProvider;
import org.repdyn.dynamics.closedform.MuonAnglesProvider;
import org.repdyn.dynamics.closedform.MuonStepwiseProvider;
import org.repdyn.dynamics.closedform.PredictorHeadBalanceProvider;
import org.repdyn.dynamics.closedform.SaxeProvider;
import org.repdyn.dynamics.closedform.StepwiseProvider;
import org.repdyn.dynamics.closedform.TwoLayerModesProvider;
import org.repdyn.dynamics.descent.MuonOptions;
import org.repdyn.dynamics.encoder.DeepLinearOptions;
import org.repdyn.dynamics.encoder.Encoders;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.encoder.LinearOptions;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.encoder.WeightInitialisation;
import org.repdyn.dynamics.predictor.DirectPredictorHead;
import org.repdyn.dynamics.predictor.DirectPredictorHeadOptions;
import org.repdyn.dynamics.predictor.LinearPredictorHead;
import org.repdyn.dynamics.predictor.LinearPredictorHeadOptions;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.linear.LinearLosses;
import org.repdyn.losses.prediction.Byol;
import org.repdyn.losses.prediction.ByolOptions;
import org.repdyn.losses.prediction.DirectPred;
import org.repdyn.losses.prediction.DirectPredOptions;
import org.repdyn.losses.prediction.IsoLoss;
import org.repdyn.losses.prediction.IsoLossOptions;
import org.repdyn.losses.prediction.SimSiam;
import org.repdyn.losses.redundancy.BarlowTwinsLinear;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.supervised.SquaredRegression;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.spectral.Orthogonalisation;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testkit.PredictionContract;
import org.repdyn.testkit.TrainingCase;
import org.repdyn.testsupport.RandomMatrices;

/** Tests predictions that apply to special starts, data or heads, on problems made for them. */
@Tag("slow")
@DisplayName("Predictions of modes obey the laws")
class ModePredictionsContractTest extends PredictionContract {

    private static final int DIMENSION = 4;
    private static final int SAMPLES = 2 * DIMENSION;

    private static TrainingCase free(
            String name, Supplier<EmbeddingField> field, Encoder encoder, UnaryOperator<TrainingProblem> shape) {
        Constraint free = FlatConstraints.EUCLIDEAN.create(new NoOptions());
        List<Constraint> constraints = Stream.generate(() -> free)
                .limit(encoder.blocks(DIMENSION).size())
                .toList();
        return new TrainingCase(name, field, encoder, constraints, SAMPLES, DIMENSION, 5, shape);
    }

    private static TrainingProblem from(TrainingProblem problem, Views views, Weights initial) {
        return new TrainingProblem(
                problem.field(),
                views,
                problem.evaluation(),
                problem.encoder(),
                problem.constraints(),
                initial,
                problem.times(),
                problem.algebra(),
                problem.seed());
    }

    /**
     * Returns the problem with XᵀX/n = I; positives are X(1 + σ) and X(σ − 1) in opposite halves, so that the noise is
     * white.
     */
    private static TrainingProblem white(TrainingProblem problem) {
        double sigma = 0.3;
        R064Store x = R064Store.FACTORY.make(2 * SAMPLES, DIMENSION);
        for (int j = 0; j < DIMENSION; j++) {
            double length = Math.sqrt(DIMENSION);
            x.set(j, j, length);
            x.set(DIMENSION + j, j, -length);
            x.set(SAMPLES + j, j, length * (1 + sigma));
            x.set(SAMPLES + DIMENSION + j, j, length * (sigma - 1));
        }
        return from(problem, new Views(new ViewLayout(SAMPLES, 1, 0), x, Optional.empty()), problem.initial());
    }

    /** Returns the problem with initial weights along eigenvectors of Γ and rotated outputs. */
    private static TrainingProblem aligned(TrainingProblem problem) {
        R064Store x = problem.views().matrix();
        R064Store anchors = R064Store.FACTORY.copy(x.limits(SAMPLES, DIMENSION));
        R064Store positives = R064Store.FACTORY.copy(x.offsets(SAMPLES, 0).limits(SAMPLES, DIMENSION));
        R064Store product = problem.algebra().multiplyLeftTransposed(anchors, positives);
        R064Store symmetric = R064Store.FACTORY.make(DIMENSION, DIMENSION);
        for (int i = 0; i < DIMENSION; i++) {
            for (int j = 0; j < DIMENSION; j++) {
                symmetric.set(i, j, (product.doubleValue(i, j) + product.doubleValue(j, i)) / (2 * SAMPLES));
            }
        }
        R064Store vectors = problem.algebra().symmetricEigen(symmetric).vectors();
        R064Store start = R064Store.FACTORY.make(DIMENSION, 2);
        for (int i = 0; i < DIMENSION; i++) {
            start.set(i, 0, 0.1 * vectors.doubleValue(i, DIMENSION - 1));
            start.set(i, 1, 0.3 * vectors.doubleValue(i, 0));
        }
        R064Store rotated = problem.algebra().multiply(start, RandomMatrices.orthonormal(2, 2, 9));
        return from(problem, problem.views(), new Weights(List.of(rotated)));
    }

    /** Returns the problem with white inputs and targets along them. */
    private static TrainingProblem regression(TrainingProblem problem) {
        R064Store both = RandomMatrices.orthonormal(SAMPLES, DIMENSION + 1, 7);
        R064Store x = R064Store.FACTORY.copy(both.limits(SAMPLES, DIMENSION));
        R064Store residual = R064Store.FACTORY.copy(both.offsets(0, DIMENSION));
        Arrays.setAll(x.data, i -> x.data[i] * Math.sqrt(SAMPLES));
        R064Store y = R064Store.FACTORY.make(SAMPLES, 2);
        for (int i = 0; i < SAMPLES; i++) {
            // The residual is a part of the target that no linear map of the inputs explains.
            y.set(i, 0, 3 * x.doubleValue(i, 0) + 0.7 * residual.doubleValue(i, 0));
            y.set(i, 1, 1.5 * x.doubleValue(i, 1));
        }
        return from(problem, new Views(new ViewLayout(SAMPLES, 0, 0), x, Optional.of(y)), problem.initial());
    }

    /** Returns the problem with anchors X and positives X + N, XᵀX = n·I, NᵀN = n/4·I, XᵀN = 0, otherwise generic. */
    private static TrainingProblem whiteNoise(TrainingProblem problem) {
        R064Store both = RandomMatrices.orthonormal(SAMPLES, 2 * DIMENSION, 8);
        R064Store x = R064Store.FACTORY.make(2 * SAMPLES, DIMENSION);
        double length = Math.sqrt(SAMPLES);
        for (int j = 0; j < DIMENSION; j++) {
            for (int i = 0; i < SAMPLES; i++) {
                double anchor = length * both.doubleValue(i, j);
                x.set(i, j, anchor);
                x.set(SAMPLES + i, j, anchor + length / 2 * both.doubleValue(i, DIMENSION + j));
            }
        }
        return from(problem, new Views(new ViewLayout(SAMPLES, 1, 0), x, Optional.empty()), problem.initial());
    }

    /** Returns a case with a linear encoder, a predictor and weight decay, on white views. */
    private static TrainingCase predicting(
            String name, Supplier<EmbeddingField> field, Encoder linear, PredictorHead predictor, double decay) {
        return free(
                name,
                field,
                EncoderWithCompanions.of(linear, Optional.of(predictor), field.get()),
                problem -> whiteNoise(problem).withWeightDecay(decay));
    }

    private static Supplier<EmbeddingField> pulled(Optional<Double> teacherRate, double targetScale) {
        return () -> new DirectPred(new DirectPredOptions(true, true, teacherRate, targetScale));
    }

    static Stream<Subject> subjects() {
        return Stream.of(
                Subject.of(new LinearByolProvider(), linearByol()),
                Subject.of(new CosineLawProvider(), cosineLaws()),
                Subject.of(new StepwiseProvider(), stepwise()),
                Subject.of(new SaxeProvider(), deepLinearModes()),
                Subject.of(new TwoLayerModesProvider(), twoLayerModes()),
                Subject.of(new EigenvalueLawProvider(), eigenvalueLaws()),
                Subject.of(new PredictorHeadBalanceProvider(), predictorBalance()),
                Subject.of(new MuonAnglesProvider(), muonAngles()).withReference(muon()),
                Subject.of(new MuonStepwiseProvider(), muonStepwise()).withReference(muon()));
    }

    /** Returns muon, which follows its flow exactly up to rounding until a mode arrives; the times of the laws are whole steps. */
    private static Dynamics muon() {
        return BuiltInDynamics.MUON.create(new MuonOptions(0.01, 0, Orthogonalisation.SVD, Retraction.GEODESIC));
    }

    /** Returns a case with columns that turn from the axes by more than 1, the last time of the laws, on white views of distinct variances. */
    private static List<TrainingCase> muonAngles() {
        return List.of(new TrainingCase(
                "linear-alignment, linear, grassmann, turned from the axes",
                () -> LinearLosses.LINEAR_ALIGNMENT.create(new NoOptions()),
                Encoders.LINEAR.create(new LinearOptions(
                        2, 1, WeightInitialisation.AXES, Optional.empty(), Optional.of(List.of(1.4, 1.1)))),
                List.of(OrthogonalityConstraints.GRASSMANN.create(new NoOptions())),
                SAMPLES,
                DIMENSION,
                5,
                problem -> scaled(whiteNoise(problem))));
    }

    /** Returns a case with Γ = diag(4⁻ʲ) in which modes of ends 2 and 4 have not arrived at the last time of the laws. */
    private static List<TrainingCase> muonStepwise() {
        return List.of(free(
                "barlow-twins-linear, along two axes",
                BarlowTwinsLinear::new,
                new LinearEncoder(2),
                problem -> alongAxes(scaled(whiteNoise(problem)))));
    }

    private static TrainingProblem alongAxes(TrainingProblem problem) {
        R064Store start = R064Store.FACTORY.make(DIMENSION, 2);
        start.set(1, 0, 0.3);
        start.set(2, 1, 0.5);
        R064Store rotated = problem.algebra().multiply(start, RandomMatrices.orthonormal(2, 2, 9));
        return from(problem, problem.views(), new Weights(List.of(rotated)));
    }

    /** Returns the problem with coordinate j of all views multiplied by 2^−j. */
    private static TrainingProblem scaled(TrainingProblem problem) {
        R064Store x = problem.views().matrix().copy();
        for (int j = 0; j < DIMENSION; j++) {
            for (int i = 0; i < x.getRowDim(); i++) {
                x.set(i, j, x.doubleValue(i, j) * Math.pow(2, -j));
            }
        }
        return from(problem, new Views(problem.views().layout(), x, Optional.empty()), problem.initial());
    }

    private static List<TrainingCase> linearByol() {
        PredictorHead learned = new LinearPredictorHead(new LinearPredictorHeadOptions(
                LinearPredictorHeadOptions.Start.DIAGONAL, Optional.of(List.of(0.9, 0.1, -0.2)), 2));
        Encoder axes = new LinearEncoder(3, 0.7, WeightInitialisation.AXES);
        return List.of(
                predicting("simsiam with decay", pulled(Optional.empty(), 0.8), axes, learned, 0.04),
                predicting("byol with decay", pulled(Optional.of(0.5), 1), axes, learned, 0.04),
                predicting("simsiam without decay", pulled(Optional.empty(), 1), axes, learned, 0));
    }

    private static List<TrainingCase> cosineLaws() {
        PredictorHead power = DirectPredictorHead.of(new DirectPredictorHeadOptions(
                0.5, 0, DirectPredictorHeadOptions.CorrelatedViews.ANCHORS, Optional.empty()));
        Encoder linear = new LinearEncoder(2);
        return List.of(
                predicting("simsiam", () -> new SimSiam(true), linear, power, 0),
                predicting("without stop", () -> new SimSiam(false), linear, power, 0),
                predicting(
                        "iso-loss",
                        () -> new IsoLoss(new IsoLossOptions(IsoLossOptions.Geometry.COSINE)),
                        linear,
                        power,
                        0));
    }

    private static List<TrainingCase> stepwise() {
        return List.of(free(
                "barlow-twins-linear, aligned",
                BarlowTwinsLinear::new,
                new LinearEncoder(2),
                ModePredictionsContractTest::aligned));
    }

    private static List<TrainingCase> deepLinearModes() {
        return List.of(free(
                "squared-regression, two linear layers, white inputs",
                SquaredRegression::new,
                Encoders.DEEP_LINEAR.create(
                        new DeepLinearOptions(2, 2, 1, Parameterisation.STANDARD, 0.1, WeightInitialisation.AXES)),
                ModePredictionsContractTest::regression));
    }

    private static List<TrainingCase> twoLayerModes() {
        // On white views C is a multiple of the identity, so that every start along the axes is aligned.
        return List.of(free(
                "linear-alignment, two linear layers, white views",
                () -> LinearLosses.LINEAR_ALIGNMENT.create(new NoOptions()),
                Encoders.DEEP_LINEAR.create(
                        new DeepLinearOptions(2, 2, 1, Parameterisation.STANDARD, 0.3, WeightInitialisation.AXES)),
                ModePredictionsContractTest::white));
    }

    private static List<TrainingCase> eigenvalueLaws() {
        return List.of(
                law("stopped gradient, a = 1", () -> pulled(true), 1),
                law("stopped gradient, a = 0.5", () -> pulled(true), 0.5),
                law("no stop", () -> pulled(false), 1),
                law("iso-loss", () -> new IsoLoss(new IsoLossOptions(IsoLossOptions.Geometry.EUCLIDEAN)), 2));
    }

    private static EmbeddingField pulled(boolean stop) {
        return new DirectPred(new DirectPredOptions(true, stop, Optional.empty()));
    }

    private static TrainingCase law(String name, Supplier<EmbeddingField> field, double exponent) {
        PredictorHead power = DirectPredictorHead.of(new DirectPredictorHeadOptions(
                exponent, 0, DirectPredictorHeadOptions.CorrelatedViews.ANCHORS, Optional.empty()));
        return free(
                name,
                field,
                EncoderWithCompanions.of(new LinearEncoder(2), Optional.of(power), field.get()),
                ModePredictionsContractTest::white);
    }

    private static List<TrainingCase> predictorBalance() {
        return List.of(
                learned("simsiam, linear", () -> new SimSiam(true), new LinearEncoder(3), 1, 0),
                learned(
                        "byol, two-layer",
                        () -> new Byol(new ByolOptions(0.7)),
                        new TwoLayerEncoder(3, 6, HiddenActivation.TANH),
                        1,
                        0),
                learned(
                        "direct-pred, linear, a slow predictor, weight decay",
                        () -> new DirectPred(new DirectPredOptions(true, true, Optional.empty())),
                        new LinearEncoder(3),
                        0.5,
                        0.2));
    }

    private static TrainingCase learned(
            String name, Supplier<EmbeddingField> field, Encoder encoder, double speed, double decay) {
        PredictorHead head = new LinearPredictorHead(
                new LinearPredictorHeadOptions(LinearPredictorHeadOptions.Start.GAUSSIAN, Optional.empty(), speed));
        return free(
                name,
                field,
                EncoderWithCompanions.of(encoder, Optional.of(head), field.get()),
                problem -> problem.withWeightDecay(decay));
    }
}
