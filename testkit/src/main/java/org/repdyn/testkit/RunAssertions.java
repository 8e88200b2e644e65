package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.Loss;
import org.repdyn.testkit.DynamicsFixtures.RecordedState;
import org.repdyn.testkit.DynamicsFixtures.Recorder;
import org.repdyn.testsupport.Tolerances;

/** Assertions about the reported states of a run. */
final class RunAssertions {

    private RunAssertions() {}

    /**
     * Asserts that every time of the grid was reported once, in ascending order.
     *
     * @param resolution largest distance of a reported time to a time of the grid; 0 for none
     */
    static void assertOnGrid(double[] reported, TimeGrid times, double resolution) {
        if (resolution == 0) {
            assertThat(reported).containsExactly(times.toArray());
            return;
        }
        // The time of a state is a sum of steps and has their rounding.
        double allowed = resolution + Tolerances.rounding(100, 1, times.end());
        assertThat(reported).hasSizeLessThanOrEqualTo(times.size());
        for (int i = 1; i < reported.length; i++) {
            assertThat(reported[i]).as("time after %s", reported[i - 1]).isGreaterThan(reported[i - 1]);
        }
        for (double wanted : times.toArray()) {
            assertThat(Arrays.stream(reported)
                            .map(t -> Math.abs(t - wanted))
                            .min()
                            .orElseThrow())
                    .as("distance of t = %s to %s", wanted, Arrays.toString(reported))
                    .isLessThanOrEqualTo(allowed);
        }
    }

    /** Asserts that the embeddings and the loss of a state are those of its weights. */
    static void assertConsistent(RecordedState s, TrainingProblem problem) {
        R064Store u = FlowReference.embeddings(problem, problem.views().matrix(), s.weights());
        assertClose("embeddings at t = " + s.time(), s.embeddings(), u);
        assertThat(s.loss().isPresent())
                .as("a loss is reported if and only if the field is a loss")
                .isEqualTo(problem.field() instanceof Loss);
        if (problem.field() instanceof Loss loss) {
            double value = loss.value(
                    new Embeddings(problem.views().layout(), u, problem.views().targets(), problem.algebra()));
            // A loss is a sum of products of embeddings.
            double size = Math.abs(value) + Math.pow(norm(u), 2);
            assertThat(s.loss().orElseThrow())
                    .as("loss at t = %s", s.time())
                    .isCloseTo(value, within(Tolerances.rounding(100, 1, size)));
        }
    }

    /** Asserts that two runs reported the same bits at the same times. */
    static void assertSameRun(Recorder actual, Recorder expected) {
        assertThat(actual.times()).as("times").isEqualTo(expected.times());
        for (int i = 0; i < expected.states.size(); i++) {
            RecordedState a = actual.states.get(i);
            RecordedState b = expected.states.get(i);
            assertSameBits("weights at t = " + b.time(), a.weights(), b.weights());
            assertThat(a.embeddings().data).as("embeddings at t = %s", b.time()).isEqualTo(b.embeddings().data);
            assertThat(a.loss()).as("loss at t = %s", b.time()).isEqualTo(b.loss());
        }
    }

    /** Asserts that two weights have the same bits in each block. */
    static void assertSameBits(String what, Weights actual, Weights expected) {
        assertThat(actual.blocks()).as("blocks of the %s", what).hasSameSizeAs(expected.blocks());
        for (int b = 0; b < expected.blocks().size(); b++) {
            assertThat(actual.blocks().get(b).data)
                    .as("%s, block %s", what, b)
                    .isEqualTo(expected.blocks().get(b).data);
        }
    }

    /** Asserts that at least one state was reported, and that all reported numbers are finite. */
    static void assertFinite(Recorder recorder) {
        assertThat(recorder.states).as("reported states").isNotEmpty();
        for (RecordedState s : recorder.states) {
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

    /** Asserts that two matrices are equal up to the rounding of one pass. */
    static void assertClose(String what, R064Store actual, R064Store expected) {
        assertThat(actual.data).as(what).hasSameSizeAs(expected.data);
        // A pass of an encoder of a few layers has sums of about ten terms.
        double allowed = Tolerances.rounding(100, 1, norm(expected));
        for (int i = 0; i < expected.data.length; i++) {
            assertThat(actual.data[i]).as(what).isCloseTo(expected.data[i], within(allowed));
        }
    }

    static double norm(R064Store matrix) {
        return Math.sqrt(Arrays.stream(matrix.data).map(x -> x * x).sum());
    }
}
