package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.LimitFlow;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.Plugins;

@DisplayName("A prediction of a flow with a parameter")
class FlowParametersTest {

    private static final LimitFlow FLOW = new LimitFlow("rest", "W' = 0 at a temperature");

    /** Options of the dynamics. */
    record Options(@Option(help = "temperature") double temperature) {}

    /** A dynamics whose weights rest. */
    private record Rest(double temperature) implements Dynamics {

        @Override
        public LimitFlow flow() {
            return FLOW.with("temperature", temperature);
        }

        @Override
        public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
            StateReporter reporter = new StateReporter(problem.weightField(), observer);
            for (int i = 0; i < problem.times().size(); i++) {
                reporter.report(problem.times().get(i), problem.initial());
            }
            return new StopReason.Completed(problem.times().end());
        }
    }

    /** The same without the parameter of its flow. */
    private record WithoutTemperature(Rest rest) implements Dynamics {

        @Override
        public LimitFlow flow() {
            return FLOW;
        }

        @Override
        public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
            return rest.run(problem, observer, control);
        }
    }

    /** A prediction that weights rest at a temperature of at most 1. */
    private record Resting() implements PredictionProvider {

        @Override
        public String name() {
            return "resting";
        }

        @Override
        public String summary() {
            return "weights rest";
        }

        @Override
        public LimitFlow flow() {
            return FLOW;
        }

        @Override
        public List<Assumption> assumptions() {
            return List.of(Assumption.of(
                    Assumption.Subject.FLOW,
                    "a temperature of at most 1",
                    problem -> problem.flow().parameter("temperature") <= 1,
                    "the temperature is above 1"));
        }

        @Override
        public Prediction solve(TrainingProblem problem) {
            double temperature = problem.flow().parameter("temperature");
            return new Prediction() {
                @Override
                public String formula() {
                    return "W(t) = W(0) at temperature " + temperature;
                }

                @Override
                public Gauge gauge() {
                    return Gauge.EXACT;
                }

                @Override
                public State at(double time) {
                    return new State(
                            time,
                            Optional.of(problem.initial()),
                            Optional.of(problem.encoder()
                                    .bind(problem.views().matrix(), problem.algebra())
                                    .forward(problem.initial())),
                            Map.of());
                }
            };
        }
    }

    private static <P extends PluginProvider<?>> LoadedPlugin<P> loaded(P provider) {
        return new LoadedPlugin<>(provider, "rest.jar", "1", FlowParametersTest.class.getClassLoader());
    }

    @Test
    @DisplayName("reads that of each arm, and is not asked about runs of other flows, which lack it")
    void eachArm() {
        Plugins plugins = Studies.withDynamicsAndPrediction(
                loaded(DynamicsProvider.of("rest", "weights rest", Options.class, o -> new Rest(o.temperature()))),
                loaded(new Resting()));
        RunResult result = run(
                plugins,
                Studies.SMALL
                        + """
                        time: {end: 1, points: 3}
                        arms:
                          cold: {dynamics: {name: rest, temperature: 0.25}}
                          warm: {dynamics: {name: rest, temperature: 0.5}}
                          hot: {dynamics: {name: rest, temperature: 3}}
                          flow: {dynamics: gradient-flow}
                        """);

        assertThat(result.arms()).extracting(ArmResult::status).containsOnly(ArmStatus.COMPLETED);
        assertThat(formula(result, 0)).isEqualTo("W(t) = W(0) at temperature 0.25");
        assertThat(formula(result, 1)).isEqualTo("W(t) = W(0) at temperature 0.5");
        assertThat(result.arms().get(0).deviation()).hasValue(0);
        assertThat(result.arms().get(2).deviationReason().orElseThrow())
                .isEqualTo("prediction resting does not apply: the temperature is above 1, in the flow"
                        + " W' = 0 at a temperature, temperature = 3");
        assertThat(result.arms().get(3).prediction().orElseThrow().name()).isEqualTo("naive-flow");
    }

    @Test
    @DisplayName("is missed with the name of the flow if there is none")
    void noPrediction() {
        Plugins plugins = Studies.withDynamics(
                loaded(DynamicsProvider.of("rest", "weights rest", Options.class, o -> new Rest(o.temperature()))));
        RunResult result =
                run(plugins, Studies.SMALL + "time: {end: 1, points: 3}\ndynamics: {name: rest, temperature: 1}\n");

        assertThat(result.arms().get(0).deviationReason().orElseThrow())
                .isEqualTo("no prediction of the flow 'rest' is installed: W' = 0 at a temperature, temperature = 1");
    }

    @Test
    @DisplayName("fails with the name of a parameter that the dynamics does not give")
    void missingParameter() {
        Plugins plugins = Studies.withDynamicsAndPrediction(
                loaded(DynamicsProvider.of(
                        "rest", "weights rest", Options.class, o -> new WithoutTemperature(new Rest(o.temperature())))),
                loaded(new Resting()));
        RunResult result =
                run(plugins, Studies.SMALL + "time: {end: 1, points: 3}\ndynamics: {name: rest, temperature: 1}\n");

        ArmResult arm = result.arms().get(0);
        assertThat(arm.status()).isEqualTo(ArmStatus.FAILED);
        assertThat(arm.stopped())
                .contains("prediction 'resting'", "the flow 'rest' has no parameter 'temperature'; it has none");
        assertThat(arm.deviationReason().orElseThrow())
                .isEqualTo("no prediction of the flow 'rest' is installed and works: W' = 0 at a temperature");
    }

    private static RunResult run(Plugins plugins, String study) {
        return new ComparisonRunner(plugins, LinearAlgebra.ojAlgo())
                .run(Studies.plan(plugins, study), "run", 1, new ProgressListener() {}, () -> false);
    }

    private static String formula(RunResult result, int arm) {
        return result.arms().get(arm).prediction().orElseThrow().formula();
    }
}
