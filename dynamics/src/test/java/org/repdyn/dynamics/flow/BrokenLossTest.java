package org.repdyn.dynamics.flow;

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

    /** The loss ‖U‖²/2 with a bug: one of its methods breaks from its second call on. */
    private static final class Broken implements Loss {
        private final boolean writes;
        private final boolean inValue;
        private int calls;

        Broken(boolean writes, boolean inValue) {
            this.writes = writes;
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
            if (writes) {
                u.data[0] = 0;
                return right;
            }
            return Double.NaN;
        }
    }

    private static Stream<Arguments> mistakes() {
        return Stream.of(true, false).flatMap(writes -> Stream.of(true, false).flatMap(inValue -> Stream.<Dynamics>of(
                        new GradientDescent(0.1, Retraction.QR),
                        new Adam(new AdamOptions(0.1, 0.9, 0.999, 1e-8, Optional.empty(), false, Retraction.QR)),
                        new GradientFlow(new GradientFlowOptions(1e-6, 1e-8, 10_000)),
                        new GradientFlow(new GradientFlowOptions(1e-6, 1e-8, 10_000, FlowMethod.PROJECTED)),
                        new GradientFlow(new GradientFlowOptions(1e-6, 1e-8, 10_000, FlowMethod.IMPLICIT)))
                .map(dynamics -> Arguments.of(dynamics, writes, inValue))));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void fails(Dynamics dynamics, boolean writes, boolean inValue) {
        TrainingProblem problem = Fixtures.problem(
                new Broken(writes, inValue),
                new LinearEncoder(2),
                List.of(Fixtures.constraint("euclidean")),
                5,
                3,
                TimeGrid.of(0, 0.5, 1),
                2);
        StopReason stop = Fixtures.run(dynamics, problem).stop();
        assertThat(stop).isInstanceOf(StopReason.Failed.class);
        assertThat(stop.describe())
                .contains(writes ? "the loss changed the embeddings that it was given" : "is a mistake of the loss");
    }
}
