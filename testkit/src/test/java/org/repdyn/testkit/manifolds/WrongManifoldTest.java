package org.repdyn.testkit.manifolds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.orthogonality.GrassmannProvider;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testkit.FailedLaws;
import org.repdyn.testkit.ManifoldContract;
import org.repdyn.testkit.ManifoldShape;

/** Geometries with one mistake each fail the law that names it, and no law that does not. */
class WrongManifoldTest {

    @Test
    void aStepTwiceAsLongFailsTheFirstOrderLaw() {
        assertThat(FailedLaws.methods(TwiceTooFar.class))
                .contains("retractionOfFirstOrder")
                .doesNotContain("projection");
    }

    @Test
    void aStepOffTheManifoldFailsTheLandingLaw() {
        assertThat(FailedLaws.methods(StraightAhead.class))
                .contains("landing")
                .doesNotContain("projection", "nearest", "inner");
    }

    @Test
    void aGradientOfHalfTheLengthFailsTheGradientLaw() {
        assertThat(FailedLaws.methods(HalfGradient.class))
                .contains("gradient")
                .doesNotContain("retractionOfFirstOrder", "landing", "projection");
    }

    @Test
    void aWrongDimensionFailsTheDimensionLaw() {
        assertThat(FailedLaws.methods(ExtraDimension.class)).containsExactly("dimension");
    }

    @Test
    void aFirstOrderStepDeclaredOfSecondOrderFailsTheOrderLaw() {
        assertThat(FailedLaws.methods(OverstatedOrder.class)).containsExactly("retractionOfDeclaredOrder");
    }

    static final class TwiceTooFar extends WrongContract {
        static Stream<Subject> subjects() {
            return subject(right -> new Delegate(right) {
                @Override
                public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
                    R064Store twice = R064Store.FACTORY.copy(tangent);
                    Arrays.setAll(twice.data, i -> 2 * tangent.data[i]);
                    super.retract(retraction, point, twice, result);
                }
            });
        }
    }

    static final class StraightAhead extends WrongContract {
        static Stream<Subject> subjects() {
            return subject(right -> new Delegate(right) {
                @Override
                public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
                    Arrays.setAll(result.data, i -> point.data[i] + tangent.data[i]);
                }
            });
        }
    }

    static final class HalfGradient extends WrongContract {
        static Stream<Subject> subjects() {
            return subject(right -> new Delegate(right) {
                @Override
                public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
                    super.gradient(point, euclideanGradient, result);
                    Arrays.setAll(result.data, i -> result.data[i] / 2);
                }
            });
        }
    }

    static final class ExtraDimension extends WrongContract {
        static Stream<Subject> subjects() {
            return subject(right -> new Delegate(right) {
                @Override
                public int dimension() {
                    return super.dimension() + 1;
                }
            });
        }
    }

    /** As frames, not as subspaces, the QR step and the geodesic of a horizontal vector part at second order. */
    static final class OverstatedOrder extends WrongContract {
        static Stream<Subject> subjects() {
            return subject(right -> new Delegate(right) {
                @Override
                public int order(Retraction retraction) {
                    return 2;
                }
            });
        }
    }

    /** Horizontal frames with one mistake; its children are not named as tests, so that only the engine above runs them. */
    abstract static class WrongContract extends ManifoldContract {

        static Stream<Subject> subject(UnaryOperator<Manifold> mistake) {
            Constraint wrong = (rows, columns, scale, algebra) ->
                    mistake.apply(new GrassmannProvider().create(new NoOptions()).on(rows, columns, scale, algebra));
            return Stream.of(new Subject("grassmann with a mistake", () -> wrong));
        }

        @Override
        protected List<ManifoldShape> shapes() {
            return List.of(new ManifoldShape(6, 2, 1));
        }
    }

    private static class Delegate implements Manifold {
        private final Manifold right;

        Delegate(Manifold right) {
            this.right = right;
        }

        @Override
        public int rows() {
            return right.rows();
        }

        @Override
        public int columns() {
            return right.columns();
        }

        @Override
        public int dimension() {
            return right.dimension();
        }

        @Override
        public void project(R064Store point, R064Store ambient, R064Store result) {
            right.project(point, ambient, result);
        }

        @Override
        public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
            right.gradient(point, euclideanGradient, result);
        }

        @Override
        public double inner(R064Store point, R064Store a, R064Store b) {
            return right.inner(point, a, b);
        }

        @Override
        public void nearest(R064Store ambient, R064Store result) {
            right.nearest(ambient, result);
        }

        @Override
        public double residual(R064Store point) {
            return right.residual(point);
        }

        @Override
        public Set<Retraction> retractions() {
            return right.retractions();
        }

        @Override
        public int order(Retraction retraction) {
            return 1;
        }

        @Override
        public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
            right.retract(retraction, point, tangent, result);
        }
    }
}
