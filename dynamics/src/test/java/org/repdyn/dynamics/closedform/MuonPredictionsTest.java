package org.repdyn.dynamics.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.Fixtures.Shown;
import org.repdyn.dynamics.descent.Muon;
import org.repdyn.dynamics.descent.MuonOptions;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.flow.MuonFlow;
import org.repdyn.dynamics.flow.MuonFlowOptions;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.redundancy.BarlowTwinsLinear;
import org.repdyn.manifolds.spectral.Orthogonalisation;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.ConvergenceSlope;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Predictions of muon")
class MuonPredictionsTest {

    private static final LinearAlgebra ALGEBRA = Fixtures.ALGEBRA;
    private static final double[] ANGLES = {0.9, 0.35};
    private static final TimeGrid TIMES = TimeGrid.of(0, 0.1, 0.2, 0.3, 0.5, 0.7, 1.1, 1.3);

    private static R064Store diagonal(double... values) {
        R064Store result = R064Store.FACTORY.make(values.length, values.length);
        for (int i = 0; i < values.length; i++) {
            result.set(i, i, values[i]);
        }
        return result;
    }

    /** Returns scale·W(0)Q, the columns of W(0) turned from axis j towards axis k + j, Q a rotation. */
    private static R064Store turned(int d, double scale, double... angles) {
        int k = angles.length;
        R064Store w = R064Store.FACTORY.make(d, k);
        for (int j = 0; j < k; j++) {
            w.set(j, j, scale * Math.cos(angles[j]));
            w.set(k + j, j, scale * Math.sin(angles[j]));
        }
        return ALGEBRA.multiply(w, RandomMatrices.orthonormal(k, k, 3));
    }

    private static Muon muon(double rate, double momentum) {
        return new Muon(new MuonOptions(rate, momentum, Orthogonalisation.SVD, Retraction.GEODESIC));
    }

    /** Returns the largest distance of the projectors WWᵀ, or of W, of a run and its prediction. */
    private static double worst(Dynamics dynamics, TrainingProblem problem, Prediction prediction, boolean projectors) {
        double worst = 0;
        for (Shown shown : Fixtures.run(dynamics, problem).shown()) {
            R064Store run = shown.weights().blocks().get(0);
            R064Store predicted =
                    prediction.at(shown.time()).weights().orElseThrow().blocks().get(0);
            worst = Math.max(
                    worst,
                    projectors
                            ? Fixtures.distance(Fixtures.projector(run), Fixtures.projector(predicted))
                            : Fixtures.distance(run, predicted));
        }
        return worst;
    }

    private static TrainingProblem angles(R064Store c, R064Store start) {
        return Fixtures.formProblem(c, start, Fixtures.constraint("grassmann"), TIMES);
    }

    @ParameterizedTest(name = "eigenvalues {0} {1} | {2} {3}")
    @CsvSource({"-5, -4, 1, 2", "-5, -4, -3.99, 9", "-3, -3, 1, 1"})
    @DisplayName(
            "turn each principal angle at one speed, whatever the gaps, and follow muon to the step where it arrives")
    void angles(double a, double b, double c, double d) {
        TrainingProblem problem = angles(diagonal(a, b, c, d, 10, 11), turned(6, 1, ANGLES));
        Prediction prediction = Predictions.applies(new MuonAnglesProvider(), problem);
        // Before the first angle arrives the steps are exact: 0.3 is 300 steps.
        assertThat(worst(muon(0.001, 0), until(problem, 0.3), prediction, true)).isLessThan(1e-11);
        // Afterwards an angle alternates within a step around 0; each angle φ moves the projector by √2·sin φ.
        assertThat(worst(muon(0.001, 0), problem, prediction, true)).isLessThan(2 * 0.001);
    }

    private static TrainingProblem until(TrainingProblem p, double end) {
        return Fixtures.variant(p, p.constraints(), TimeGrid.of(0, end / 3, end), p.algebra());
    }

