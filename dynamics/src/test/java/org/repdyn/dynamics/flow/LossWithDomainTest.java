package org.repdyn.dynamics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.Fixtures.Run;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.Loss;

@DisplayName("The flow of a loss that is defined for u < 1 alone")
class LossWithDomainTest {

    /** A loss of one number u < 1. */
    private interface Below extends Loss {

        double valueAt(double u);

        double slopeAt(double u);

        @Override
        default ViewRequirements views() {
            return new ViewRequirements(0, 0, false);
        }

        @Override
        default double value(Embeddings e) {
            return valueAt(inside(e));
        }

        @Override
        default double valueAndGradient(Embeddings e, R064Store gradient) {
            gradient.data[0] = slopeAt(inside(e));
            return valueAt(e.matrix().data[0]);
        }

        private static double inside(Embeddings e) {
            double u = e.matrix().data[0];
            if (u >= 1) {
                throw new ArithmeticException("the embedding is " + u + ", and the loss is defined below 1");
            }
            return u;
        }
    }

    /**
     * −50u² − log(1 − u²)/10: u grows like e^{100t}, and bends within a thousandth of this time where the barrier begins. With s = u²,
     * t = log(s/s₀)/a − c·log((a − bs)/(a − bs₀)), a = 199.6, b = 200, c = (1 − a/b)/a, and s → a/b.
     */
    private record Barrier() implements Below {

        private static final double A = 199.6;
        private static final double B = 200;

        @Override
        public double valueAt(double u) {
            return -50 * u * u - 0.1 * Math.log(1 - u * u);
        }

        @Override
        public double slopeAt(double u) {
            return -100 * u + 0.2 * u / (1 - u * u);
        }

        private static double time(double from, double to) {
            return Math.log(to / from) / A - (1 - A / B) / A * Math.log((A - B * to) / (A - B * from));
        }
    }

    /** √(1 − u): (1 − u)^{3/2} = (1 − u₀)^{3/2} − 3t/4 reaches the end of the domain at t* = ⅔ for u₀ = 1 − 2^{−2/3}. */
    private record Leaving() implements Below {

        @Override
        public double valueAt(double u) {
            return Math.sqrt(1 - u);
        }

        @Override
        public double slopeAt(double u) {
            return -1 / (2 * Math.sqrt(1 - u));
        }
    }

    private static Run run(Loss loss, double start, FlowMethod method, TimeGrid times) {
        R064Store at = R064Store.FACTORY.make(1, 1);
        at.set(0, 0, start);
        TrainingProblem problem = new TrainingProblem(
                loss,
                new Views(new ViewLayout(1, 0, 0), R064Store.FACTORY.makeEye(1, 1), Optional.empty()),
                R064Store.FACTORY.make(0, 1),
                new LinearEncoder(1),
                List.of(Fixtures.constraint("euclidean")),
                new Weights(List.of(at)),
                times,
                Fixtures.ALGEBRA,
                new Seed(0));
        return Fixtures.run(new GradientFlow(new GradientFlowOptions(1e-6, 1e-9, 100_000, method)), problem);
    }

    @ParameterizedTest
    @EnumSource(FlowMethod.class)
    @DisplayName("takes shorter steps where a stage would leave the domain")
    void staysInside(FlowMethod method) {
        Run run = run(new Barrier(), 0.01, method, TimeGrid.of(0, 0.02, 0.04, 0.06));
        assertThat(run.stop()).isInstanceOf(StopReason.Completed.class);
        for (Fixtures.Shown state : run.shown().subList(0, 3)) {
            double square = Math.pow(state.embeddings().data[0], 2);
            // A hundred times the tolerance, 1e-6, over the rate 100: the errors of some tens of steps add up.
            assertThat(Barrier.time(1e-4, square)).isCloseTo(state.time(), within(1e-6));
        }
        // The rest point attracts, so that the error of the last step alone is left.
        assertThat(Math.pow(run.last().embeddings().data[0], 2)).isCloseTo(Barrier.A / Barrier.B, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(FlowMethod.class)
    @DisplayName("ends with the reason that the loss gives where the solution leaves the domain")
    void endsAtTheBorder(FlowMethod method) {
        Run run = run(new Leaving(), 1 - Math.pow(2, -2.0 / 3), method, TimeGrid.linear(2, 20));
        assertThat(run.stop()).isInstanceOf(StopReason.Failed.class);
        assertThat(run.stop().describe()).contains("the loss is defined below 1");
        // 1e-6 per step over some tens of steps.
        assertThat(run.last().time()).isCloseTo(2.0 / 3, within(1e-6 * 100));
    }
}
