package org.repdyn.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.dynamics.descent.GradientDescent;
import org.repdyn.dynamics.descent.Sgd;
import org.repdyn.dynamics.descent.SgdOptions;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.flow.FlowMethod;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.Tolerances;

@DisplayName("A linear encoder under a quadratic loss follows the matrix C")
class QuadraticFieldTest {

    private static final int DIMENSION = 6;
    private static final TimeGrid TIMES = TimeGrid.of(0, 0.5, 1);

    /** A quadratic loss without its type, so that its field is computed on all rows. */
    private record OnRows(QuadraticLoss loss) implements Loss, RotationInvariant {

        @Override
        public ViewRequirements views() {
            return loss.views();
        }

        @Override
        public double value(Embeddings embeddings) {
            return loss.value(embeddings);
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            return loss.valueAndGradient(embeddings, gradient);
        }
    }

    private static Dynamics descent() {
        return new GradientDescent(0.01, Retraction.QR);
    }

    private static Dynamics flow(FlowMethod method) {
        return new GradientFlow(new GradientFlowOptions(1e-8, 1e-10, 100_000, method));
    }

    private static Stream<Arguments> runs() {
        return Stream.of("euclidean", "stiefel", "grassmann", "oblique", "soft-orthogonal")
                .flatMap(constraint -> Stream.of(descent(), flow(FlowMethod.AUTO), flow(FlowMethod.PROJECTED))
                        .map(dynamics -> Arguments.of(constraint, dynamics)));
    }

    private static TrainingProblem problem(Loss loss, String constraint, int samples, LinearAlgebra algebra) {
        TrainingProblem p = Fixtures.problem(
                loss, new LinearEncoder(2), List.of(Fixtures.constraint(constraint)), samples, DIMENSION, TIMES, 7);
        return Fixtures.decaying(p, algebra);
    }

    private static void assertSameTrajectory(Dynamics dynamics, String constraint, double tolerance) {
        QuadraticLoss loss = Fixtures.quadratic(3);
        Fixtures.Run onMatrix = Fixtures.run(dynamics, problem(loss, constraint, 20, Fixtures.ALGEBRA));
        Fixtures.Run onRows = Fixtures.run(dynamics, problem(new OnRows(loss), constraint, 20, Fixtures.ALGEBRA));
        assertThat(onMatrix.shown()).hasSize(TIMES.size());
        for (int i = 0; i < TIMES.size(); i++) {
            Weights rows = onRows.shown().get(i).weights();
            assertThat(Fixtures.distance(
                            onMatrix.shown().get(i).weights().blocks().get(0),
                            rows.blocks().get(0)))
                    .isLessThan(tolerance * rows.norm());
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    @DisplayName("and has the trajectory of the field on all rows, up to rounding")
    void sameTrajectory(String constraint, Dynamics dynamics) {
        // A gradient sums 60 products in another order; at most 1,000 gradients add their errors, which grow at most
        // like the
        // weights themselves.
        assertSameTrajectory(dynamics, constraint, Tolerances.rounding(60 * 1000, 1, 1));
    }

    @Test
    @DisplayName("but batches, whose rows change, are read at each step")
    void batches() {
        Dynamics sgd = new Sgd(new SgdOptions(0.01, 8, 0, false, Retraction.QR));
        // 100 steps of sums over 24 rows, which are the same rows in both runs.
        assertSameTrajectory(sgd, "euclidean", Tolerances.rounding(24 * 100, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("runs")
    @DisplayName("and uses the rows once for C and once for each state that is shown")
    void productsDoNotDependOnSamples(String constraint, Dynamics dynamics) {
        int[] products = new int[2];
        for (int i = 0; i < 2; i++) {
            int samples = i == 0 ? 20 : 300;
            CountedProducts counted = new CountedProducts(3 * samples);
            Fixtures.run(dynamics, problem(Fixtures.quadratic(3), constraint, samples, counted.algebra()));
            products[i] = counted.products();
            assertThat(counted.onRows()).isEqualTo(1 + TIMES.size());
        }
        // Flows choose the number of their steps by the data, and projections may project twice.
        if (dynamics instanceof GradientDescent && constraint.equals("euclidean")) {
            assertThat(products[1]).isEqualTo(products[0]);
        }
    }

    @Test
    @DisplayName("unless there are fewer rows than coordinates, where a product with C is the longer one")
    void fewRows() {
        CountedProducts counted = new CountedProducts(3);
        Fixtures.run(descent(), problem(Fixtures.quadratic(3), "euclidean", 1, counted.algebra()));
        // Two products for each of 100 gradients, and one for each state that is shown.
        assertThat(counted.onRows()).isEqualTo(200 + TIMES.size());
    }
}