    /** Asserts order 1 for a way of 0.9 from the start to the end; n + ½ steps make it, and then the state alternates between ±½ step. */
    private static void assertFirstOrder(TrainingProblem problem, Prediction prediction, boolean projectors) {
        ConvergenceSlope.assertOrder(1, 0.04, 0.5, 4, 1e-9, h -> {
            double rate = 0.9 / (Math.round(0.9 / h) + 0.5);
            return worst(muon(rate, 0), until(problem, 1.2), prediction, projectors);
        });
    }

    @Test
    @DisplayName("are approached with order 1 in the step, by the chatter at the end")
    void order() {
        TrainingProblem turning = angles(diagonal(-5, 1, 2, 3), turned(4, 1, 0.9));
        assertFirstOrder(turning, Predictions.applies(new MuonAnglesProvider(), turning), true);
        TrainingProblem growing = barlow(new double[] {1, 0.5}, new double[] {0.1}, TIMES);
        assertFirstOrder(growing, Predictions.applies(new MuonStepwiseProvider(), growing), false);
    }

    @Test
    @DisplayName("turn columns of length c at 1/c of the speed")
    void scale() {
        R064Store start = turned(6, 2, ANGLES);
        PrincipalAngleFlow flow = new PrincipalAngleFlow(diagonal(-5, -4, 1, 2, 10, 11), start, 2, ALGEBRA);
        assertThat(flow.objection()).isEmpty();
        assertThat(flow.angles(0.4)).containsExactly(new double[] {0.7, 0.15}, within(Tolerances.rounding(6, 1, 1)));
        assertThat(flow.angles(1)).containsExactly(new double[] {0.4, 0}, within(Tolerances.rounding(6, 1, 1)));
        assertThat(Fixtures.distance(flow.weights(0), start)).isLessThan(Tolerances.rounding(6, 1, 2));
        assertThat(flow.loss(5)).isCloseTo(4 * (-5 - 4), within(Tolerances.rounding(6, 1, 36)));
    }

