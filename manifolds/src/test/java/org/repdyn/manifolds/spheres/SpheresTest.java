package org.repdyn.manifolds.spheres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Spheres")
class SpheresTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    private static R064Store nearest(Manifold m, R064Store ambient) {
        R064Store result = R064Store.FACTORY.make(m.rows(), m.columns());
        m.nearest(ambient, result);
        return result;
    }

    private static Manifold rows(int rows, int columns, double scale) {
        return SphereConstraints.OBLIQUE
                .create(new ObliqueOptions(ObliqueAxis.ROWS, Optional.empty()))
                .on(rows, columns, scale, ALGEBRA);
    }

    @Test
    @DisplayName("keep neurons of the first layer at their initial length")
    void neuronsOfTheFirstLayerHaveTheLengthTheyAreDrawnAt() {
        // W1 of the NTK parameterisation, m×d with columns of length √m: rows of length √d.
        R064Store w = nearest(rows(64, 5, 8), RandomMatrices.gaussian(64, 5, 1));
        for (int i = 0; i < 64; i++) {
            double square = 0;
            for (int j = 0; j < 5; j++) {
                square += w.doubleValue(i, j) * w.doubleValue(i, j);
            }
            assertThat(square).isCloseTo(5, within(Tolerances.rounding(5, 1, 5)));
        }
    }

    @Test
    @DisplayName("take a length as an option")
    void aLengthCanBeGiven() {
        Manifold unit = SphereConstraints.OBLIQUE
                .create(new ObliqueOptions(ObliqueAxis.COLUMNS, Optional.of(3.0)))
                .on(4, 2, 1, ALGEBRA);
        R064Store w = nearest(unit, RandomMatrices.gaussian(4, 2, 1));
        assertThat(w.aggregateColumn(0, org.ojalgo.function.aggregator.Aggregator.NORM2))
                .isCloseTo(3, within(1e-14));
        Manifold sphere = SphereConstraints.SPHERE
                .create(new SphereOptions(Optional.of(3.0)))
                .on(4, 2, 1, ALGEBRA);
        assertThat(sphere.residual(nearest(sphere, w))).isLessThan(1e-14);
        assertThat(sphere.dimension()).isEqualTo(7);
        assertThat(unit.dimension()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-200, 1e200, 1e300})
    @DisplayName("have a nearest point that does not depend on the size of the matrix")
    void theNearestPointDoesNotDependOnTheSizeOfTheMatrix(double size) {
        R064Store ambient = RandomMatrices.gaussian(6, 3, 5);
        R064Store resized = ambient.copy();
        for (int i = 0; i < resized.data.length; i++) {
            resized.data[i] *= size;
        }
        Manifold m = rows(6, 3, 1);
        // 1e-300 is a normal number with full precision.
        assertThat(nearest(m, resized).data).containsExactly(nearest(m, ambient).data, within(1e-15));
    }

    @Test
    @DisplayName("have no nearest point of a zero neuron")
    void aNeuronWithoutADirectionHasNoNearestPoint() {
        R064Store ambient = RandomMatrices.gaussian(3, 2, 1);
        ambient.set(1, 0, 0.0);
        ambient.set(1, 1, 0.0);
        assertThatThrownBy(() -> nearest(rows(3, 2, 1), ambient))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("vector 1 of 3")
                .hasMessageContaining("3×2")
                .hasMessageContaining("random start");
    }

    @Test
    @DisplayName("refuse steps that are not finite or too long")
    void stepsThatMeanNothingAreRefused() {
        Manifold m = rows(3, 2, 1);
        R064Store point = nearest(m, RandomMatrices.gaussian(3, 2, 1));
        R064Store tangent = R064Store.FACTORY.make(3, 2);
        R064Store result = R064Store.FACTORY.make(3, 2);
        for (Retraction retraction : m.retractions()) {
            tangent.data[0] = Double.NaN;
            assertThatThrownBy(() -> m.retract(retraction, point, tangent, result))
                    .hasMessageContaining("not finite");
            tangent.data[0] = 1e20;
            assertThatThrownBy(() -> m.retract(retraction, point, tangent, result))
                    .hasMessageContaining("lost in its rounding");
        }
    }

    @Test
    @DisplayName("have a distance but no logarithm between opposite points")
    void oppositePointsHaveADistanceButNoLogarithm() {
        Spheres m = new Spheres(3, 1, VectorLayout.whole(3, 1), 2);
        R064Store x = R064Store.FACTORY.make(3, 1);
        R064Store y = R064Store.FACTORY.make(3, 1);
        x.data[0] = 2;
        y.data[0] = -2;
        assertThat(m.distance(x, y)).isEqualTo(2 * Math.PI);
        assertThatThrownBy(() -> m.log(x, y, R064Store.FACTORY.make(3, 1))).hasMessageContaining("not unique");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-150, 1e-12, 1e-9, 1e-4, 1, 3})
    @DisplayName("have distances and logarithms of full relative accuracy, where arccos loses them below 1e-8")
    void distancesKeepTheirDigits(double angle) {
        Sphere m = new Sphere(3, 1);
        R064Store x = R064Store.FACTORY.column(0, 1, 0);
        R064Store y = R064Store.FACTORY.column(Math.sin(angle), Math.cos(angle), 0);
        // At an angle of 3 the rounding of the sine moves the point by 7 roundings of its angle.
        assertThat(m.distance(x, y)).isCloseTo(angle, within(2e-15 * angle));
        assertThat(m.log(x, y).data[0]).isCloseTo(angle, within(3e-15 * angle));
    }

    @Test
    @DisplayName("stay on the oblique manifold for tangent vectors of length 1e12")
    void longSteps() {
        Oblique m = new Oblique(16, 16, ObliqueAxis.COLUMNS);
        R064Store x = m.randomPoint(new Seed(1));
        R064Store v = m.project(x, RandomMatrices.gaussian(16, 16, 2));
        for (int i = 0; i < v.data.length; i++) {
            v.data[i] *= 1e12;
        }
        for (Retraction retraction : m.retractions()) {
            assertThat(m.residual(m.retract(retraction, x, v))).isLessThan(1e-14);
        }
    }

    @Test
    @DisplayName("have inverse retractions up to the angle that they reach")
    void inverseRetractions() {
        Sphere m = new Sphere(2, 1);
        R064Store x = R064Store.FACTORY.column(1, 0);
        assertThatThrownBy(() -> m.inverseRetract(Retraction.POLAR, x, R064Store.FACTORY.column(0, 1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("below 90°");
        // 2·tan(45°)
        assertThat(m.inverseRetract(Retraction.CAYLEY, x, R064Store.FACTORY.column(0, 1)).data[1])
                .isCloseTo(2, within(1e-15));
        assertThatThrownBy(() -> m.inverseRetract(Retraction.CAYLEY, x, R064Store.FACTORY.column(-1, 0)))
                .hasMessageContaining("opposite points");
        assertThatThrownBy(() -> m.inverseRetract(Retraction.GEODESIC, x, x))
                .hasMessageContaining("or the logarithm for a geodesic");
        assertThatThrownBy(() -> m.transportTo(x, R064Store.FACTORY.column(-1, 0), R064Store.FACTORY.column(0, 1)))
                .hasMessageContaining("not unique");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e4, 1e9, 1e14})
    @DisplayName("Projections of vectors that are nearly parallel to the point are tangent to rounding")
    void projectionsThatCancel(double size) {
        Sphere sphere = new Sphere(5, 1);
        R064Store x = sphere.randomPoint(new Seed(1));
        R064Store g = RandomMatrices.gaussian(5, 1, 2);
        R064Store v = sphere.project(x, RandomMatrices.gaussian(5, 1, 3));
        R064Store ambient = g.copy();
        for (int i = 0; i < 5; i++) {
            ambient.data[i] += size * x.data[i];
        }
        R064Store projected = sphere.project(x, ambient);
        R064Store second = R064Store.FACTORY.make(5, 1);
        sphere.hessian(x, v, g, ambient, second);
        for (R064Store tangent : new R064Store[] {projected, second}) {
            double along = 0;
            double length = 0;
            for (int i = 0; i < 5; i++) {
                along += x.data[i] * tangent.data[i];
                length = Math.hypot(length, tangent.data[i]);
            }
            assertThat(along).isCloseTo(0, within(Tolerances.rounding(5, 1, length)));
        }
    }
}
