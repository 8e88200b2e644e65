package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.result.RunResult;
import org.repdyn.dynamics.closedform.NaiveFlowProvider;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.Plugins;

@DisplayName("The closed form of an arm with dynamics: exact")
class SolvedOnceTest {

    /** The prediction of the naive flow, which counts how often it is solved. */
    private record Counting(PredictionProvider counted, AtomicInteger solves) implements PredictionProvider {

        @Override
        public String name() {
            return counted.name();
        }

        @Override
        public String summary() {
            return counted.summary();
        }

        @Override
        public List<Assumption> assumptions() {
            return counted.assumptions();
        }

        @Override
        public boolean givesWeights() {
            return counted.givesWeights();
        }

        @Override
        public Prediction solve(TrainingProblem problem) {
            solves.incrementAndGet();
            return counted.solve(problem);
        }
    }

    private static Plugins with(PredictionProvider prediction) {
        Plugins plugins = Studies.BUILT_IN;
        LoadedPlugin<PredictionProvider> loaded =
                new LoadedPlugin<>(prediction, "counting.jar", "1", SolvedOnceTest.class.getClassLoader());
        return new Plugins(
                plugins.datasets(),
                plugins.augmentations(),
                plugins.losses(),
                plugins.encoders(),
                plugins.predictors(),
                plugins.constraints(),
                plugins.dynamics(),
                plugins.baselines(),
                plugins.layers(),
                plugins.activations(),
                plugins.observables(),
                Registry.of(plugins.predictions().spi(), List.of(loaded), List.of()));
    }

    @Test
    @DisplayName("is solved once, for the plan, the comparison and the run together")
    void once() {
        AtomicInteger solves = new AtomicInteger();
        Plugins plugins = with(new Counting(new NaiveFlowProvider(), solves));
        RunResult comparison = new ComparisonRunner(plugins, LinearAlgebra.ojAlgo())
                .run(
                        Studies.plan(plugins, Studies.SMALL + "dynamics: exact\ntime: {end: 0.5, points: 3}\n"),
                        "run",
                        1,
                        new ProgressListener() {},
                        () -> false);

        assertThat(comparison.failed()).isFalse();
        assertThat(comparison.trajectory()).isNotEmpty();
        assertThat(solves).hasValue(1);
    }
}
