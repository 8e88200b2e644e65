package org.repdyn.manifolds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.orthogonality.StiefelOptions;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.ObliqueOptions;
import org.repdyn.manifolds.spheres.SphereConstraints;
import org.repdyn.manifolds.spheres.SphereOptions;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.RandomMatrices;

/** Tests that a run of a million steps ends on its manifold, for each kind of step. */
@DisplayName("A million steps on a manifold")
@Tag("slow")
class MillionStepsTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final int STEPS = 1_000_000;

    /** Largest allowed error at the end; rounding errors that are not corrected would grow by e^{4λt} far beyond it. */
    private static final double DRIFT = 1e-12;

    static Stream<Arguments> steps() {
        List<Constraint> constraints = List.of(
                OrthogonalityConstraints.GRASSMANN.create(new NoOptions()),
                OrthogonalityConstraints.STIEFEL.create(new StiefelOptions(StiefelMetric.EUCLIDEAN)),
                OrthogonalityConstraints.STIEFEL.create(new StiefelOptions(StiefelMetric.CANONICAL)),
                SphereConstraints.OBLIQUE.create(new ObliqueOptions(ObliqueAxis.ROWS, Optional.empty())),
                SphereConstraints.SPHERE.create(new SphereOptions(Optional.empty())));
        // The Cayley step of frames has the correction of their geodesic, that of spheres the division of their polar
        // step.
        return constraints.stream().map(c -> c.on(4, 2, 1.5, ALGEBRA)).flatMap(m -> m.retractions().stream()
                .filter(r -> r != Retraction.CAYLEY || m instanceof Grassmann)
                .map(r -> Arguments.of(m, r)));
    }

    /**
     * Runs descent of tr(WᵀCW), C positive, under which an error in WᵀW − I grows. A linear part that turns with the
     * steps keeps W from coming to rest at a minimum, where the step is zero and tests nothing.
     */
    @ParameterizedTest
    @MethodSource("steps")
    @DisplayName("leave the point on the manifold, with an error below the limit")
    void theErrorStaysBelowTheLimit(Manifold m, Retraction retraction) {
        double[] c = {3, 2.6, 2.2, 1.8};
        R064Store w = R064Store.FACTORY.make(4, 2);
        m.nearest(RandomMatrices.gaussian(4, 2, 1), w);
        R064Store next = R064Store.FACTORY.make(4, 2);
        R064Store gradient = R064Store.FACTORY.make(4, 2);
        R064Store ambient = R064Store.FACTORY.make(4, 2);
        double[] linear = new double[8];
        double worst = 0;
        for (int step = 0; step < STEPS; step++) {
            if ((step & 15) == 0) {
                // W needs some 20 steps to come to rest; eight cosines in each step would take half of the time.
                for (int i = 0; i < 8; i++) {
                    linear[i] = Math.cos(1e-3 * step + i);
                }
            }
            for (int i = 0; i < 8; i++) {
                ambient.data[i] = 2 * c[i & 3] * w.data[i] + linear[i];
            }
            m.gradient(w, ambient, gradient);
            for (int i = 0; i < 8; i++) {
                gradient.data[i] *= -0.02;
            }
            m.retract(retraction, w, gradient, next);
            R064Store previous = w;
            w = next;
            next = previous;
            if ((step & 63) == 0) {
                worst = Math.max(worst, m.residual(w));
            }
        }
        assertThat(Math.max(worst, m.residual(w))).as("largest residual").isLessThan(DRIFT);
    }
}
