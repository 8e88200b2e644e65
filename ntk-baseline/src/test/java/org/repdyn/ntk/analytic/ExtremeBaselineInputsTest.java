package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineProblem;
import org.repdyn.testsupport.RandomMatrices;

@Tag("slow")
@DisplayName("Kernel baselines on very large, very small, zero and equal inputs")
class ExtremeBaselineInputsTest {

    private static BaselineProblem problem(EmbeddingField field, double size) {
        R064Store x = RandomMatrices.gaussian(12, 4, 3);
        for (int j = 0; j < 4; j++) {
            x.set(0, j, 0);
            x.set(2, j, x.doubleValue(1, j));
            x.set(3, j, 2 * x.doubleValue(1, j));
        }
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] *= size;
        }
        return new BaselineProblem(
                field,
                new Views(new ViewLayout(4, 1, 1), x, Optional.empty()),
                x,
                2,
                TimeGrid.of(0, 0.5, 1),
                BaselineProblems.ALGEBRA,
                new Seed(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e150, 1e75, 1, 1e-75, 1e-160})
    @DisplayName("report finite states up to the reason for which the run ends, for a quadratic loss and for a field")
    void finite(double size) {
        TripletLoss quadratic = new TripletLoss(true);
        EmbeddingField undeclared = new EmbeddingField() {
            @Override
            public ViewRequirements views() {
                return quadratic.views();
            }

            @Override
            public void field(Embeddings embeddings, R064Store result) {
                quadratic.field(embeddings, result);
            }
        };
        for (EmbeddingField field : List.of(quadratic, undeclared)) {
            BaselineProblem problem = problem(field, size);
            RecordedRun run = new RecordedRun();
            Baseline.Result result =
                    BuiltInBaselines.NTK.create(NtkOptions.defaults()).run(problem, run, RunControl.uncontrolled());
            for (R064Store u : run.embeddings) {
                assertThat(Arrays.stream(u.data).allMatch(Double::isFinite))
                        .as("embeddings at %s, run ended as %s", size, result.stopped())
                        .isTrue();
            }
            assertThat(result.stopped().describe()).doesNotContain("NaN");
            assertThat(result.notes().values()).noneMatch(value -> Double.isNaN(value));
        }
    }
}
