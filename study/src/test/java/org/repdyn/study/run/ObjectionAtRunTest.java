package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;

@DisplayName("A dynamics that does not apply to the data of one seed")
class ObjectionAtRunTest {

    /** A dynamics that accepts only the first problem it receives. */
    private static final class Choosy implements Dynamics {

        private Optional<Long> first = Optional.empty();

        @Override
        public synchronized Optional<String> objection(TrainingProblem problem) {
            first = first.or(() -> Optional.of(problem.seed().value()));
            return first.get() == problem.seed().value() ? Optional.empty() : Optional.of("another seed");
        }

        @Override
        public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
            return new StopReason.Completed(problem.times().end());
        }
    }

    @Test
    @DisplayName("refuses the run of that seed")
    void refused() {
        Choosy choosy = new Choosy();
        DynamicsProvider<NoOptions> provider =
                DynamicsProvider.of("choosy", "objects to all seeds but one", NoOptions.class, options -> choosy);
        Plugins plugins = Studies.withDynamics(
                new LoadedPlugin<>(provider, "choosy.jar", "1", getClass().getClassLoader()));
        StudyPlan plan =
                Studies.plan(plugins, Studies.SMALL + "dynamics: choosy\narms:\n  a: {seed: 1}\n  b: {seed: 2}\n");

        RunResult comparison = new ComparisonRunner(plugins, LinearAlgebra.ojAlgo())
                .run(plan, "run", 1, new ProgressListener() {}, () -> false);

        assertThat(comparison.arms().get(1).status()).isEqualTo(ArmStatus.REFUSED);
        assertThat(comparison.arms().get(1).stopped().toString()).contains("another seed");
    }
}
