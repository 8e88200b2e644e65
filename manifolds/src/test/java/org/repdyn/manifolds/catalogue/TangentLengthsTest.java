package org.repdyn.manifolds.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.orthogonality.OrthogonalGroup;
import org.repdyn.manifolds.orthogonality.Rotations;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.ParallelTransport;

@DisplayName("Along tangent vectors of any length")
class TangentLengthsTest {

    private static final double[] LENGTHS = {1e-300, 1e-160, 1e-20, 1e10, 1e16, 1e30, 1e160, 1e300};

    static Stream<Manifold> manifolds() {
        List<Manifold> all = new ArrayList<>(LibraryManifolds.all());
        // The product of a skew matrix of odd size with a rotation is singular.
        all.add(new Rotations(3));
        all.add(new Rotations(5));
        all.add(new OrthogonalGroup(5));
        // Powers of this scale underflow.
        all.add(new Rotations(10, 1e-40, LinearAlgebra.ojAlgo()));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("manifolds")
    @DisplayName("norms are right where squares overflow or underflow")
    void norms(Manifold manifold) {
        R064Store x = manifold.randomPoint(new Seed(1));
        R064Store unit = randomTangent(manifold, x, 2);
        double one = manifold.norm(x, unit);
        for (double length : LENGTHS) {
            // Entries of the longer vector are rounded once.
            assertThat(manifold.norm(x, times(length, unit))).isCloseTo(length * one, within(1e-14 * length * one));
        }
    }

    @ParameterizedTest
    @MethodSource("manifolds")
    @DisplayName("steps end on the manifold or are refused")
    void steps(Manifold manifold) {
        for (int draw = 1; draw <= 5; draw++) {
            R064Store x = manifold.randomPoint(new Seed(draw));
            assertThat(manifold.residual(x)).isLessThan(1e-13);
            R064Store unit = randomTangent(manifold, x, draw + 10);
            for (double length : LENGTHS) {
                for (NamedRetraction step : NamedRetraction.all(manifold)) {
                    R064Store y;
                    try {
                        y = step.retract(x, times(length, unit));
                    } catch (ArithmeticException refused) {
                        assertThat(length).isGreaterThan(1);
                        continue;
                    }
                    assertThat(manifold.residual(y))
                            .as("%s of length %s", step.name(), length)
                            // Roundings of products of a few columns
                            .isLessThan(1e-13);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("manifolds")
    @DisplayName("parallel transports keep the length of a vector or are refused, in seconds")
    void transports(Manifold manifold) {
        if (!(manifold instanceof ParallelTransport transport) || manifold.dimension() == 0) {
            return;
        }
        R064Store x = manifold.randomPoint(new Seed(1));
        R064Store unit = randomTangent(manifold, x, 2);
        for (double length : LENGTHS) {
            R064Store along = times(length, unit);
            R064Store moved;
            try {
                moved = transport.transport(x, along, unit);
            } catch (ArithmeticException refused) {
                assertThat(length).isGreaterThan(1);
                continue;
            }
            // Angles of 1e10 have lost ten digits, and so have squares of what is computed from them.
            assertThat(Entries.norm(moved)).as("length %s", length).isPositive().isFinite();
            if (manifold instanceof Rotations) {
                assertThat(Entries.norm(moved))
                        .as("length %s", length)
                        .isCloseTo(Entries.norm(unit), within(1e-3 * Entries.norm(unit)));
            }
        }
    }

    /** Returns a tangent vector that is short or long for the scale of the manifold. */
    private static R064Store randomTangent(Manifold manifold, R064Store point, int seed) {
        return times(manifold.typicalDistance(), manifold.randomTangent(point, new Seed(seed)));
    }

    private static R064Store times(double length, R064Store unit) {
        R064Store result = Entries.like(unit);
        Entries.scale(length, unit, result);
        return result;
    }
}
