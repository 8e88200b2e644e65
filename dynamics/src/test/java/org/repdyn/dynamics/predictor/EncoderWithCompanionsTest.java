package org.repdyn.dynamics.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.FieldProbe;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Companions;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.InitialWeights;
import org.repdyn.dynamics.closedform.Exact;
import org.repdyn.dynamics.descent.Adam;
import org.repdyn.dynamics.descent.AdamOptions;
import org.repdyn.dynamics.descent.GradientDescent;
import org.repdyn.dynamics.descent.Momentum;
import org.repdyn.dynamics.descent.MomentumOptions;
import org.repdyn.dynamics.descent.Muon;
import org.repdyn.dynamics.descent.MuonOptions;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.flow.MuonFlow;
import org.repdyn.dynamics.flow.MuonFlowOptions;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.contrastive.NtXentOptions;
import org.repdyn.losses.prediction.Byol;
import org.repdyn.losses.prediction.ByolOptions;
import org.repdyn.losses.prediction.DirectPred;
import org.repdyn.losses.prediction.DirectPredOptions;
import org.repdyn.losses.prediction.SimSiam;
import org.repdyn.losses.redundancy.Tico;
import org.repdyn.losses.redundancy.TicoOptions;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.SurrogateField;
import org.repdyn.manifolds.spectral.Orthogonalisation;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("An encoder with companions: a predictor head, a teacher, a running statistic")
final class EncoderWithCompanionsTest {

    private static final R064Store START = WhiteViews.start(0.05, 0.5, 1.4);

    private static Optional<PredictorHead> linear() {
        return Optional.of(
                new LinearPredictorHead(new LinearPredictorHeadOptions(LinearPredictorHeadOptions.Start.GAUSSIAN)));
    }

    private static DirectPred prediction(boolean stopGradient, Optional<Double> teacherRate) {
        return new DirectPred(new DirectPredOptions(true, stopGradient, teacherRate));
    }

    @Test
    @DisplayName("is the encoder itself if the field needs no companions")
    void nothing() {
        Encoder encoder = new LinearEncoder(3);
        assertThat(EncoderWithCompanions.of(
                        encoder, Optional.empty(), ContrastiveLosses.NT_XENT.create(new NtXentOptions(0.5))))
                .isSameAs(encoder);
        assertThat(EncoderWithCompanions.of(encoder, Optional.empty(), new SimSiam(true)))
                .isSameAs(encoder);
    }

    @Test
    @DisplayName("has the blocks of the companions after those of the encoder")
    void blocks() {
        Encoder encoder = EncoderWithCompanions.of(new LinearEncoder(3), linear(), new Byol(new ByolOptions(1)));
        assertThat(encoder.blocks(4)).extracting(WeightBlock::name).containsExactly("W", "predictor", "teacher-W");
        assertThat(encoder.blocks(4)).extracting(WeightBlock::output).containsExactly(true, false, false);
        assertThat(encoder.initialise(4, new Seed(1)).blocks().get(0).data)
                .as("the encoder starts where it would start alone")
                .containsExactly(
                        new LinearEncoder(3).initialise(4, new Seed(1)).blocks().get(0).data);
    }

