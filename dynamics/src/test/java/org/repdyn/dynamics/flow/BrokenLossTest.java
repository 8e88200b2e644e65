package org.repdyn.dynamics.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.descent.Adam;
import org.repdyn.dynamics.descent.AdamOptions;
import org.repdyn.dynamics.descent.GradientDescent;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.Loss;
import org.repdyn.manifolds.spi.Retraction;

@Tag("slow")
@DisplayName("A run with a broken loss fails, and names the loss as the reason")
class BrokenLossTest {

    private enum Mistake {
        WRITES,
        NAN,
        POSITIVE_INFINITY,
        NEGATIVE_INFINITY
    }

    /** The loss ‖U‖²/2 with a bug: one of its methods breaks from its second call on. */
    private static final class Broken implements Loss {
        private final Mistake mistake;
        private final boolean inValue;
        private int calls;

        Broken(Mistake mistake, boolean inValue) {
            this.mistake = mistake;
            this.inValue = inValue;
        }

        @Override
        public ViewRequirements views() {
            return new ViewRequirements(1, 0, false);
        }

        @Override
        public double value(Embeddings embeddings) {
            double sum = 0;
            for (double u : embeddings.matrix().data) {
                sum += u * u / 2;
            }
            return inValue ? mistake(embeddings.matrix(), sum) : sum;
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            field(embeddings, gradient);
            return value(embeddings);
        }

        @Override
        public void field(Embeddings embeddings, R064Store result) {
            System.arraycopy(embeddings.matrix().data, 0, result.data, 0, result.data.length);
            if (!inValue) {
                result.data[0] = mistake(embeddings.matrix(), result.data[0]);
            }
        }

        private double mistake(R064Store u, double right) {
            if (calls++ == 0) {
                return right;
            }
            return switch (mistake) {
                case WRITES -> {
                    u.data[0] = 0;
                    yield right;
                }
                case NAN -> Double.NaN;
                case POSITIVE_INFINITY -> Double.POSITIVE_INFINITY;
                case NEGATIVE_INFINITY -> Double.NEGATIVE_INFINITY;
            };
        }
    }

    private static Stream<Arguments> mistakes() {
        return Stream.of(Mistake.values())
                .flatMap(mistake -> Stream.of(true, false).flatMap(inValue -> Stream.<Dynamics>of(
                                new GradientDescent(0.1, Retraction.QR),
                                new Adam(
                                        new AdamOptions(0.1, 0.9, 0.999, 1e-8, Optional.empty(), false, Retraction.QR)),
                                new GradientFlow(new GradientFlowOptions(1e-6, 1e-8, 10_000)),
                                new GradientFlow(new GradientFlowOptions(1e-6, 1e-8, 10_000, FlowMethod.PROJECTED)),
                                new GradientFlow(new GradientFlowOptions(1e-6, 1e-8, 10_000, FlowMethod.IMPLICIT)))
                        .map(dynamics -> Arguments.of(dynamics, mistake, inValue))));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void fails(Dynamics dynamics, Mistake mistake, boolean inValue) {
        TrainingProblem problem = Fixtures.problem(
                new Broken(mistake, inValue),
                new LinearEncoder(2),
                List.of(Fixtures.constraint("euclidean")),
                5,
                3,
                TimeGrid.of(0, 0.5, 1),
                2);
        StopReason stop = Fixtures.run(dynamics, problem).stop();
        assertThat(stop).isInstanceOf(StopReason.Failed.class);
        assertThat(stop.describe())
                .contains(
                        mistake == Mistake.WRITES
                                ? "the loss changed the embeddings that it was given"
                                : "is a mistake of the loss");
    }

    /** The loss −Σu⁶, which overflows because the weights grow without bound. */
    private static final class Unbounded implements Loss {

        @Override
        public ViewRequirements views() {
            return new ViewRequirements(1, 0, false);
        }

        @Override
        public double value(Embeddings embeddings) {
            double sum = 0;
            for (double u : embeddings.matrix().data) {
                sum -= Math.pow(u, 6);
            }
            return sum;
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            for (int i = 0; i < gradient.data.length; i++) {
                gradient.data[i] = -6 * Math.pow(embeddings.matrix().data[i], 5);
            }
            return value(embeddings);
        }
    }

    @Test
    @DisplayName("but a loss that overflows because the weights grow without bound is not broken")
    void divergence() {
        TrainingProblem problem = Fixtures.problem(
                new Unbounded(),
                new LinearEncoder(2),
                List.of(Fixtures.constraint("euclidean")),
                5,
                3,
                TimeGrid.of(0, 5, 10),
                2);
        assertThat(Fixtures.run(new GradientDescent(0.1, Retraction.QR), problem)
                        .stop())
                .isInstanceOf(StopReason.Diverged.class);
    }
}
