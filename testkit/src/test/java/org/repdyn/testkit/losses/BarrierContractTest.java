package org.repdyn.testkit.losses;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.testkit.LossContract;
import org.repdyn.testkit.Subject;

/** The contract tells the domain of a loss from its exceptions, once it is given embeddings inside it. */
@DisplayName("Losses with a barrier obey the laws")
class BarrierContractTest {

    private static final ViewRequirements ANCHORS = new ViewRequirements(0, 0, false);

    /** Returns the batch with each entry changed. */
    private static Embeddings mapped(Embeddings batch, DoubleUnaryOperator change) {
        R064Store u = batch.matrix().copy();
        for (int i = 0; i < u.data.length; i++) {
            u.data[i] = change.applyAsDouble(u.data[i]);
        }
        return new Embeddings(batch.layout(), u, batch.targets(), batch.algebra());
    }

    /** The loss −mean Σ log(1 − u²) of entries in (−1, 1). Rotations and enlargements leave its domain. */
    private record Box() implements Loss {

        @Override
        public ViewRequirements views() {
            return ANCHORS;
        }

        @Override
        public double value(Embeddings embeddings) {
            double sum = 0;
            for (double u : embeddings.matrix().data) {
                if (Math.abs(u) >= 1) {
                    throw new ArithmeticException("an embedding has the entry " + u + " outside the box (-1, 1)");
                }
                sum -= Math.log1p(-u * u);
            }
            return sum / embeddings.samples();
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            double value = value(embeddings);
            double[] u = embeddings.matrix().data;
            for (int i = 0; i < u.length; i++) {
                gradient.data[i] = 2 * u[i] / (1 - u[i] * u[i]) / embeddings.samples();
            }
            return value;
        }
    }

    @Nested
    @DisplayName("at the sides of a box")
    class Boxed extends LossContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(Subject.of(
                    LossProvider.of("box", "a barrier at the sides of a box", NoOptions.class, o -> new Box()),
                    new NoOptions()));
        }

        /** Returns entries of at most 0.85: steps of the laws, of up to 0.1, stay inside the box. */
        @Override
        protected Embeddings embeddings(int samples, long seed) {
            return mapped(super.embeddings(samples, seed), u -> 0.85 * Math.tanh(2 * u));
        }
    }

    /** The loss −mean log(1 − ‖u‖²) of rows in the unit ball, which rotations keep. */
    private record Ball() implements Loss, RotationInvariant {

        @Override
        public ViewRequirements views() {
            return ANCHORS;
        }

        @Override
        public double value(Embeddings embeddings) {
            return Arrays.stream(gaps(embeddings)).map(gap -> -Math.log(gap)).sum() / embeddings.samples();
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            double[] gaps = gaps(embeddings);
            for (int i = 0; i < gradient.data.length; i++) {
                gradient.data[i] = 2 * embeddings.matrix().data[i] / gaps[i % gaps.length] / embeddings.samples();
            }
            return value(embeddings);
        }

        /** Returns 1 − ‖u‖² of each row. */
        private static double[] gaps(Embeddings embeddings) {
            R064Store u = embeddings.matrix();
            double[] gaps = new double[u.getRowDim()];
            Arrays.fill(gaps, 1);
            for (int i = 0; i < u.data.length; i++) {
                gaps[i % gaps.length] -= u.data[i] * u.data[i];
            }
            if (Arrays.stream(gaps).anyMatch(gap -> gap <= 0)) {
                throw new ArithmeticException("an embedding is outside the unit ball");
            }
            return gaps;
        }
    }

    @Nested
    @DisplayName("at a sphere, for the sizes inside it")
    class Balls extends LossContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(Subject.of(
                    LossProvider.of("ball", "a barrier at a sphere", NoOptions.class, o -> new Ball()),
                    new NoOptions()));
        }

        @Override
        protected Embeddings embeddings(int samples, long seed) {
            return mapped(super.embeddings(samples, seed), u -> 0.3 * Math.tanh(u));
        }

        @Override
        protected double[] otherSizes() {
            return new double[] {1e-3, 0.1};
        }
    }
}
