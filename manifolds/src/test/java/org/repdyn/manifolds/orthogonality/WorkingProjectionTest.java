package org.repdyn.manifolds.orthogonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

/** Compares operations in the memory of a backend with the same operations on the heap. */
@DisplayName("Large orthogonal matrices in the memory of a backend")
class WorkingProjectionTest {

    private static final int N = 900;
    private static final int K = 20;
    private static final double SCALE = 3;

    /** Rounding of three products of columns of length SCALE; ten times that for a condition number near 10. */
    private static final double ROUNDING = Tolerances.rounding(3.0 * N, 10, SCALE);

    private static final LinearAlgebra WORKING = LinearAlgebra.of(List.of(new WorkingBackendProvider()));
    private static final LinearAlgebra HEAP = LinearAlgebra.ojAlgo();

    private final R064Store point = manifold(true, HEAP).randomPoint(new Seed(1));

    private static OrthogonalManifold manifold(boolean grassmann, LinearAlgebra algebra) {
        return grassmann
                ? new Grassmann(N, K, SCALE, algebra)
                : new Stiefel(N, K, SCALE, StiefelMetric.EUCLIDEAN.alpha(), algebra);
    }

    @Test
    @DisplayName("are those of many columns, and smaller ones stay on the heap")
    void largeMatricesHaveWorkingMemory() {
        assertThat(manifold(true, WORKING).working).isPresent();
        assertThat(manifold(true, HEAP).working).isEmpty();
        assertThat(new Grassmann(200, K, 1, WORKING).working).isEmpty();
        assertThat(new Grassmann(5000, 10, 1, WORKING).working).isEmpty();
    }

    @Test
    @DisplayName("have the nearest rotations of the heap, also to reflections")
    void nearestRotations() {
        int n = 130;
        Rotations working = new Rotations(n, SCALE, WORKING);
        assertThat(working.working).isPresent();
        for (int seed = 1; seed <= 4; seed++) {
            R064Store ambient = RandomMatrices.gaussian(n, n, seed);
            R064Store nearest = working.nearest(ambient);
            assertThat(working.residual(nearest)).isLessThan(1e-12);
            assertThat(distance(nearest, new Rotations(n, SCALE, HEAP).nearest(ambient)))
                    .isLessThan(1e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("have the projections, gradients and Hessians of the heap, also where a projection cancels digits")
    void projectionsAreThoseOfTheHeap(boolean grassmann) {
        Manifold working = manifold(grassmann, WORKING);
        Manifold heap = manifold(grassmann, HEAP);
        R064Store tangent = heap.randomTangent(point, new Seed(2));
        R064Store gradient = RandomMatrices.gaussian(N, K, 3);
        R064Store normal = point.copy();
        for (int i = 0; i < normal.data.length; i++) {
            normal.data[i] += 1e-6 * tangent.data[i];
        }
        for (R064Store ambient : List.of(gradient, normal)) {
            R064Store result = working.project(point, ambient);
            assertThat(distance(result, heap.project(point, ambient))).isLessThan(ROUNDING);
            // WᵀV of a tangent vector is skew-symmetric, to the rounding of the vector and not of what was subtracted.
            R064Store products = HEAP.multiplyLeftTransposed(point, result);
            R064Store transposed = R064Store.FACTORY.transpose(products);
            assertThat(distance(products, grassmann ? R064Store.FACTORY.make(K, K) : negative(transposed)))
                    .isLessThan(Tolerances.rounding(N, 1, SCALE * OrthogonalManifold.length(result)));
        }
        R064Store expected = point.copy();
        R064Store actual = point.copy();
        R064Store image = RandomMatrices.gaussian(N, K, 4);
        ((RiemannianHessian) heap).hessian(point, tangent, gradient, image, expected);
        ((RiemannianHessian) working).hessian(point, tangent, gradient, image, actual);
        assertThat(distance(actual, expected)).isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @EnumSource(
            value = Retraction.class,
            names = {"QR", "POLAR"})
    @DisplayName("have the steps of the heap, short and long")
    void stepsAreThoseOfTheHeap(Retraction retraction) {
        for (double length : new double[] {1e-3, 1, 100}) {
            R064Store step = manifold(true, HEAP).randomTangent(point, new Seed(5));
            for (int i = 0; i < step.data.length; i++) {
                step.data[i] *= length;
            }
            R064Store actual = manifold(true, WORKING).retract(retraction, point, step);
            assertThat(distance(actual, manifold(true, HEAP).retract(retraction, point, step)))
                    .isLessThan(ROUNDING);
            assertThat(manifold(true, WORKING).residual(actual)).isLessThan(Tolerances.rounding(N, 1, 1));
        }
    }

    @Test
    @DisplayName("have the nearest frame of the heap, and refuse what has none with the same message")
    void nearestFramesAreThoseOfTheHeap() {
        R064Store ambient = RandomMatrices.gaussian(N, K, 6);
        R064Store expected = point.copy();
        R064Store actual = point.copy();
        manifold(false, HEAP).nearest(ambient, expected);
        manifold(false, WORKING).nearest(ambient, actual);
        assertThat(distance(actual, expected)).isLessThan(ROUNDING);
        for (double broken : new double[] {0, Double.NaN}) {
            for (int i = 0; i < N; i++) {
                ambient.set(i, 2, broken);
            }
            for (LinearAlgebra algebra : List.of(HEAP, WORKING)) {
                assertThatThrownBy(() -> manifold(false, algebra).nearest(ambient, actual))
                        .isInstanceOf(ArithmeticException.class)
                        .hasMessageContaining("is not unique: a matrix has rank");
            }
        }
    }

    @Test
    @DisplayName("transport with and without a turn of the representative as on the heap")
    void transportsAreThoseOfTheHeap() {
        Grassmann heap = new Grassmann(N, K, SCALE, HEAP);
        Grassmann working = new Grassmann(N, K, SCALE, WORKING);
        R064Store tangent = heap.randomTangent(point, new Seed(7));
        R064Store vector = heap.randomTangent(point, new Seed(8));
        R064Store polar = heap.retract(Retraction.POLAR, point, tangent);
        R064Store turned = HEAP.multiply(polar, RandomMatrices.orthonormal(K, K, 9));
        for (R064Store other : List.of(polar, turned)) {
            R064Store expected = point.copy();
            R064Store actual = point.copy();
            heap.transportTo(point, other, vector, expected);
            working.transportTo(point, other, vector, actual);
            assertThat(distance(actual, expected)).isLessThan(ROUNDING);
        }
    }

    private static R064Store negative(R064Store matrix) {
        R064Store result = matrix.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = -result.data[i];
        }
        return result;
    }

    private static double distance(R064Store a, R064Store b) {
        R064Store difference = a.copy();
        OrthogonalManifold.subtract(a, b, difference);
        return OrthogonalManifold.length(difference);
    }
}
