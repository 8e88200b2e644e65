package org.repdyn.testkit.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.exact.Exact;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.testkit.DynamicsContract;

/** Dynamics with one mistake each fail the law that names it, and no law that does not. */
class WrongDynamicsTest {

    @Test
    void aRunThatKeepsItsStartToItselfFailsTheGridLaw() {
        assertThat(failures(WithoutStart.class)).contains("grid()").doesNotContain("consistency()", "determinism()");
    }

    @Test
    void weightsOffTheConstraintFailTheConstraintLaw() {
        assertThat(failures(OffTheConstraint.class))
                .contains("constraint()", "consistency()")
                .doesNotContain("cancellation()", "determinism()");
    }

    @Test
    void aRunThatCannotBeCancelledFailsTheCancellationLaw() {
        assertThat(failures(Unstoppable.class)).containsExactly("cancellation()");
    }

    private static List<String> failures(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(e -> e.getTestDescriptor().getLegacyReportingName())
                .toList();
    }

    abstract static class Wrong extends DynamicsContract<NoOptions> {

        abstract StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control);

        @Override
        protected DynamicsProvider<NoOptions> provider() {
            return new DynamicsProvider<>() {
                @Override
                public String name() {
                    return "wrong";
                }

                @Override
                public String summary() {
                    return "a mistake";
                }

                @Override
                public Class<NoOptions> optionsType() {
                    return NoOptions.class;
                }

                @Override
                public Dynamics create(NoOptions options) {
                    return Wrong.this::run;
                }
            };
        }

        @Override
        protected NoOptions options() {
            return new NoOptions();
        }
    }

    static class WithoutStart extends Wrong {
        @Override
        StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
            return new Exact()
                    .run(
                            problem,
                            s -> {
                                if (s.time() > 0) {
                                    observer.observe(s);
                                }
                            },
                            control);
        }
    }

    static class OffTheConstraint extends Wrong {
        @Override
        StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
            return new Exact().run(problem, s -> observer.observe(s.time() == 0 ? s : new Longer(s)), control);
        }
    }

    /** A state whose weights are a little longer than they say. */
    private record Longer(Snapshot state) implements Snapshot {
        @Override
        public double time() {
            return state.time();
        }

        @Override
        public R064Store embeddings() {
            return state.embeddings();
        }

        @Override
        public OptionalDouble loss() {
            return state.loss();
        }

        @Override
        public Optional<Weights> weights() {
            Weights longer = state.weights().orElseThrow().copy();
            for (R064Store block : longer.blocks()) {
                for (int i = 0; i < block.data.length; i++) {
                    block.data[i] *= 1 + 1e-9;
                }
            }
            return Optional.of(longer);
        }

        @Override
        public R064Store evaluation() {
            return state.evaluation();
        }
    }

    static class Unstoppable extends Wrong {
        @Override
        StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
            return new Exact().run(problem, observer, RunControl.uncontrolled());
        }
    }
}
