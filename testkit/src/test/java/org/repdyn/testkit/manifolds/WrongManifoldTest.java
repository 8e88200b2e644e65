package org.repdyn.testkit.manifolds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.orthogonality.StiefelOptions;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testkit.FailedLaws;
import org.repdyn.testkit.ManifoldContract;
import org.repdyn.testkit.ManifoldShape;
import org.repdyn.testkit.Subject;

/** Tests that a geometry with one mistake fails the law about this mistake and passes unrelated laws. */
@DisplayName("A geometry with one mistake")
class WrongManifoldTest {

    @Test
    @DisplayName("of a step twice as long fails the law of first order")
    void doubleStep() {
        assertThat(FailedLaws.methods(TwiceTooFar.class))
                .contains("retractionOfFirstOrder")
                .doesNotContain("projection");
    }

    @Test
    @DisplayName("of a step off the manifold fails the law of landing")
    void stepOffTheManifold() {
        assertThat(FailedLaws.methods(StraightStep.class))
                .contains("landing")
                .doesNotContain("projection", "nearest", "inner");
    }

    @Test
    @DisplayName("of a gradient of half the length fails the law of the gradient")
    void halfGradient() {
        assertThat(FailedLaws.methods(HalfGradient.class))
                .contains("gradient")
                .doesNotContain("retractionOfFirstOrder", "landing", "projection");
    }

    @Test
    @DisplayName("of a wrong dimension fails the law of the dimension")
    void wrongDimension() {
        assertThat(FailedLaws.methods(ExtraDimension.class)).containsExactly("dimension");
    }

    @Test
    @DisplayName("of a first-order step declared of second order fails the law of the order")
    void overstatedOrder() {
        assertThat(FailedLaws.methods(OverstatedOrder.class)).containsExactly("retractionOfDeclaredOrder");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            classes = {
                FirstOrderWithoutGeodesic.class,
                AcceleratedWithoutGeodesic.class,
                KinkedWithoutGeodesic.class,
                WrongGeodesicAlone.class,
                WrongGeodesicOfAnotherMetric.class
            })
    @DisplayName("of an accelerated curve fails the law of second order, whether a geodesic is offered or not")
    void acceleratedCurve(Class<?> wrong) {
        assertThat(FailedLaws.methods(wrong))
                .contains("retractionOfDeclaredOrder")
                .doesNotContain("landing", "projection");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(classes = {SecondOrderWithoutGeodesic.class, FirstOrderDeclaredAsSuch.class})
    @DisplayName("a retraction of the order it declares passes without a geodesic to compare with")
    void correctOrderWithoutGeodesic(Class<?> correct) {
        assertThat(FailedLaws.methods(correct)).isEmpty();
    }

    /** The QR retraction of frames is of first order. */
    static final class FirstOrderWithoutGeodesic extends WrongContract {
        static Stream<Subject<?>> subjects() {
            return frames(StiefelMetric.EUCLIDEAN, correct -> new OneRetraction(correct, Retraction.QR, 2));
        }
    }

    /** The polar retraction along V + Q(V, V), with Q a quadratic tangent vector. */
    static final class AcceleratedWithoutGeodesic extends WrongContract {
        static Stream<Subject<?>> subjects() {
            return frames(StiefelMetric.EUCLIDEAN, correct -> new OneRetraction(correct, Retraction.POLAR, 2) {
                @Override
                R064Store direction(R064Store point, R064Store tangent) {
                    R064Store square = R064Store.FACTORY.copy(tangent);
                    Arrays.setAll(square.data, i -> tangent.data[i] * tangent.data[i]);
                    R064Store quadratic = R064Store.FACTORY.copy(tangent);
                    project(point, square, quadratic);
                    Arrays.setAll(quadratic.data, i -> tangent.data[i] + 0.3 * quadratic.data[i]);
                    return quadratic;
                }
            });
        }
    }

    /** The polar retraction along (1 + ‖V‖)V, whose velocity has a kink at V = 0. */
    static final class KinkedWithoutGeodesic extends WrongContract {
        static Stream<Subject<?>> subjects() {
            return frames(StiefelMetric.EUCLIDEAN, correct -> new OneRetraction(correct, Retraction.POLAR, 2) {
                @Override
                R064Store direction(R064Store point, R064Store tangent) {
                    double length = Math.sqrt(inner(point, tangent, tangent));
                    R064Store longer = R064Store.FACTORY.copy(tangent);
                    Arrays.setAll(longer.data, i -> (1 + length) * tangent.data[i]);
                    return longer;
                }
            });
        }
    }

    /** The QR retraction offered as the only geodesic, so that there is nothing to compare it with. */
    static final class WrongGeodesicAlone extends WrongContract {
        static Stream<Subject<?>> subjects() {
            return frames(StiefelMetric.EUCLIDEAN, correct -> new OneRetraction(correct, Retraction.GEODESIC, 2) {
                @Override
                public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
                    super.retract(Retraction.QR, point, tangent, result);
                }
            });
        }
    }

