package org.repdyn.dynamics.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.Fixtures.Shown;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.manifolds.spi.Retraction;

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
        assertThat(step).containsExactly(new double[] {0.01, 0.01}, within(1e-15));
    }

    @Test
    @DisplayName("by Newton-Schulz has singular values between 0.68 and 1.21")
    void newtonSchulz() {
        R064Store m = R064Store.FACTORY.make(40, 12);
        for (int j = 0; j < 12; j++) {
            m.set(j, j, Math.pow(10, -j / 5.0));
        }
        MatrixSign sign = new MatrixSign(Orthogonalisation.NEWTON_SCHULZ, Fixtures.ALGEBRA);
        assertThat(Arrays.stream(Fixtures.ALGEBRA.thinSvd(sign.of(m)).values()).boxed())
                .allMatch(s -> s > 0.68 && s < 1.21);
        R064Store transposed = R064Store.FACTORY.copy(m.transpose());
        assertThat(sign.of(transposed).subtract(sign.of(m).transpose()).norm()).isLessThan(1e-13);
        assertThat(sign.of(R064Store.FACTORY.make(3, 2)).norm()).isZero();
    }

    @Test
    @DisplayName("leaves out directions in which the momentum is zero")
    void lowRank() {
        R064Store m = R064Store.FACTORY.make(5, 3);
        m.set(1, 0, 3);
        m.set(1, 1, 4);
        R064Store sign = new MatrixSign(Orthogonalisation.SVD, Fixtures.ALGEBRA).of(m);
        assertThat(Fixtures.ALGEBRA.thinSvd(sign).values()).containsExactly(new double[] {1, 0, 0}, within(1e-15));
        assertThat(new MatrixSign(Orthogonalisation.SVD, Fixtures.ALGEBRA)
                        .of(R064Store.FACTORY.make(3, 2))
                        .norm())
                .isZero();
    }

    @Test
    @DisplayName("is refused on manifolds where the matrix sign is not tangent")
    void refused() {
        TrainingProblem problem = Fixtures.problem(
                Fixtures.quadratic(3),
                new LinearEncoder(2),
                List.of(Fixtures.constraint("stiefel")),
                5,
                4,
                TimeGrid.of(0, 1),
                1);
        assertThat(new Muon(new MuonOptions(0.1, 0, Orthogonalisation.SVD, Retraction.GEODESIC)).objection(problem))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("weight block W").contains("grassmann"));
    }
}
