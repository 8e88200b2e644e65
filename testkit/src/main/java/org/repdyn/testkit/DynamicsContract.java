package org.repdyn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.InitialWeights;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.linear.LinearContrastive;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.manifolds.flat.EuclideanProvider;
import org.repdyn.manifolds.orthogonality.GrassmannProvider;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.testsupport.RandomMatrices;

/**
 * The laws of a dynamics: what it shows, when, and how it ends. Extend it, say which plugin and which options.
 *
 * @param <O> options of the dynamics
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class DynamicsContract<O extends Record> {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final int SAMPLES = 10;
    private static final int DIMENSION = 5;
    private static final int OUTPUTS = 2;

    /** What a run on a constraint is held to. */
    private static final double ON_THE_CONSTRAINT = 1e-12;

    /** The plugin. */
    protected abstract DynamicsProvider<O> provider();

    /** Options to test it with. */
    protected abstract O options();

    /** By how much a shown time may miss that of the grid: half a step, for a dynamics in steps. */
    protected double timeResolution() {
        return 0;
    }

    /** A state as it was shown, copied. */
    private record Shown(double time, R064Store embeddings, double loss, Weights weights, R064Store evaluation) {}

    private record Run(List<Shown> shown, StopReason stop) {
        Shown last() {
            return shown.get(shown.size() - 1);
        }
    }

    private Dynamics dynamics() {
        return provider().create(options());
    }

    private static TrainingProblem problem(Constraint constraint, TimeGrid times) {
        EmbeddingField field = new LinearContrastive();
        ViewLayout layout = field.views().layout(SAMPLES);
        LinearEncoder encoder = new LinearEncoder(OUTPUTS);
        return new TrainingProblem(
                field,
                new Views(layout, RandomMatrices.gaussian(layout.rows(), DIMENSION, 1), Optional.empty()),
                RandomMatrices.gaussian(3, DIMENSION, 2),
                encoder,
                List.of(constraint),
                InitialWeights.draw(encoder, List.of(constraint), DIMENSION, new Seed(3), ALGEBRA),
                times,
                ALGEBRA,
                new Seed(4));
    }

    private static TrainingProblem constrained() {
        return problem(new GrassmannProvider().create(new NoOptions()), TimeGrid.of(0, 0.1, 0.3, 1));
    }

    private static TrainingProblem free() {
        return problem(new EuclideanProvider().create(new NoOptions()), TimeGrid.of(0, 0.1, 0.3, 1));
    }

    private Run run(TrainingProblem problem) {
        return run(problem, RunControl.uncontrolled());
    }

    private Run run(TrainingProblem problem, RunControl control) {
        List<Shown> shown = new ArrayList<>();
        TrajectoryObserver observer = s -> shown.add(copy(s));
        return new Run(shown, dynamics().run(problem, observer, control));
    }

    private static Shown copy(Snapshot s) {
        return new Shown(
                s.time(),
                s.embeddings().copy(),
                s.loss().orElse(Double.NaN),
                s.weights().orElseThrow().copy(),
                s.evaluation().copy());
    }

    @Test
    @DisplayName("Law 1: says what it is: a valid name, a one-line summary, the type of its options")
    void describesItself() {
        assertThat(provider().name()).matches("[a-z][a-z0-9-]*");
        assertThat(provider().summary()).isNotBlank().doesNotContain("\n");
        assertThat(options()).isInstanceOf(provider().optionsType());
        assertThat(dynamics().objection(constrained())).isEmpty();
    }

    @Test
    @DisplayName("Law 2: shows the initial state first, then one at each time of the grid, and completes")
    void grid() {
        for (TrainingProblem problem : List.of(free(), constrained())) {
            Run run = run(problem);
            assertThat(run.stop).isInstanceOf(StopReason.Completed.class);
            assertThat(run.shown).hasSize(problem.times().size());
            for (int i = 0; i < run.shown.size(); i++) {
                assertThat(Math.abs(run.shown.get(i).time - problem.times().get(i)))
                        .isLessThanOrEqualTo(timeResolution());
            }
            assertThat(run.stop.time()).isEqualTo(run.last().time);
            assertThat(run.shown.get(0).weights.blocks().get(0).data)
                    .isEqualTo(problem.initial().blocks().get(0).data);
        }
    }

    @Test
    @DisplayName("Law 3: embeddings, loss and evaluation are those of the weights that are shown")
    void consistency() {
        for (TrainingProblem problem : List.of(free(), constrained())) {
            for (Shown s : run(problem).shown) {
                R064Store u = problem.encoder()
                        .bind(problem.views().matrix(), ALGEBRA)
                        .forward(s.weights);
                R064Store e =
                        problem.encoder().bind(problem.evaluation(), ALGEBRA).forward(s.weights);
                assertThat(s.embeddings.data).isEqualTo(u.data);
                assertThat(s.evaluation.data).isEqualTo(e.data);
                assertThat(s.loss).isFinite();
            }
        }
    }

    @Test
    @DisplayName("Law 4: stays on the constraint and lowers the loss of a problem that has one")
    void constraint() {
        TrainingProblem problem = constrained();
        Manifold manifold = problem.constraints().get(0).on(DIMENSION, OUTPUTS, 1, ALGEBRA);
        Run run = run(problem);
        for (Shown s : run.shown) {
            assertThat(manifold.residual(s.weights.blocks().get(0))).isLessThan(ON_THE_CONSTRAINT);
        }
        assertThat(run.last().loss).isLessThan(run.shown.get(0).loss);
    }

    @Test
    @DisplayName("Law 5: the same bits again, and nothing lent is changed")
    void determinism() {
        TrainingProblem problem = constrained();
        double[] views = problem.views().matrix().data.clone();
        double[] initial = problem.initial().blocks().get(0).data.clone();
        Run first = run(problem);
        Run second = run(problem);
        for (int i = 0; i < first.shown.size(); i++) {
            assertThat(second.shown.get(i).weights.blocks().get(0).data)
                    .isEqualTo(first.shown.get(i).weights.blocks().get(0).data);
        }
        assertThat(problem.views().matrix().data).isEqualTo(views);
        assertThat(problem.initial().blocks().get(0).data).isEqualTo(initial);
    }

    @Test
    @DisplayName("Law 6: ends when it is cancelled, and says so; the initial state has been shown")
    void cancellation() {
        Run run = run(constrained(), new RunControl() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progress(double fraction) {
                assertThat(fraction).isBetween(0.0, 1.0);
            }
        });
        assertThat(run.stop).isInstanceOf(StopReason.Cancelled.class);
        assertThat(run.shown).hasSize(1);
        assertThat(run.stop.time()).isZero();
    }

    @Test
    @DisplayName("Law 7: a problem of one time is its initial state")
    void nothingToDo() {
        Run run = run(problem(new GrassmannProvider().create(new NoOptions()), TimeGrid.of(0)));
        assertThat(run.stop).isInstanceOf(StopReason.Completed.class);
        assertThat(run.shown).hasSize(1);
    }

    @Test
    @DisplayName(
            "Law 8: weights that leave double precision end the run with a reason, never with an exception or a NaN")
    void divergence() {
        Run run = run(problem(new EuclideanProvider().create(new NoOptions()), TimeGrid.of(0, 10, 1e3)));
        assertThat(run.stop)
                .isInstanceOfAny(
                        StopReason.Diverged.class,
                        StopReason.BlowUp.class,
                        StopReason.Completed.class,
                        StopReason.Stalled.class);
        assertThat(run.stop.describe()).isNotBlank().doesNotContain("\n");
        for (Shown s : run.shown) {
            assertThat(s.loss).isFinite();
            for (double u : s.embeddings.data) {
                assertThat(u).isFinite();
            }
        }
    }
}
