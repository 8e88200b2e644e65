package org.repdyn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.Loss;
import org.repdyn.testkit.DynamicsProbes.Recorder;
import org.repdyn.testkit.DynamicsProbes.Shown;
import org.repdyn.testsupport.Tolerances;

/** What is demanded of the states that a run showed. */
final class RunAssertions {

    private RunAssertions() {}

    /**
     * Every time of the grid was shown once, in ascending order.
     *
     * @param resolution how far a shown time may be from that of the grid; 0: not at all
     */
    static void assertOnGrid(double[] shown, TimeGrid times, double resolution) {
        if (resolution == 0) {
            assertThat(shown).containsExactly(times.toArray());
            return;
        }
        // Time is a sum of steps.
        double allowed = resolution + Tolerances.rounding(100, 1, times.end());
        assertThat(shown).hasSizeLessThanOrEqualTo(times.size());
        for (int i = 1; i < shown.length; i++) {
            assertThat(shown[i]).as("time after %s", shown[i - 1]).isGreaterThan(shown[i - 1]);
        }
        for (double wanted : times.toArray()) {
            assertThat(Arrays.stream(shown).map(t -> Math.abs(t - wanted)).min().orElseThrow())
                    .as("distance of t = %s to %s", wanted, Arrays.toString(shown))
                    .isLessThanOrEqualTo(allowed);
        }
    }

    /** Embeddings and loss are those of the weights. */
    static void assertConsistent(Shown s, TrainingProblem problem) {
        R064Store u = FlowReference.embeddings(problem, problem.views().matrix(), s.weights());
        assertClose("embeddings at t = " + s.time(), s.embeddings(), u);
        assertThat(s.loss().isPresent())
                .as("a loss is shown where the field has one")
                .isEqualTo(problem.field() instanceof Loss);
        if (problem.field() instanceof Loss loss) {
            double value = loss.value(
                    new Embeddings(problem.views().layout(), u, problem.views().targets(), problem.algebra()));
            // A loss adds up products of embeddings.
            double size = Math.abs(value) + Math.pow(norm(u), 2);
            assertThat(s.loss().orElseThrow())
                    .as("loss at t = %s", s.time())
                    .isCloseTo(value, within(Tolerances.rounding(100, 1, size)));
        }
    }

    /** The same bits at the same times. */
    static void assertSameRun(Recorder actual, Recorder expected) {
        assertThat(actual.times()).as("times").isEqualTo(expected.times());
        for (int i = 0; i < expected.shown.size(); i++) {
            Shown a = actual.shown.get(i);
            Shown b = expected.shown.get(i);
            assertSameBits("weights at t = " + b.time(), a.weights(), b.weights());
            assertThat(a.embeddings().data).as("embeddings at t = %s", b.time()).isEqualTo(b.embeddings().data);
            assertThat(a.loss()).as("loss at t = %s", b.time()).isEqualTo(b.loss());
        }
    }

    /** The same bits in each block. */
    static void assertSameBits(String what, Weights actual, Weights expected) {
        for (int b = 0; b < expected.blocks().size(); b++) {
            assertThat(actual.blocks().get(b).data)
                    .as("%s, block %s", what, b)
                    .isEqualTo(expected.blocks().get(b).data);
        }
    }

    /** Something was shown, and nothing of it is infinite or not a number. */
    static void assertFinite(Recorder recorder) {
        assertThat(recorder.shown).as("states shown").isNotEmpty();
        for (Shown s : recorder.shown) {
            assertThat(s.weights().blocks()).as("weights at t = %s", s.time()).allMatch(b -> finite(b));
            assertThat(finite(s.embeddings()))
                    .as("embeddings at t = %s are finite", s.time())
                    .isTrue();
            s.loss().ifPresent(l -> assertThat(l).as("loss at t = %s", s.time()).isFinite());
        }
    }

    private static boolean finite(R064Store matrix) {
        return Arrays.stream(matrix.data).allMatch(Double::isFinite);
    }

    /** Equal up to the rounding of one pass. */
    static void assertClose(String what, R064Store actual, R064Store expected) {
        assertThat(actual.data).as(what).hasSameSizeAs(expected.data);
        // One pass of an encoder of a few layers, some ten terms a sum.
        double allowed = Tolerances.rounding(100, 1, norm(expected));
        for (int i = 0; i < expected.data.length; i++) {
            assertThat(actual.data[i]).as(what).isCloseTo(expected.data[i], within(allowed));
        }
    }

    static double norm(R064Store matrix) {
        return Math.sqrt(Arrays.stream(matrix.data).map(x -> x * x).sum());
    }
}
