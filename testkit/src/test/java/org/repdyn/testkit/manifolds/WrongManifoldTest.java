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
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testkit.FailedLaws;
import org.repdyn.testkit.ManifoldContract;
import org.repdyn.testkit.ManifoldShape;

/** Tests that a geometry with one mistake fails the law about this mistake and passes unrelated laws. */
class WrongManifoldTest {

    @Test
    void aStepTwiceAsLongFailsTheFirstOrderLaw() {
        assertThat(FailedLaws.methods(TwiceTooFar.class))
                .contains("retractionOfFirstOrder")
                .doesNotContain("projection");
    }

    @Test
    void aStepOffTheManifoldFailsTheLandingLaw() {
        assertThat(FailedLaws.methods(StraightStep.class))
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
        static Stream<Subject> subjects() {
            return subject(correct -> new Delegate(correct) {
                @Override
                public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
                    Arrays.setAll(result.data, i -> point.data[i] + tangent.data[i]);
                }
            });
        }
    }

    static final class HalfGradient extends WrongContract {
        static Stream<Subject> subjects() {
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
        static Stream<Subject> subjects() {
            return subject(correct -> new Delegate(correct) {
                @Override
                public int dimension() {
                    return super.dimension() + 1;
                }
            });
        }
    }

    /** The QR retraction and the geodesic of a horizontal vector differ at second order as frames, but not as subspaces. */
    static final class OverstatedOrder extends WrongContract {
        static Stream<Subject> subjects() {
            return subject(correct -> new Delegate(correct) {
                @Override
                public int order(Retraction retraction) {
                    return 2;
                }
            });
        }
    }

    /** Base of the contracts with a mistake; their names do not end in Test, so that only {@link FailedLaws} runs them. */
    abstract static class WrongContract extends ManifoldContract {

        static Stream<Subject> subject(UnaryOperator<Manifold> mistake) {
            Constraint wrong = (rows, columns, scale, algebra) -> mistake.apply(
                    OrthogonalityConstraints.GRASSMANN.create(new NoOptions()).on(rows, columns, scale, algebra));
            return Stream.of(new Subject("grassmann with a mistake", () -> wrong));
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
