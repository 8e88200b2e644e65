package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.Loss;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("A flow under a kernel with a broken loss fails, and names the loss as the reason")
class BrokenFieldTest {

    private static final int N = 6;

    private enum Mistake {
        WRITES_IN_FIELD,
        NAN_IN_FIELD,
        WRITES_IN_VALUE,
        NAN_IN_VALUE
    }

    /** The loss ‖U‖²/2 with a mistake in one of its methods. */
    private record Broken(Mistake mistake) implements Loss {

        @Override
        public ViewRequirements views() {
            return ViewRequirements.PAIRS;
        }

        @Override
        public double value(Embeddings embeddings) {
            if (mistake == Mistake.WRITES_IN_VALUE) {
                embeddings.matrix().data[0] += 1;
            }
            double sum = 0;
            for (double u : embeddings.matrix().data) {
                sum += u * u / 2;
            }
            return mistake == Mistake.NAN_IN_VALUE ? Double.NaN : sum;
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            field(embeddings, gradient);
            return value(embeddings);
        }

        @Override
        public void field(Embeddings embeddings, R064Store result) {
            System.arraycopy(embeddings.matrix().data, 0, result.data, 0, result.data.length);
            if (mistake == Mistake.WRITES_IN_FIELD) {
                embeddings.matrix().data[0] = 0;
            } else if (mistake == Mistake.NAN_IN_FIELD) {
                result.data[0] = Double.NaN;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void fails(Mistake mistake) {
        R064Store start = RandomMatrices.gaussian(N, 2, 6);
        R064Store kernel = RandomMatrices.gaussian(N, N, 7);
        R064Store positive = BaselineProblems.ALGEBRA.multiplyLeftTransposed(kernel, kernel);
        KernelSetting setting = BaselineProblems.setting(
                new Broken(mistake), positive, positive, start, start, new ViewLayout(N / 2, 1, 0), TimeGrid.of(0, 1));

        StopReason stopped = new FieldFlow(setting, RunControl.uncontrolled(), 1e-6)
                .run(new RecordedRun())
                .stopped();

        boolean writes = mistake == Mistake.WRITES_IN_FIELD || mistake == Mistake.WRITES_IN_VALUE;
        assertThat(stopped).isInstanceOf(StopReason.Failed.class);
        assertThat(stopped.describe())
                .contains(writes ? "the loss changed the embeddings that it was given" : "is a mistake of the loss");
    }
}
