package org.repdyn.manifolds;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.fixedrank.FixedRank;
import org.repdyn.manifolds.fixedrank.FixedRankFactors;
import org.repdyn.manifolds.gram.Elliptope;
import org.repdyn.manifolds.gram.FixedRankPositiveSemidefinite;
import org.repdyn.manifolds.hyperbolic.LorentzModel;
import org.repdyn.manifolds.hyperbolic.PoincareBall;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.Rotations;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.probability.PositiveNumbers;
import org.repdyn.manifolds.probability.ProbabilitySimplex;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spd.BuresWassersteinPositiveDefinite;
import org.repdyn.manifolds.spd.LogEuclideanPositiveDefinite;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;

/** Tests by counting bytes that descents, which take 10⁵ steps and more, leave no work to the garbage collector. */
@DisplayName("A step of descent")
class StepAllocationTest {

    private static final int STEPS = 64;

    /** Less than an object per step: the JVM itself may allocate a little on the thread, such as when it loads a class. */
    private static final long FEWER_THAN_ONE_OBJECT_PER_STEP = 16 * STEPS - 1;

    static Stream<Arguments> steps() {
        return Stream.of(
                        new Grassmann(50, 5),
                        new Grassmann(200, 16),
                        new Stiefel(50, 5),
                        new Stiefel(50, 5, StiefelMetric.CANONICAL),
                        new Rotations(5),
                        new Sphere(50, 1),
                        new Oblique(50, 5, ObliqueAxis.COLUMNS),
                        new Elliptope(20, 3),
                        new AffineInvariantPositiveDefinite(5),
                        new LogEuclideanPositiveDefinite(5),
                        new BuresWassersteinPositiveDefinite(5),
                        new FixedRank(20, 10, 3),
                        new FixedRankFactors(20, 10, 3),
                        new FixedRankPositiveSemidefinite(20, 3),
                        new LorentzModel(5, 2),
                        new PoincareBall(5, 2),
                        new PositiveNumbers(5, 2),
                        new ProbabilitySimplex(5, 2))
                .flatMap(m -> m.retractions().stream()
                        .map(r -> Arguments.of(m.getClass().getSimpleName(), m.rows(), m.columns(), r, m)));
    }

    @ParameterizedTest(name = "{0} {1}×{2}, {3}")
    @MethodSource("steps")
    @DisplayName("allocates nothing")
    void allocatesNothing(String name, int rows, int columns, Retraction retraction, Manifold manifold) {
        R064Store point = manifold.randomPoint(new Seed(1));
        R064Store gradient = manifold.randomTangent(point, new Seed(2));
        R064Store tangent = point.copy();
        R064Store next = point.copy();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // The first step loads classes and makes the memory that a thread keeps for products.
        step(manifold, retraction, point, gradient, tangent, next);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < STEPS; i++) {
            step(manifold, retraction, point, gradient, tangent, next);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated by %d steps", STEPS)
                .isLessThanOrEqualTo(FEWER_THAN_ONE_OBJECT_PER_STEP);
    }

    private static void step(
            Manifold manifold,
            Retraction retraction,
            R064Store point,
            R064Store gradient,
            R064Store tangent,
            R064Store next) {
        manifold.gradient(point, gradient, tangent);
        for (int i = 0; i < tangent.data.length; i++) {
            tangent.data[i] *= -0.01;
        }
        manifold.retract(retraction, point, tangent, next);
    }
}
