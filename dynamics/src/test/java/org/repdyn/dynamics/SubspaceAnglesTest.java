package org.repdyn.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.golden.GoldenCase;
import org.repdyn.golden.GoldenFile;
import org.repdyn.golden.GoldenNumbers;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

class SubspaceAnglesTest {

    private static final int ROWS = 7;

    /** Returns two planes at the given angles: columns x and x·cos θ + y·sin θ of one orthonormal frame. */
    private static R064Store[] planes(double... angles) {
        int k = angles.length;
        R064Store frame = RandomMatrices.orthonormal(ROWS, 2 * k, 3);
        R064Store a = R064Store.FACTORY.make(ROWS, k);
        R064Store b = R064Store.FACTORY.make(ROWS, k);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < ROWS; i++) {
                double x = frame.doubleValue(i, j);
                double y = frame.doubleValue(i, k + j);
                a.set(i, j, x);
                b.set(i, j, x * Math.cos(angles[j]) + y * Math.sin(angles[j]));
            }
        }
        return new R064Store[] {a, b};
    }

    /**
     * Tolerance of angles: the entries of an orthonormal frame, and angles computed from it, have some rounding errors.
     */
    private static final double ROUNDING = Tolerances.rounding(ROWS, 1, 1);

    @ParameterizedTest
    @ValueSource(
            doubles = {0, 1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 0.3, Math.PI / 4, 1.2, 1.57, Math.PI / 2 - 1e-9, Math.PI / 2})
    void oneAngle(double angle) {
        R064Store[] p = planes(angle);
        assertThat(SubspaceAngles.largest(p[0], p[1], Fixtures.ALGEBRA)).isCloseTo(angle, within(ROUNDING));
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {0, 1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 0.3, Math.PI / 4, 1.2, 1.57, Math.PI / 2 - 1e-9, Math.PI / 2})
    void theLargerOfTwoAngles(double angle) {
        for (double other : new double[] {0, angle / 3, angle}) {
            R064Store[] p = planes(other, angle);
            assertThat(SubspaceAngles.largest(p[0], p[1], Fixtures.ALGEBRA)).isCloseTo(angle, within(ROUNDING));
            assertThat(SubspaceAngles.largest(p[1], p[0], Fixtures.ALGEBRA)).isCloseTo(angle, within(ROUNDING));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.3, 1.2, Math.PI / 2 - 1e-9})
    void basesAndTheSizesOfTheirColumnsDoNotMatter(double angle) {
        R064Store[] p = planes(0.5 * angle, 0.1 * angle, angle);
        R064Store mix = R064Store.FACTORY.make(3, 3);
        double[] entries = {2, 0.3, -0.4, 0.1, 1, 0.2, -0.5, 0.6, 3};
        System.arraycopy(entries, 0, mix.data, 0, 9);
        R064Store a = Fixtures.ALGEBRA.multiply(p[0], mix);
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i < ROWS; i++) {
                a.set(i, j, a.doubleValue(i, j) * Math.scalb(1.0, 700 * (j - 1)));
            }
        }
        // The condition number of the mixture is about 4.
        assertThat(SubspaceAngles.largest(a, p[1], Fixtures.ALGEBRA)).isCloseTo(angle, within(8 * ROUNDING));
    }

    private static final String DISTANCE =
            "a distance between subspaces, checked by GoldenMetricsTest of the observables";

    /** Tests the largest angle between subspaces of equal dimension; the golden values have 60 digits. */
    @TestFactory
    Stream<DynamicTest> golden() {
        return GoldenFile.open("metrics")
                .section(c -> c.field("metric").equals("principal-angles")
                        && c.matrix("A").getColDim() == c.matrix("B").getColDim())
                .tests(
                        c -> c.field("metric"),
                        Map.of("principal-angles", SubspaceAnglesTest::largestAngle),
                        Map.of(),
                        Map.of(
                                "maxSine", DISTANCE,
                                "chordal", DISTANCE,
                                "geodesic", DISTANCE,
                                "projectionFrobenius", DISTANCE));
    }

    private static void largestAngle(GoldenCase c) {
        double[] angles = GoldenNumbers.vector(c.expected("angles"));
        c.tolerance().check("largest angle", new double[] {angles[angles.length - 1]}, new double[] {
            SubspaceAngles.largest(c.matrix("A"), c.matrix("B"), Fixtures.ALGEBRA)
        });
    }

    @Test
    void differentShapesAreRefused() {
        assertThatThrownBy(() -> SubspaceAngles.largest(
                        R064Store.FACTORY.make(4, 2), R064Store.FACTORY.make(4, 1), Fixtures.ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4×2 and 4×1");
    }
}
