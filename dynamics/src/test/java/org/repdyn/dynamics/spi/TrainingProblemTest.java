package org.repdyn.dynamics.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.BuiltInDynamics;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.InitialWeights;
import org.repdyn.dynamics.closedform.QuadraticForm;
import org.repdyn.dynamics.descent.GradientDescentOptions;
import org.repdyn.dynamics.encoder.Encoders;
import org.repdyn.dynamics.encoder.LinearOptions;
import org.repdyn.dynamics.encoder.WeightInitialisation;
import org.repdyn.losses.spi.Losses;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("A training problem that a program makes")
class TrainingProblemTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final Constraint FREE = Fixtures.constraint("euclidean");
    private static final Encoder ENCODER = Encoders.LINEAR.create(
            new LinearOptions(2, 1, WeightInitialisation.GAUSSIAN, Optional.empty(), Optional.empty()));
    private static final Views VIEWS =
            new Views(new ViewLayout(3, 1, 0), RandomMatrices.gaussian(6, 4, 1), Optional.empty());

    private static TrainingProblem problem(R064Store evaluation, Weights initial) {
        return new TrainingProblem(
                Losses.byName("nt-xent"),
                VIEWS,
                evaluation,
                ENCODER,
                List.of(FREE),
                initial,
                TimeGrid.linear(1, 2),
                ALGEBRA,
                new Seed(1));
    }

    private static Weights weights(int rows, int columns) {
        return new Weights(List.of(R064Store.FACTORY.make(rows, columns)));
    }

    @Test
    @DisplayName("has weights and evaluation inputs of the shapes that its encoder and its views need")
    void shapes() {
        assertThatThrownBy(() -> problem(R064Store.FACTORY.make(0, 4), weights(3, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the initial weights of block 'W' are 3×2; for views of dimension 4 the encoder needs 4×2");
        assertThatThrownBy(() -> problem(R064Store.FACTORY.make(2, 3), weights(4, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the evaluation inputs have dimension 3, the views 4");
    }

    @Test
    @DisplayName("has no quadratic form if its loss has none")
    void form() {
        TrainingProblem problem = problem(R064Store.FACTORY.make(0, 4), weights(4, 2));
        assertThatThrownBy(() -> QuadraticForm.of(problem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("the field of the problem is a .*NtXent, which is not a quadratic loss.*");
    }

    @Test
    @DisplayName("draws weights for as many constraints as the encoder has blocks")
    void draw() {
        assertThatThrownBy(() -> InitialWeights.draw(ENCODER, List.of(), 4, new Seed(1), ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the encoder has the weight blocks W, so it needs as many constraints, got 0");
        assertThatThrownBy(() -> InitialWeights.draw(ENCODER, List.of(FREE), 0, new Seed(1), ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs have at least 1 dimension, got 0");
    }

    @Test
    @DisplayName("has batches of its own samples only; a larger index would be a row of another block")
    void batches() {
        FixedViews stream = new FixedViews(VIEWS);
        assertThat(stream.batch(new int[] {2, 0}, new Seed(1)).matrix().countRows())
                .isEqualTo(4);
        for (int sample : new int[] {-1, 3, 5}) {
            assertThatThrownBy(() -> stream.batch(new int[] {0, sample}, new Seed(1)))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("out of bounds for length 3");
        }
    }

    @Test
    @DisplayName("is followed by a dynamics of a catalogue whose options a study could have")
    void options() {
        assertThatThrownBy(() -> BuiltInDynamics.GRADIENT_DESCENT.create(new GradientDescentOptions(-1, Retraction.QR)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("gradient-descent: rate is '-1'")
                .hasMessageContaining("allowed: ");
        assertThatThrownBy(() ->
                        BuiltInDynamics.GRADIENT_DESCENT.create(new GradientDescentOptions(Double.NaN, Retraction.QR)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("gradient-descent: rate is 'nan'");
    }

    @Test
    @DisplayName("names an argument that is null")
    void absentArguments() {
        TrainingProblem problem = problem(R064Store.FACTORY.make(0, 4), weights(4, 2));
        assertThatThrownBy(() -> new TrainingProblem(
                        problem.field(),
                        VIEWS,
                        problem.evaluation(),
                        ENCODER,
                        problem.constraints(),
                        problem.initial(),
                        null,
                        ALGEBRA,
                        problem.seed()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the argument 'times' is null");
    }

    @Test
    @DisplayName("keeps everything but its times when it is observed at others")
    void times() {
        TrainingProblem problem = problem(R064Store.FACTORY.make(0, 4), weights(4, 2))
                .withWeightDecay(0.5)
                .following(new LimitFlow("heavy ball", "W'' + friction W' = -grad L").with("friction", 2));
        TimeGrid others = TimeGrid.of(0, 3);
        TrainingProblem longer = problem.withTimes(others);
        assertThat(longer.times()).isEqualTo(others);
        assertThat(longer.withTimes(problem.times())).isEqualTo(problem);
    }

    @Test
    @DisplayName("keeps the flow of its dynamics on other views and with a weight decay")
    void flow() {
        LimitFlow ball = new LimitFlow("heavy ball", "W'' + friction W' = -grad L").with("friction", 2);
        TrainingProblem problem = problem(R064Store.FACTORY.make(0, 4), weights(4, 2));

        assertThat(problem.flow()).isEqualTo(LimitFlow.GRADIENT);
        assertThat(problem.following(ball).withWeightDecay(0.5).on(VIEWS).flow())
                .isEqualTo(ball);
        assertThat(problem.withWeightDecay(0.5).following(ball).weightDecay()).isEqualTo(0.5);
    }
}
