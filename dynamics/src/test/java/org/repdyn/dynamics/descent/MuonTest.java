package org.repdyn.dynamics.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.Fixtures.Shown;
import org.repdyn.dynamics.encoder.DeepLinearOptions;
import org.repdyn.dynamics.encoder.Encoders;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.encoder.WeightInitialisation;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.orthogonality.StiefelOptions;
import org.repdyn.manifolds.spectral.Orthogonalisation;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Muon")
class MuonTest {

    private static final double[] ANGLES = {0.9, 0.35};

    /** Returns W(0) whose k columns are rotated from the bottom eigenvectors by the angles, each in a plane of its own. */
    private static R064Store rotated(int d, double[] angles) {
        int k = angles.length;
        R064Store w = R064Store.FACTORY.make(d, k);
        for (int j = 0; j < k; j++) {
            w.set(j, j, Math.cos(angles[j]));
            w.set(k + j, j, Math.sin(angles[j]));
        }
        return w;
    }

    private static R064Store diagonal(double... values) {
        R064Store c = R064Store.FACTORY.make(values.length, values.length);
        for (int i = 0; i < values.length; i++) {
            c.set(i, i, values[i]);
        }
        return c;
    }

    @ParameterizedTest(name = "with gaps {0} and {1}")
    @CsvSource({"1, 1", "10, 0.01"})
    @DisplayName("turns every principal angle to the limit at the same speed, whatever the gaps")
    void angles(double first, double second) {
        R064Store c = diagonal(-5, -4, -5 + first, -4 + second, 6, 7);
        TimeGrid times = TimeGrid.of(0, 0.2, 0.5, 0.8, 1.2);
        TrainingProblem problem = Fixtures.formProblem(c, rotated(6, ANGLES), Fixtures.constraint("grassmann"), times);
        double rate = 0.001;
        List<Shown> shown = Fixtures.run(
                        new Muon(new MuonOptions(rate, 0, Orthogonalisation.SVD, Retraction.GEODESIC)), problem)
                .shown();
        for (Shown state : shown) {
            R064Store w = state.weights().blocks().get(0);
            // The lower part of an orthonormal W has the sines of the angles to the first two eigenvectors.
            double[] sines = Fixtures.ALGEBRA
                    .thinSvd(R064Store.FACTORY.copy(w.offsets(2, 0)))
                    .values();
            for (int j = 0; j < ANGLES.length; j++) {
                double expected = Math.max(ANGLES[j] - state.time(), 0);
                // A geodesic step turns by exactly η; at the end the angle alternates between 0 and at most η.
                double tolerance = expected > 0 ? 1e-12 : rate;
                assertThat(Math.asin(Math.min(1, sines[j]))).isCloseTo(expected, within(tolerance));
            }
        }
    }

    @Test
    @DisplayName("moves free weights with singular values of 1, also under momentum")
    void freeStep() {
        R064Store start = rotated(6, ANGLES);
        TrainingProblem problem = Fixtures.formProblem(
                diagonal(1, 2, 3, 4, 5, 6), start, Fixtures.constraint("euclidean"), TimeGrid.of(0, 0.01));
        R064Store moved = Fixtures.run(
                        new Muon(new MuonOptions(0.01, 0.9, Orthogonalisation.SVD, Retraction.GEODESIC)), problem)
                .lastWeights();
        double[] step = Fixtures.ALGEBRA
                .thinSvd(R064Store.FACTORY.copy(moved.subtract(start)))
                .values();
        // The step is a difference of weights up to 1, which are rounded to half an ulp of 1.
        assertThat(step).containsExactly(new double[] {0.01, 0.01}, within(4 * Tolerances.EPSILON));
    }

    private static Muon muon(double rate, double momentum, Retraction step) {
        return new Muon(new MuonOptions(rate, momentum, Orthogonalisation.SVD, step));
    }

    private static TrainingProblem regression(String constraint, double end) {
        return Fixtures.problem(
                Fixtures.regression(),
                new LinearEncoder(3),
                List.of(Fixtures.constraint(constraint)),
                12,
                6,
                TimeGrid.of(0, end),
                1);
    }

    /** Returns the slope ⟨G, V⟩ of the loss along the normalised step V of a run that makes one step, and checks ‖V‖₂ ≤ 1. */
    private static double slope(Dynamics dynamics, TrainingProblem problem, double length) {
        R064Store start = problem.initial().blocks().get(0);
        R064Store moved = Fixtures.run(dynamics, problem).lastWeights();
        R064Store step = R064Store.FACTORY.copy(moved.subtract(start));
        double longest = Fixtures.ALGEBRA.thinSvd(step).values()[0];
        // The curve of the retraction bends away from its tangent by length².
        assertThat(longest).isLessThan(length * (1 + 10 * length));
        WeightField field = problem.weightField();
        Weights gradient = problem.initial().zeros();
        field.euclideanGradient(problem.initial(), gradient);
        double sum = 0;
        for (int i = 0; i < step.data.length; i++) {
            sum += gradient.blocks().get(0).data[i] * step.data[i] / length;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"euclidean", "stiefel", "sphere", "oblique"})
    @DisplayName("falls faster than the gradient scaled to the same spectral norm, for a loss that rotations change")
    void steepest(String constraint) {
        double rate = 1e-5;
        TrainingProblem problem = regression(constraint, rate);
        double ours = slope(muon(rate, 0, Retraction.GEODESIC), problem, rate);
        WeightField field = problem.weightField();
        Weights gradient = problem.initial().zeros();
        field.gradient(problem.initial(), gradient);
        double norm = Fixtures.ALGEBRA.thinSvd(gradient.blocks().get(0)).values()[0];
        double scaled = slope(
                new GradientDescent(rate / norm, Retraction.GEODESIC),
                Fixtures.variant(problem, problem.constraints(), TimeGrid.of(0, rate / norm), problem.algebra()),
                rate);
        assertThat(ours).isLessThan(1.05 * scaled).isNegative();
    }