    /**
     * The geodesic of the Euclidean metric, which is the polar retraction to second order, under the canonical inner
     * product.
     */
    static final class WrongGeodesicOfAnotherMetric extends WrongContract {
        static Stream<Subject<?>> subjects() {
            return frames(StiefelMetric.CANONICAL, correct -> new OneRetraction(correct, Retraction.GEODESIC, 2) {
                @Override
                public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
                    super.retract(Retraction.POLAR, point, tangent, result);
                }
            });
        }
    }

    static final class SecondOrderWithoutGeodesic extends WrongContract {
        static Stream<Subject<?>> subjects() {
            return frames(StiefelMetric.EUCLIDEAN, correct -> new OneRetraction(correct, Retraction.POLAR, 2));
        }
    }

    static final class FirstOrderDeclaredAsSuch extends WrongContract {
        static Stream<Subject<?>> subjects() {
            return frames(StiefelMetric.CANONICAL, correct -> new OneRetraction(correct, Retraction.POLAR, 1));
        }
    }

    /** A manifold that offers one retraction, with a declared order. */
    private static class OneRetraction extends Delegate {

        private final Retraction retraction;
        private final int order;

        OneRetraction(Manifold correct, Retraction retraction, int order) {
            super(correct);
            this.retraction = retraction;
            this.order = order;
        }

        /** Returns the vector along which the correct retraction steps; it depends on the point in some cases. */
        @SuppressWarnings("UnusedVariable")
        R064Store direction(R064Store point, R064Store tangent) {
            return tangent;
        }

        @Override
        public Set<Retraction> retractions() {
            return Set.of(retraction);
        }

        @Override
        public int order(Retraction asked) {
            return order;
        }

        @Override
        public void retract(Retraction asked, R064Store point, R064Store tangent, R064Store result) {
            super.retract(asked, point, direction(point, tangent), result);
        }
    }

    static final class TwiceTooFar extends WrongContract {
        static Stream<Subject<?>> subjects() {
            return subject(correct -> new Delegate(correct) {
                @Override
                public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
                    R064Store twice = R064Store.FACTORY.copy(tangent);
                    Arrays.setAll(twice.data, i -> 2 * tangent.data[i]);
                    super.retract(retraction, point, twice, result);
                }
            });
        }
    }

    static final class StraightStep extends WrongContract {
        static Stream<Subject<?>> subjects() {
            return subject(correct -> new Delegate(correct) {
                @Override
                public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
                    Arrays.setAll(result.data, i -> point.data[i] + tangent.data[i]);
                }
            });
        }
    }

    static final class HalfGradient extends WrongContract {
        static Stream<Subject<?>> subjects() {
            return subject(correct -> new Delegate(correct) {
                @Override
                public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
                    super.gradient(point, euclideanGradient, result);
                    Arrays.setAll(result.data, i -> result.data[i] / 2);
                }
            });
        }
    }

    static final class ExtraDimension extends WrongContract {
        static Stream<Subject<?>> subjects() {
            return subject(correct -> new Delegate(correct) {
                @Override
                public int dimension() {
                    return super.dimension() + 1;
                }
            });
        }
    }

    /**
     * The QR retraction and the geodesic of a horizontal vector differ at second order as frames, but not as subspaces.
     */
    static final class OverstatedOrder extends WrongContract {
        static Stream<Subject<?>> subjects() {
            return subject(correct -> new Delegate(correct) {
                @Override
                public int order(Retraction retraction) {
                    return 2;
                }
            });
        }
    }

    /**
     * Base of the contracts with a mistake; their names do not end in Test, so that only {@link FailedLaws} runs them.
     */
    abstract static class WrongContract extends ManifoldContract {

        static Stream<Subject<?>> subject(UnaryOperator<Manifold> mistake) {
            Constraint wrong = (rows, columns, scale, algebra) -> mistake.apply(
                    OrthogonalityConstraints.GRASSMANN.create(new NoOptions()).on(rows, columns, scale, algebra));
            return Stream.of(mistaken("grassmann with a mistake", wrong));
        }

        /** Returns frames of orthonormal columns with a mistake. */
        static Stream<Subject<?>> frames(StiefelMetric metric, UnaryOperator<Manifold> mistake) {
            Constraint wrong = (rows, columns, scale, algebra) -> mistake.apply(OrthogonalityConstraints.STIEFEL
                    .create(new StiefelOptions(metric))
                    .on(rows, columns, scale, algebra));
            return Stream.of(mistaken("stiefel with a mistake", wrong));
        }

        private static Subject<?> mistaken(String name, Constraint wrong) {
            return Subject.of(
                    name,
                    ConstraintProvider.of("mistaken", "a constraint with a mistake", NoOptions.class, options -> wrong),
                    new NoOptions());
        }

        @Override
        protected List<ManifoldShape> shapes() {
            return List.of(new ManifoldShape(6, 2, 1));
        }
    }

    private static class Delegate implements Manifold {
        private final Manifold correct;

        Delegate(Manifold correct) {
            this.correct = correct;
        }

        @Override
        public int rows() {
            return correct.rows();
        }

        @Override
        public int columns() {
            return correct.columns();
        }

        @Override
        public int dimension() {
            return correct.dimension();
        }

        @Override
        public void project(R064Store point, R064Store ambient, R064Store result) {
            correct.project(point, ambient, result);
        }

        @Override
        public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
            correct.gradient(point, euclideanGradient, result);
        }

        @Override
        public double inner(R064Store point, R064Store a, R064Store b) {
            return correct.inner(point, a, b);
        }

        @Override
        public void nearest(R064Store ambient, R064Store result) {
            correct.nearest(ambient, result);
        }

        @Override
        public double residual(R064Store point) {
            return correct.residual(point);
        }

        @Override
        public Set<Retraction> retractions() {
            return correct.retractions();
        }

        @Override
        public int order(Retraction retraction) {
            return 1;
        }

        @Override
        public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
            correct.retract(retraction, point, tangent, result);
        }
    }
}
