package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineAssumption;
import org.repdyn.ntk.spi.BaselineProblem;
import org.repdyn.ntk.spi.BaselineProvider;
import org.repdyn.testkit.BaselineFixtures.IdentityField;
import org.repdyn.testkit.BaselineFixtures.LogCoshLoss;
import org.repdyn.testkit.BaselineFixtures.PairLoss;
import org.repdyn.testkit.BaselineFixtures.PlainField;
import org.repdyn.testkit.BaselineFixtures.Recorder;
import org.repdyn.testkit.BaselineFixtures.TargetField;
import org.repdyn.testkit.law.LawReports;

/**
 * The laws of a baseline whose kernel is constant in time. Extend it and list the baselines in a static method {@code
 * Stream<Subject<?>> subjects()}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ExtendWith(LawReports.class)
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class BaselineContract {

    private static final int SAMPLES = 5;
    private static final int DIMENSION = 4;
    private static final int OUTPUTS = 3;
    private static final ViewLayout LAYOUT = new ViewLayout(SAMPLES, 1, 0);
    private static final TimeGrid TIMES = TimeGrid.of(0, 0.3, 1, 2.5);

    /** Relative tolerance for an integrator of moderate accuracy and the rounding of a few decompositions. */
    private static final double INTEGRATION = 1e-5;

    private final R064Store views = gaussian(LAYOUT.rows(), 1);
    private final R064Store heldOut = gaussian(3, 2);

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject<BaselineProvider<?>> subject;

    private <O extends Record> Baseline create(BaselineProvider<O> provider) {
        return provider.create(subject.optionsFor(provider));
    }

    private Baseline baseline() {
        return create(subject.provider());
    }

    @Test
    @DisplayName("1. reports each time of the grid once, in ascending order from 0, and completes")
    void grid() {
        Recorder recorder = new Recorder();
        Baseline.Result result = run(new PairLoss(), recorder);
        assertThat(recorder.times).containsExactly(0.0, 0.3, 1.0, 2.5);
        assertThat(result.stopped()).isEqualTo(new StopReason.Completed(2.5));
        assertThat(result.notes().values()).allMatch(Double::isFinite);
    }

    @Test
    @DisplayName("2. reports finite embeddings, one row per view, and no weights")
    void shapes() {
        Recorder recorder = new Recorder();
        run(new PairLoss(), recorder);
        assertThat(recorder.weights).isZero();
        for (R064Store u : recorder.embeddings) {
            assertThat(u.getRowDim()).isEqualTo(LAYOUT.rows());
            assertThat(u.getColDim()).isEqualTo(OUTPUTS);
            assertThat(u.norm()).isFinite();
        }
        for (R064Store u : recorder.evaluations) {
            assertThat(u.getRowDim()).isEqualTo(heldOut.getRowDim());
            assertThat(u.getColDim()).isEqualTo(OUTPUTS);
            assertThat(u.norm()).isFinite();
        }
    }

    @Test
    @DisplayName("3. gives an evaluation input that equals a training view the embedding of that view")
    void evaluation() {
        for (EmbeddingField field : List.of(new PairLoss(), new PlainField(new PairLoss()))) {
            Recorder recorder = new Recorder();
            run(problem(field, views, views, 7), recorder, RunControl.uncontrolled());
            for (int i = 0; i < recorder.times.size(); i++) {
                close(
                        "evaluation at t = " + recorder.times.get(i),
                        recorder.embeddings.get(i),
                        recorder.evaluations.get(i));
            }
        }
    }

    @Test
    @DisplayName("4. gives the same bits for the same seed and another start for another seed")
    void reproducible() {
        Recorder one = new Recorder();
        Recorder same = new Recorder();
        Recorder other = new Recorder();
        run(problem(new PairLoss(), views, heldOut, 7), one, RunControl.uncontrolled());
        run(problem(new PairLoss(), views, heldOut, 7), same, RunControl.uncontrolled());
        run(problem(new PairLoss(), views, heldOut, 8), other, RunControl.uncontrolled());
        for (int i = 0; i < one.times.size(); i++) {
            assertThat(same.embeddings.get(i).data).isEqualTo(one.embeddings.get(i).data);
            assertThat(same.evaluations.get(i).data).isEqualTo(one.evaluations.get(i).data);
        }
        assertThat(other.embeddings.get(0).data).isNotEqualTo(one.embeddings.get(0).data);
    }

    @Test
    @DisplayName("5. permutes its embeddings when the samples are permuted, and changes nothing else")
    void equivariant() {
        int[] order = {3, 0, 4, 1, 2};
        R064Store permuted = permuted(views, order);
        Recorder one = new Recorder();
        Recorder other = new Recorder();
        run(problem(new PairLoss(), views, heldOut, 7), one, RunControl.uncontrolled());
        run(problem(new PairLoss(), permuted, heldOut, 7), other, RunControl.uncontrolled());
        for (int i = 0; i < one.times.size(); i++) {
            close("permuted rows", permuted(one.embeddings.get(i), order), other.embeddings.get(i));
            close("held-out rows", one.evaluations.get(i), other.evaluations.get(i));
        }
    }

    @Test
    @DisplayName("6. has a symmetric kernel, measured with a constant field")
    void symmetric() {
        R064Store kernel = kernel();
        close("transposed kernel", kernel, R064Store.FACTORY.copy(kernel.transpose()));
        assertThat(kernel.norm()).as("norm of the kernel").isPositive();
    }

    @Test
    @DisplayName("7. has a positive semi-definite kernel")
    void positive() {
        double[] values = LinearAlgebra.ojAlgo().symmetricEigen(kernel()).values();
        assertThat(values[0])
                .as("smallest eigenvalue of the kernel")
                .isGreaterThan(-INTEGRATION * Math.abs(values[values.length - 1]));
    }

    @Test
    @DisplayName("8. decreases the loss along its flow")
    void descends() {
        Recorder recorder = new Recorder();
        run(new LogCoshLoss(), recorder);
        for (int i = 1; i < recorder.losses.size(); i++) {
            assertThat(recorder.losses.get(i).orElseThrow())
                    .as("loss at t = %s", recorder.times.get(i))
                    .isLessThan(recorder.losses.get(i - 1).orElseThrow());
        }
    }

    @Test
    @DisplayName("9. follows a quadratic loss in the same way whether or not it is declared as a QuadraticLoss")
    void quadratic() {
        Recorder declared = new Recorder();
        Recorder undeclared = new Recorder();
        run(new PairLoss(), declared);
        run(new PlainField(new PairLoss()), undeclared);
        for (int i = 0; i < declared.times.size(); i++) {
            close("embeddings", declared.embeddings.get(i), undeclared.embeddings.get(i));
            close("held-out embeddings", declared.evaluations.get(i), undeclared.evaluations.get(i));
        }
        assertThat(undeclared.losses).as("a field has no loss").allMatch(l -> l.isEmpty());
    }

    @Test
    @DisplayName("10. reports a cancelled run as cancelled, at the time of the last reported state")
    void cancelled() {
        Recorder recorder = new Recorder();
        Baseline.Result result = run(problem(new PairLoss(), views, heldOut, 7), recorder, recorder.cancelAfter(2));
        assertThat(recorder.times).containsExactly(0.0, 0.3);
        assertThat(result.stopped()).isEqualTo(new StopReason.Cancelled(0.3));
    }

    @Test
    @DisplayName("11. refuses a field that needs targets on data without targets, in one line")
    void refuses() {
        assertThat(violations(baseline(), problem(new TargetField(), views, heldOut, 7)))
                .hasValueSatisfying(m -> assertThat(m).contains("target").doesNotContain("\n"));
    }

    @Test
    @DisplayName("12. gives the same training embeddings for other evaluation inputs")
    void evaluationIsPassive() {
        Recorder one = new Recorder();
        Recorder other = new Recorder();
        run(problem(new PairLoss(), views, heldOut, 7), one, RunControl.uncontrolled());
        run(problem(new PairLoss(), views, gaussian(6, 9), 7), other, RunControl.uncontrolled());
        for (int i = 0; i < one.times.size(); i++) {
            close("embeddings", one.embeddings.get(i), other.embeddings.get(i));
        }
    }

    /** Measures K from U(t) − U(0) = −tKF with the constant field F = I. */
    private R064Store kernel() {
        Recorder recorder = new Recorder();
        BaselineProblem problem = new BaselineProblem(
                new IdentityField(),
                new Views(LAYOUT, views, Optional.empty()),
                heldOut,
                LAYOUT.rows(),
                TimeGrid.of(0, 1),
                LinearAlgebra.ojAlgo(),
                new Seed(7));
        run(problem, recorder, RunControl.uncontrolled());
        R064Store result = recorder.embeddings.get(0).copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] -= recorder.embeddings.get(1).data[i];
        }
        return result;
    }

    private Baseline.Result run(EmbeddingField field, Recorder recorder) {
        return run(problem(field, views, heldOut, 7), recorder, RunControl.uncontrolled());
    }

    private Baseline.Result run(BaselineProblem problem, Recorder recorder, RunControl control) {
        Baseline baseline = baseline();
        assertThat(violations(baseline, problem)).as("violated assumptions").isEmpty();
        return baseline.run(problem, recorder, control);
    }

    private static Optional<String> violations(Baseline baseline, BaselineProblem problem) {
        return BaselineAssumption.violations(baseline.assumptions(), problem);
    }

    private static BaselineProblem problem(EmbeddingField field, R064Store views, R064Store evaluation, long seed) {
        return new BaselineProblem(
                field,
                new Views(LAYOUT, views, Optional.empty()),
                evaluation,
                OUTPUTS,
                TIMES,
                LinearAlgebra.ojAlgo(),
                new Seed(seed));
    }

    private static R064Store permuted(R064Store matrix, int[] order) {
        R064Store result = matrix.copy();
        for (int block = 0; block < LAYOUT.blocks(); block++) {
            int first = LAYOUT.firstRow(block);
            for (int i = 0; i < order.length; i++) {
                for (int j = 0; j < matrix.getColDim(); j++) {
                    result.set(first + i, j, matrix.doubleValue(first + order[i], j));
                }
            }
        }
        return result;
    }

    private static void close(String what, R064Store expected, R064Store actual) {
        double largest = 0;
        for (double x : expected.data) {
            largest = Math.max(largest, Math.abs(x));
        }
        for (int i = 0; i < expected.data.length; i++) {
            assertThat(actual.data[i]).as(what).isCloseTo(expected.data[i], within(INTEGRATION * largest));
        }
    }

    private static R064Store gaussian(int rows, long seed) {
        R064Store result = R064Store.FACTORY.make(rows, DIMENSION);
        var gaussians = new Seed(seed).gaussians();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = gaussians.sample();
        }
        return result;
    }
}