    @Test
    @DisplayName("does not depend on the metric of the manifold")
    void metric() {
        R064Store euclidean = Fixtures.run(muon(0.01, 0.9, Retraction.QR), regression("stiefel", 0.1))
                .lastWeights();
        TrainingProblem problem = regression("stiefel", 0.1);
        Constraint canonical = OrthogonalityConstraints.STIEFEL.create(new StiefelOptions(StiefelMetric.CANONICAL));
        R064Store other = Fixtures.run(
                        muon(0.01, 0.9, Retraction.QR),
                        Fixtures.variant(problem, List.of(canonical), problem.times(), problem.algebra()))
                .lastWeights();
        // The metric does not enter the step, so that ten steps with sums over at most 8 terms differ by rounding
        // alone.
        assertThat(Fixtures.distance(euclidean, other)).isLessThan(Tolerances.rounding(10 * 8, 1, 1));
    }

    @Test
    @DisplayName("says how accurate the dual ascent was, and how far Newton-Schulz was from a matrix sign")
    void remarks() {
        assertThat(Fixtures.run(muon(0.01, 0, Retraction.QR), regression("stiefel", 0.05))
                        .notes())
                .singleElement()
                .asString()
                .matches("steps by dual ascent \\(up to [0-9]+ Newton steps each, within .* of the best direction\\)");
        assertThat(Fixtures.run(
                                new Muon(
                                        new MuonOptions(0.01, 0, Orthogonalisation.NEWTON_SCHULZ, Retraction.GEODESIC)),
                                regression("euclidean", 0.05))
                        .notes())
                .singleElement()
                .asString()
                .matches("newton-schulz: singular values of the steps are up to [0-9]+ % off");
        assertThat(Fixtures.run(muon(0.01, 0, Retraction.GEODESIC), regression("euclidean", 0.05))
                        .notes())
                .isEmpty();
    }

    @Test
    @DisplayName("by Newton-Schulz is refused where a step needs exact matrix signs")
    void refused() {
        Muon approximate = new Muon(new MuonOptions(0.01, 0, Orthogonalisation.NEWTON_SCHULZ, Retraction.GEODESIC));
        assertThat(approximate.objection(regression("stiefel", 0.1)))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("weight block W").contains("orthogonalisation: svd"));
        assertThat(approximate.objection(regression("euclidean", 0.1))).isEmpty();
    }

    /** Two aligned layers P and Q of a deep linear network on white inputs: gradient flow conserves P² − Q², muon P − Q. */
    @Test
    @DisplayName("conserves the differences of the singular values of two aligned layers")
    void differences() {
        double[] p = {0.3, 0.2};
        double[] q = {0.1, 0.25};
        Encoder encoder = Encoders.DEEP_LINEAR.create(
                new DeepLinearOptions(2, 2, 1, Parameterisation.STANDARD, 1, WeightInitialisation.AXES));
        R064Store x = diagonal(Math.sqrt(2), Math.sqrt(2));
        TrainingProblem problem = new TrainingProblem(
                Fixtures.regression(),
                new Views(new ViewLayout(2, 0, 0), x, Optional.of(Fixtures.ALGEBRA.multiply(x, diagonal(4, 3)))),
                R064Store.FACTORY.make(0, 2),
                encoder,
                List.of(Fixtures.constraint("euclidean"), Fixtures.constraint("euclidean")),
                new Weights(List.of(diagonal(p), diagonal(q))),
                TimeGrid.of(0, 0.4, 0.8),
                Fixtures.ALGEBRA,
                new Seed(1));
        for (Shown state :
                Fixtures.run(muon(0.01, 0.9, Retraction.GEODESIC), problem).shown()) {
            for (int j = 0; j < 2; j++) {
                double first = state.weights().blocks().get(0).doubleValue(j, j);
                double second = state.weights().blocks().get(1).doubleValue(j, j);
                // The products are below 4 and 3 up to t = 0.8, so that both layers grow by t.
                double additions = Tolerances.rounding(80, 1, 1);
                assertThat(first).isCloseTo(p[j] + state.time(), within(additions));
                assertThat(first - second).isCloseTo(p[j] - q[j], within(additions));
            }
        }
    }
}
