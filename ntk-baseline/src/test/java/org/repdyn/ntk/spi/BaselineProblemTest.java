package org.repdyn.ntk.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.losses.spi.Losses;
import org.repdyn.ntk.analytic.BuiltInBaselines;
import org.repdyn.ntk.analytic.KernelRepresentationOptions;
import org.repdyn.ntk.analytic.RepresentationObjective;

@DisplayName("A problem in function space that a program makes")
class BaselineProblemTest {

    private static BaselineProblem problem(R064Store evaluation, int outputs) {
        return new BaselineProblem(
                Losses.byName("nt-xent"),
                new Views(new ViewLayout(2, 1, 0), R064Store.FACTORY.make(4, 3), Optional.empty()),
                evaluation,
                outputs,
                TimeGrid.linear(1, 2),
                LinearAlgebra.ojAlgo(),
                new Seed(1));
    }

    @Test
    @DisplayName("has outputs, and evaluation inputs of the dimension of its views")
    void arguments() {
        assertThatThrownBy(() -> problem(R064Store.FACTORY.make(0, 3), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("embeddings have at least 1 output, got 0");
        assertThatThrownBy(() -> problem(R064Store.FACTORY.make(2, 4), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the evaluation inputs have dimension 4, the views 3");
    }

    @Test
    @DisplayName("is followed by a baseline whose options a study could have")
    void options() {
        assertThatThrownBy(() -> BuiltInBaselines.KERNEL_REPRESENTATION.create(
                        KernelRepresentationOptions.of(RepresentationObjective.VICREG, Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("kernel-representation: ridge is 'nan'");
    }

    @Test
    @DisplayName("has results that do not change with the map of their notes")
    void results() {
        Map<String, Double> notes = new HashMap<>(Map.of("evaluations", 3.0));
        Baseline.Result result = new Baseline.Result(new StopReason.Completed(1), notes);
        notes.clear();
        assertThat(result.notes()).containsOnlyKeys("evaluations");
    }
}