    @Test
    @DisplayName("is refused if the field does not read the companion")
    void unreadPredictor() {
        assertThatThrownBy(() -> EncoderWithCompanions.of(
                        new LinearEncoder(3), linear(), ContrastiveLosses.NT_XENT.create(new NtXentOptions(0.5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reads no predictions")
                .hasMessageContaining("leave the predictor out");
    }

    @Test
    @DisplayName("is required if the field needs companions")
    void missing() {
        EmbeddingField byol = new Byol(new ByolOptions(1));
        TrainingProblem problem = Fixtures.problem(
                byol, new LinearEncoder(2), List.of(Fixtures.constraint("euclidean")), 5, 3, TimeGrid.of(0, 1), 2);
        assertThatThrownBy(() -> problem.weightField())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EncoderWithCompanions.of");
    }

    @Test
    @DisplayName("has the full gradient, predictor included, if no gradient is stopped: central differences")
    void gradientOfTheWhole() {
        TrainingProblem problem =
                WhiteViews.problem(prediction(false, Optional.empty()), linear(), START, TimeGrid.of(0, 1));
        Weights at = problem.initial().copy();
        Weights gradient = at.zeros();
        problem.weightField().gradient(at, gradient);
        double h = Math.cbrt(Tolerances.EPSILON);
        for (int b = 0; b < at.blocks().size(); b++) {
            double[] w = at.blocks().get(b).data;
            for (int i = 0; i < w.length; i++) {
                double before = w[i];
                w[i] = before + h;
                double above = surrogate(problem, at);
                w[i] = before - h;
                double below = surrogate(problem, at);
                w[i] = before;
                // The error is the truncation h² plus the rounding ε/h for numbers of size one, with a margin of 1e3.
                assertThat(gradient.blocks().get(b).data[i]).isCloseTo((above - below) / (2 * h), within(1e3 * h * h));
            }
        }
    }

    private static double surrogate(TrainingProblem problem, Weights at) {
        Views views = problem.views();
        R064Store u = Fixtures.ALGEBRA.multiply(views.matrix(), at.blocks().get(0));
        R064Store p = Fixtures.ALGEBRA.multiply(u, at.blocks().get(1));
        return ((SurrogateField) problem.field())
                .surrogate(new Embeddings(
                        views.layout(),
                        u,
                        Optional.empty(),
                        Fixtures.ALGEBRA,
                        new Companions(Optional.of(p), Optional.empty(), Optional.empty())));
    }

    @Test
    @DisplayName(
            "conserves WᵀW - AAᵀ along the flow of a linear predictor, with or without a stop-gradient or a teacher")
    void balance() {
        for (Optional<Double> teacher : List.of(Optional.<Double>empty(), Optional.of(0.7))) {
            TrainingProblem problem = WhiteViews.problem(prediction(true, teacher), linear(), START, TimeGrid.of(0, 5));
            Fixtures.Run run =
                    Fixtures.run(new GradientFlow(new GradientFlowOptions(1e-11, 1e-13, 1_000_000)), problem);
            assertThat(run.shown().get(0).weights().blocks().get(1).data)
                    .as("the predictor moves")
                    .isNotEqualTo(run.last().weights().blocks().get(1).data);
            assertThat(Fixtures.distance(
                            balance(run.shown().get(0).weights()),
                            balance(run.last().weights())))
                    .isCloseTo(0, within(1e-9)); // 1e-11 a step, some tens of steps
        }
    }

    private static R064Store balance(Weights w) {
        R064Store encoder = Fixtures.ALGEBRA.multiplyLeftTransposed(
                w.blocks().get(0), w.blocks().get(0));
        R064Store head = Fixtures.ALGEBRA.multiplyRightTransposed(
                w.blocks().get(1), w.blocks().get(1));
        for (int i = 0; i < head.data.length; i++) {
            head.data[i] = encoder.data[i] - head.data[i];
        }
        return head;
    }

    @ParameterizedTest
    @MethodSource("descents")
    @DisplayName("has a teacher that is the papers' moving average under every optimiser, m = 1 - rate·step")
    void movingAverage(Dynamics dynamics) {
        double rate = 2;
        double step = 0.05;
        TimeGrid everyStep = TimeGrid.linear(0.5, 11);
        Fixtures.Run run = Fixtures.run(
                dynamics, WhiteViews.problem(prediction(true, Optional.of(rate)), linear(), START, everyStep));
        assertThat(run.shown()).hasSize(11);
        double m = 1 - rate * step;
        R064Store expected = START.copy();
        for (int s = 1; s < run.shown().size(); s++) {
            double[] before = run.shown().get(s - 1).weights().blocks().get(0).data;
            for (int i = 0; i < before.length; i++) {
                expected.data[i] = m * expected.data[i] + (1 - m) * before[i];
            }
            assertThat(Fixtures.distance(run.shown().get(s).weights().blocks().get(2), expected))
                    .isCloseTo(0, within(Tolerances.rounding(s * before.length, 1, 1)));
        }
    }

    @Test
    @DisplayName("has a teacher that starts at the encoder's weights on their constraints")
    void teacherStarts() {
        Encoder encoder =
                EncoderWithCompanions.of(new LinearEncoder(2), Optional.empty(), new Byol(new ByolOptions(1)));
        Weights initial = InitialWeights.draw(
                encoder,
                List.of(Fixtures.constraint("stiefel"), Fixtures.constraint("euclidean")),
                4,
                new Seed(3),
                Fixtures.ALGEBRA);
        assertThat(initial.blocks().get(1).data)
                .containsExactly(initial.blocks().get(0).data);
    }

    @ParameterizedTest
    @MethodSource("descents")
    @DisplayName("has a running statistic that tends to that of the batch under every optimiser, C = (1 - (1 -"
            + " rate·step)^s)·S under frozen weights")
    void runningStatistic(Dynamics dynamics) {
        Tico tico = new Tico(new TicoOptions(8, 3));
        Encoder encoder = EncoderWithCompanions.of(new LinearEncoder(2), Optional.empty(), tico);
        List<Constraint> constraints = List.of(Fixtures.constraint("frozen"), Fixtures.constraint("euclidean"));
        TrainingProblem problem = Fixtures.problem(tico, encoder, constraints, 6, 3, TimeGrid.of(0, 1), 9);
        double step = 0.05;
        Fixtures.Run run = Fixtures.run(dynamics, problem);
        R064Store statistic = R064Store.FACTORY.make(2, 2);
        tico.statistic(
                new Embeddings(problem.views().layout(), run.last().embeddings(), Optional.empty(), Fixtures.ALGEBRA),
                statistic);
        double reached = 1 - Math.pow(1 - 3 * step, 20);
        double[] running = run.last().weights().blocks().get(1).data;
        for (int i = 0; i < running.length; i++) {
            assertThat(running[i]).isCloseTo(reached * statistic.data[i], within(Tolerances.rounding(20 * 6, 1, 1)));
        }
    }

    @Test
    @DisplayName("has a running statistic that the flow of Muon does not change: C = (1 - exp(-rate·t))·S under frozen"
            + " weights")
    void runningStatisticOfTheFlowOfMuon() {
        Tico tico = new Tico(new TicoOptions(8, 3));
        Encoder encoder = EncoderWithCompanions.of(new LinearEncoder(2), Optional.empty(), tico);
        List<Constraint> constraints = List.of(Fixtures.constraint("frozen"), Fixtures.constraint("euclidean"));
        TrainingProblem problem = Fixtures.problem(tico, encoder, constraints, 6, 3, TimeGrid.of(0, 1), 9);
        Fixtures.Run run = Fixtures.run(new MuonFlow(new MuonFlowOptions(0.1)), problem);
        R064Store statistic = R064Store.FACTORY.make(2, 2);
        tico.statistic(
                new Embeddings(problem.views().layout(), run.last().embeddings(), Optional.empty(), Fixtures.ALGEBRA),
                statistic);
        double[] running = run.last().weights().blocks().get(1).data;
        for (int i = 0; i < running.length; i++) {
            // 1e-8 a step, some tens of steps.
            assertThat(running[i]).isCloseTo((1 - Math.exp(-3)) * statistic.data[i], within(1e-6));
        }
    }

    /**
     * Tests C ← βC + (1 − β)S(U), followed by a step along the field with this C: this is the loop of the libraries,
     * with β = 1 − rate·step.
     */
    @Test
    @DisplayName("follows the libraries' order of updates of TiCo if the covariance leads by a step")
    void covarianceBeforeTheStep() {
        double step = 0.05;
        double rate = 3;
        Tico tico = new Tico(new TicoOptions(8, rate, step));
        Encoder encoder = EncoderWithCompanions.of(new LinearEncoder(2), Optional.empty(), tico);
        List<Constraint> constraints = List.of(Fixtures.constraint("euclidean"), Fixtures.constraint("euclidean"));
        TrainingProblem problem = Fixtures.problem(tico, encoder, constraints, 6, 3, TimeGrid.of(0, 1), 9);
        Fixtures.Run run = Fixtures.run(new GradientDescent(step, Retraction.GEODESIC), problem);

        Tico plain = new Tico(new TicoOptions(8, rate));
        R064Store weights = problem.initial().blocks().get(0).copy();
        R064Store views = problem.views().matrix();
        R064Store running = R064Store.FACTORY.make(2, 2);
        R064Store statistic = running.copy();
        for (int s = 0; s < 20; s++) {
            R064Store u = Fixtures.ALGEBRA.multiply(views, weights);
            plain.statistic(new Embeddings(problem.views().layout(), u, Optional.empty(), Fixtures.ALGEBRA), statistic);
            for (int i = 0; i < running.data.length; i++) {
                running.data[i] += rate * step * (statistic.data[i] - running.data[i]);
            }
            R064Store field = u.copy();
            plain.field(
                    new Embeddings(
                            problem.views().layout(),
                            u,
                            Optional.empty(),
                            Fixtures.ALGEBRA,
                            new Companions(Optional.empty(), Optional.empty(), Optional.of(running))),
                    field);
            R064Store change = Fixtures.ALGEBRA.multiplyLeftTransposed(views, field);
            for (int i = 0; i < weights.data.length; i++) {
                weights.data[i] -= step * change.data[i];
            }
        }
        double[] reached = run.last().weights().blocks().get(0).data;
        for (int i = 0; i < reached.length; i++) {
            // Twenty steps of the same operations.
            assertThat(reached[i]).isCloseTo(weights.data[i], within(Tolerances.rounding(20, 1, 1)));
        }
    }

    @Test
    @DisplayName("rotates with the outputs only if it has no learned head, no teacher and no running statistic")
    void rotations() {
        Optional<PredictorHead> direct = Optional.of(DirectPredictorHead.of(new DirectPredictorHeadOptions(
                0.5, 0.01, DirectPredictorHeadOptions.CorrelatedViews.ANCHORS, Optional.empty())));
        assertThat(turns(direct, new SimSiam(true))).isTrue();
        assertThat(turns(linear(), new SimSiam(true))).isFalse();
        assertThat(turns(Optional.empty(), new Byol(new ByolOptions(1)))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("descents")
    @DisplayName("has a running correlation of DirectPred that tends to that of the batch under every optimiser")
    void runningCorrelation(Dynamics dynamics) {
        double rate = 3;
        Optional<PredictorHead> head = Optional.of(DirectPredictorHead.of(new DirectPredictorHeadOptions(
                0.5, 0.01, DirectPredictorHeadOptions.CorrelatedViews.ANCHORS, Optional.of(rate))));
        EmbeddingField field = new SimSiam(true);
        Encoder encoder = EncoderWithCompanions.of(new LinearEncoder(2), head, field);
        List<Constraint> constraints = List.of(Fixtures.constraint("frozen"), Fixtures.constraint("euclidean"));
        Fixtures.Run run =
                Fixtures.run(dynamics, Fixtures.problem(field, encoder, constraints, 6, 3, TimeGrid.of(0, 0.05, 1), 9));
        double[] start = run.shown().get(0).weights().blocks().get(1).data;
        double[] first = run.shown().get(1).weights().blocks().get(1).data;
        double[] end = run.last().weights().blocks().get(1).data;
        double share = rate * 0.05;
        for (int i = 0; i < start.length; i++) {
            // The first step gives the correlation S of the batch, which is constant under frozen weights.
            double correlation = start[i] + (first[i] - start[i]) / share;
            assertThat(end[i])
                    .isCloseTo(
                            correlation + Math.pow(1 - share, 20) * (start[i] - correlation),
                            within(Tolerances.rounding(1, 1 / share, 3)));
        }
    }

    @Test
    @DisplayName("is refused by descents whose steps lead an average past what it follows, 1 - rate·step < 0")
    void stepsPastWhatAnAverageFollows() {
        // A step lasts η/(1 − β) = ½ up to rounding.
        Momentum descent = new Momentum(new MomentumOptions(0.05, 0.9, Retraction.GEODESIC));
        assertThat(descent.objection(withTeacher(2))).isEmpty();
        assertThat(descent.objection(withTeacher(2.1))).hasValueSatisfying(reason -> assertThat(reason)
                .contains("the teacher follows at the rate 2.1")
                .contains("use a smaller learning rate or a smaller rate"));
        assertThat(descent.objection(withCovariance(2))).isEmpty();
        assertThat(descent.objection(withCovariance(2.1)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("the running statistic"));
        assertThat(descent.objection(withCorrelation(2))).isEmpty();
        assertThat(descent.objection(withCorrelation(2.1)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("the running correlation"));
    }

    private static TrainingProblem withTeacher(double rate) {
        return WhiteViews.problem(prediction(true, Optional.of(rate)), linear(), START, TimeGrid.of(0, 1));
    }

    private static TrainingProblem withCovariance(double rate) {
        return WhiteViews.problem(new Tico(new TicoOptions(8, rate)), Optional.empty(), START, TimeGrid.of(0, 1));
    }

    private static TrainingProblem withCorrelation(double rate) {
        PredictorHead head = DirectPredictorHead.of(new DirectPredictorHeadOptions(
                0.5, 0.01, DirectPredictorHeadOptions.CorrelatedViews.ANCHORS, Optional.of(rate)));
        return WhiteViews.problem(new SimSiam(true), Optional.of(head), START, TimeGrid.of(0, 1));
    }

    /** Returns descents whose steps all last 1/20: plain, with momentum, adaptive, and by matrix signs. */
    private static Stream<Dynamics> descents() {
        double step = 0.05;
        return Stream.of(
                new GradientDescent(step, Retraction.GEODESIC),
                new Momentum(new MomentumOptions(step / 10, 0.9, Retraction.GEODESIC)),
                new Adam(new AdamOptions(step, 0.9, 0.999, 1e-8, Optional.empty(), false, Retraction.GEODESIC)),
                new Muon(new MuonOptions(step, 0.9, Orthogonalisation.SVD, Retraction.GEODESIC)));
    }

    private static boolean turns(Optional<PredictorHead> predictor, EmbeddingField field) {
        return ((EncoderWithCompanions) EncoderWithCompanions.of(new LinearEncoder(3), predictor, field))
                .rotatesWithOutputs();
    }

    @Test
    @DisplayName("may have a direct predictor, which rotates with the embeddings")
    void directPredictorTurns() {
        var options = new DirectPredictorHeadOptions(
                0.5, 0.01, DirectPredictorHeadOptions.CorrelatedViews.ALL, Optional.empty());
        Views views = WhiteViews.views();
        R064Store u = Fixtures.ALGEBRA.multiply(views.matrix(), START);
        R064Store q = RandomMatrices.orthonormal(3, 3, 8);
        R064Store turned = predict(options, Fixtures.ALGEBRA.multiply(u, q));
        assertThat(Fixtures.distance(turned, Fixtures.ALGEBRA.multiply(predict(options, u), q)))
                .isCloseTo(0, within(Tolerances.rounding(u.data.length, 1, 1)));
    }

    private static R064Store predict(DirectPredictorHeadOptions options, R064Store u) {
        return DirectPredictorHead.of(options)
                .bind(WhiteViews.views().layout(), u.getColDim(), Fixtures.ALGEBRA)
                .forward(new Weights(List.of()), u)
                .copy();
    }

    @Test
    @DisplayName(
            "is followed by dynamics that need no potential, without a loss curve; closed forms decline and say why")
    void noPotential() {
        TrainingProblem problem =
                WhiteViews.problem(prediction(true, Optional.empty()), linear(), START, TimeGrid.of(0, 0.1));
        assertThat(new Exact().objection(problem).orElseThrow())
                .isEqualTo(
                        "exact follows losses only, and this field is not the gradient of a loss; use gradient-flow");
        Fixtures.Run run = Fixtures.run(new GradientDescent(0.05, Retraction.GEODESIC), problem);
        assertThat(run.last().loss()).as("no loss is shown").isNaN();
    }

    @Test
    @DisplayName("has constant companions in the field of a state: Jacobian of ½ mean ‖uA - u⁺‖² by U, and its value")
    void offeredField() {
        TrainingProblem problem =
                WhiteViews.problem(prediction(true, Optional.empty()), linear(), START, TimeGrid.of(0, 0.1));
        List<FieldProbe> probes = new ArrayList<>();
        List<Weights> states = new ArrayList<>();
        new GradientDescent(0.05, Retraction.GEODESIC)
                .run(
                        problem,
                        s -> {
                            probes.add(s.field().orElseThrow());
                            states.add(s.weights().orElseThrow().copy());
                        },
                        RunControl.uncontrolled());
        // The probe is used after the run: it must stay valid after the state that created it.
        R064Store u = RandomMatrices.gaussian(16, 3, 4);
        R064Store a = states.get(0).blocks().get(1);
        R064Store p = Fixtures.ALGEBRA.multiply(u, a);
        R064Store residual = R064Store.FACTORY.make(16, 3);
        double squares = 0;
        for (int i = 0; i < 8; i++) {
            for (int c = 0; c < 3; c++) {
                double r = p.doubleValue(i, c) - u.doubleValue(8 + i, c);
                residual.set(i, c, r / 8);
                squares += r * r;
            }
        }
        R064Store result = u.copy();
        probes.get(0).field(u, result);
        assertThat(Fixtures.distance(result, Fixtures.ALGEBRA.multiplyRightTransposed(residual, a)))
                .isCloseTo(0, within(Tolerances.rounding(u.data.length, 1, 1)));
        assertThat(probes.get(0).surrogate(u).orElseThrow())
                .isCloseTo(squares / 16, within(Tolerances.rounding(u.data.length, 1, squares)));
    }
}
