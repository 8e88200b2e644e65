package org.repdyn.dynamics.minimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.BuiltInDynamics;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.Fixtures.Run;
import org.repdyn.dynamics.Fixtures.Shown;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.spi.Budget;
import org.repdyn.dynamics.spi.Budgeted;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Minimisation of a loss in a study")
class MinimisationTest {

    private static final TimeGrid TIMES = TimeGrid.of(0, 0.25, 0.5, 1, 2);

    @SuppressWarnings("unchecked") // the type parameter of a provider is its options type
    private static Dynamics dynamics(String name, int iterations) {
        return new BuiltInDynamics()
                .providers().stream()
                        .filter(p -> p.name().equals(name))
                        .map(p -> (DynamicsProvider<MinimisationOptions>) p)
                        .findFirst()
                        .orElseThrow()
                        .create(new MinimisationOptions(iterations, 1e-8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trust-regions", "lbfgs", "conjugate-gradient"})
    @DisplayName(
            "finds the sum of the lowest eigenvalues under orthogonal columns, and stays there to the end of the study")
    void optimum(String name) {
        R064Store c = RandomMatrices.symmetric(7, 3);
        double[] values = Fixtures.ALGEBRA.symmetricEigen(c).values();
        TrainingProblem problem =
                Fixtures.formProblem(c, RandomMatrices.orthonormal(7, 2, 5), Fixtures.constraint("grassmann"), TIMES);
        Run run = Fixtures.run(dynamics(name, 80), problem);
        assertThat(run.stop()).isEqualTo(new StopReason.Completed(2));
        assertThat(run.shown()).extracting(Shown::time).containsExactly(0.0, 0.25, 0.5, 1.0, 2.0);
        // The loss is within the square of the gradient, 1e-16, of the minimum.
        assertThat(run.last().loss()).isCloseTo(values[0] + values[1], within(1e-13));
    }

    private static TrainingProblem subspace() {
        return Fixtures.formProblem(
                RandomMatrices.symmetric(7, 3),
                RandomMatrices.orthonormal(7, 2, 5),
                Fixtures.constraint("grassmann"),
                TIMES);
    }

    @Test
    @DisplayName("minimises over the product of the blocks' manifolds, with weight decay as part of the loss")
    void product() {
        List<Constraint> constraints = List.of(Fixtures.constraint("oblique"), Fixtures.constraint("stiefel"));
        TrainingProblem problem = Fixtures.problem(
                        Fixtures.regression(),
                        new TwoLayerEncoder(2, 4, HiddenActivation.TANH),
                        constraints,
                        8,
                        3,
                        TIMES,
                        1)
                .withWeightDecay(0.1);
        Run run = Fixtures.run(dynamics("trust-regions", 60), problem);
        assertThat(run.stop()).isInstanceOf(StopReason.Completed.class);
        WeightField field = problem.weightField();
        Weights start = problem.initial().zeros();
        Weights end = problem.initial().zeros();
        field.gradient(problem.initial(), start);
        field.gradient(run.last().weights(), end);
        // The tolerance that is given to the minimisation.
        assertThat(end.norm()).isLessThan(1e-8 * start.norm());
        assertThat(field.manifold().residual(run.last().weights())).isLessThan(Tolerances.rounding(12, 1, 1));
    }

    @Test
    @DisplayName("says when it has minimised the loss, or that it has not")
    void verdict() {
        TrainingProblem problem = subspace();
        assertThat(Fixtures.run(dynamics("trust-regions", 80), problem).notes())
                .singleElement()
                .asString()
                .matches("trust-regions minimised the loss, gradient norm .* after [0-9]+ iterations");
        assertThat(Fixtures.run(dynamics("trust-regions", 2), problem).notes())
                .singleElement()
                .asString()
                .matches("trust-regions has not minimised the loss, gradient norm .* after 2 iterations");
    }

    @Test
    @DisplayName("on a loss without a lower bound goes on to its last iteration, and does not claim a minimum")
    void unbounded() {
        double[] values = {-2, -1, 1, 2};
        R064Store c = R064Store.FACTORY.make(4, 4);
        Arrays.setAll(values, i -> {
            c.set(i, i, values[i]);
            return values[i];
        });
        TrainingProblem problem =
                Fixtures.formProblem(c, RandomMatrices.gaussian(4, 2, 5), Fixtures.constraint("euclidean"), TIMES);
        assertThat(Fixtures.run(dynamics("trust-regions", 30), problem).notes())
                .singleElement()
                .asString()
                .contains("has not minimised the loss");
    }

    @Test
    @DisplayName("ends when a budget of gradients is spent, at the last whole iteration")
    void budget() {
        TrainingProblem problem = subspace();
        Dynamics limited = ((Budgeted) dynamics("trust-regions", 80))
                .within(new Budget(OptionalLong.empty(), OptionalLong.of(20)));
        Run run = Fixtures.run(limited, problem);
        assertThat(run.stop()).isInstanceOf(StopReason.Reached.class);
        assertThat(run.stop().describe()).contains("its budget of 20 gradients is spent");
        assertThat(run.stop().time()).isEqualTo(run.last().time()).isPositive();
    }

    @Test
    @DisplayName("is refused where there is no loss on a constraint to minimise")
    void refused() {
        TrainingProblem problem = Fixtures.formProblem(
                RandomMatrices.symmetric(7, 3),
                RandomMatrices.orthonormal(7, 2, 5),
                Fixtures.constraint("landing"),
                TIMES);
        assertThat(dynamics("lbfgs", 10).objection(problem))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("weight block W").contains("use stiefel or grassmann"));
    }
}