    @Test
    @DisplayName(
            "allow equal angles in any planes whose eigenvalues differ, and refuse a generic start with the reason")
    void starts() {
        R064Store c = diagonal(-5, -4, 1, 2, 10, 11);
        // Principal vectors of equal angles are arbitrary; here they are not eigenvectors.
        R064Store mixed = ALGEBRA.multiply(turned(6, 1, 0.5, 0.5), RandomMatrices.orthonormal(2, 2, 5));
        assertThat(new PrincipalAngleFlow(c, mixed, 1, ALGEBRA).objection()).isEmpty();
        assertThat(new PrincipalAngleFlow(c, turned(6, 1, 0.5, 0), 1, ALGEBRA).objection())
                .isEmpty();
        assertThat(new PrincipalAngleFlow(c, RandomMatrices.orthonormal(6, 2, 4), 1, ALGEBRA).objection())
                .hasValueSatisfying(reason -> assertThat(reason).contains("do not turn in planes of two eigenvectors"));
        assertThat(new PrincipalAngleFlow(c, turned(6, 1, Math.PI / 2, 0.2), 1, ALGEBRA).objection())
                .hasValueSatisfying(reason -> assertThat(reason).contains("right angle"));
        // The plane of the second or the first angle has one eigenvalue, 1, so that nothing turns it.
        R064Store flat = diagonal(-5, 1, 3, 1, 10, 11);
        for (double[] angles : new double[][] {{0.9, 0.35}, {0.35, 0.9}}) {
            assertThat(new PrincipalAngleFlow(flat, turned(6, 1, angles), 1, ALGEBRA).objection())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("eigenvalues do not differ"));
        }
        assertThat(new PrincipalAngleFlow(flat, turned(6, 1, 0.9, 0.35), 1, ALGEBRA).limitBasis())
                .isEmpty();
        assertThat(new PrincipalAngleFlow(c, turned(6, 1, 0.9, 0.35), 1, ALGEBRA).limitBasis())
                .isPresent();
        assertThat(Assumption.unmet(
                        new MuonAnglesProvider().assumptions(), angles(c, RandomMatrices.orthonormal(6, 2, 4))))
                .singleElement()
                .satisfies(unmet -> assertThat(unmet.assumption().subject()).isEqualTo(Assumption.Subject.START));
    }

    /** Returns Barlow Twins with Γ = diag(γ) and W(0) along its eigenvectors with rotated outputs. */
    private static TrainingProblem barlow(double[] gamma, double[] lengths, TimeGrid times) {
        int d = gamma.length;
        int k = lengths.length;
        R064Store x = R064Store.FACTORY.make(2 * d, d);
        R064Store w = R064Store.FACTORY.make(d, k);
        for (int j = 0; j < d; j++) {
            x.set(j, j, Math.sqrt(d * Math.abs(gamma[j])));
            x.set(d + j, j, Math.signum(gamma[j]) * Math.sqrt(d * Math.abs(gamma[j])));
        }
        for (int j = 0; j < k; j++) {
            w.set(j, j, lengths[j]);
        }
        return new TrainingProblem(
                new BarlowTwinsLinear(),
                new Views(new ViewLayout(d, 1, 0), x, Optional.empty()),
                R064Store.FACTORY.make(0, d),
                new LinearEncoder(k),
                List.of(Fixtures.constraint("euclidean")),
                new Weights(List.of(ALGEBRA.multiply(w, RandomMatrices.orthonormal(k, k, 2)))),
                times,
                ALGEBRA,
                new Seed(1));
    }

    @Test
    @DisplayName("grow the modes of Barlow Twins at one speed to their ends, from below and above, to the step")
    void stepwise() {
        double[] gamma = {4, 1, 0.25, -0.5, 0.1};
        TrainingProblem problem = barlow(gamma, new double[] {0.1, 1.7, 0.2, 0.6}, TimeGrid.of(0, 0.3, 1, 2));
        Prediction prediction = Predictions.applies(new MuonStepwiseProvider(), problem);
        double[] ends = {0.5, 1, 2, 0};
        R064Store last = prediction.at(2).weights().orElseThrow().blocks().get(0);
        for (int j = 0; j < 4; j++) {
            double length = Math.hypot(
                    Math.hypot(last.doubleValue(j, 0), last.doubleValue(j, 1)),
                    Math.hypot(last.doubleValue(j, 2), last.doubleValue(j, 3)));
            assertThat(length).isCloseTo(ends[j], within(Tolerances.rounding(4, 1, 1)));
        }
        // The first mode arrives at t = 0.4.
        assertThat(worst(muon(0.001, 0), until(problem, 0.3), prediction, false))
                .isLessThan(1e-11);
        // Each of the four modes ends within half a step of chatter.
        assertThat(worst(muon(0.001, 0), problem, prediction, false)).isBetween(1e-6, 2 * 0.001);
        assertThat(Assumption.unmet(
                        new MuonStepwiseProvider().assumptions(),
                        Fixtures.problem(
                                new BarlowTwinsLinear(),
                                new LinearEncoder(2),
                                List.of(Fixtures.constraint("euclidean")),
                                6,
                                4,
                                TIMES,
                                1)))
                .singleElement()
                .satisfies(unmet -> assertThat(unmet.reason()).contains("are not orthogonal"));
    }

    @Test
    @DisplayName("are approached by muon-flow with order 1 in its smoothing where an angle arrives")
    void smoothing() {
        TrainingProblem problem = Fixtures.formProblem(
                diagonal(-5, -4, 1, 2, 10, 11),
                turned(6, 1, ANGLES),
                Fixtures.constraint("grassmann"),
                TimeGrid.of(0, ANGLES[1], ANGLES[0], 1.2));
        Prediction prediction = Predictions.applies(new MuonAnglesProvider(), problem);
        ConvergenceSlope.assertOrder(
                1,
                0.02,
                0.5,
                5,
                1e-9,
                smoothing -> worst(new MuonFlow(new MuonFlowOptions(smoothing)), problem, prediction, true));
    }
}
