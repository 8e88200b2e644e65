package org.repdyn.dynamics.closedform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.Fixtures.Run;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;

/** Tests which predictions the dynamics {@code exact} follows, and how its runs end. */
class FollowedPredictionsTest {

    private static TrainingProblem problem(String constraint) {
        return Fixtures.problem(
                Fixtures.quadratic(3),
                new LinearEncoder(3),
                List.of(Fixtures.constraint(constraint)),
                10,
                6,
                TimeGrid.of(0, 1),
                7);
    }

    /** A closed form of a third party, in which the weights do not move. */
    private record Still() implements PredictionProvider {

        @Override
        public String name() {
            return "still";
        }

        @Override
        public String summary() {
            return "nothing moves";
        }

        @Override
        public List<Assumption> assumptions() {
            return List.of();
        }

        @Override
        public Prediction solve(TrainingProblem problem) {
            return new Prediction() {
                @Override
                public String formula() {
                    return "W(t) = W(0)";
                }

                @Override
                public Gauge gauge() {
                    return Gauge.EXACT;
                }

                @Override
                public State at(double time) {
                    return new State(time, Optional.of(problem.initial()), Optional.empty(), Map.of());
                }
            };
        }
    }

    @Test
    void predictionOfAThirdPartyIsFollowed() {
        TrainingProblem problem = problem("frozen");
        Run run = Fixtures.run(new Exact().offered(List.of(new Still())), problem);
        assertThat(run.stop()).isInstanceOf(StopReason.Completed.class);
        assertThat(run.lastWeights().data)
                .containsExactly(problem.initial().blocks().get(0).data);
    }

    /** A prediction that is not exact: a run may be compared with it, but dynamics exact must not follow it. */
    private record Nearly(PredictionProvider still) implements PredictionProvider {

        @Override
        public String name() {
            return "nearly";
        }

        @Override
        public String summary() {
            return "nothing moves much";
        }

        @Override
        public List<Assumption> assumptions() {
            return List.of();
        }

        @Override
        public Prediction solve(TrainingProblem problem) {
            Prediction whole = still.solve(problem);
            return new Prediction() {
                @Override
                public String formula() {
                    return whole.formula();
                }

                @Override
                public Gauge gauge() {
                    return whole.gauge();
                }

                @Override
                public boolean exact() {
                    return false;
                }

                @Override
                public State at(double time) {
                    return whole.at(time);
                }
            };
        }
    }

    /** A prediction that declares its weights and counts how often it is solved. */
    private record Counting(PredictionProvider still, AtomicInteger solves) implements PredictionProvider {

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String summary() {
            return "nothing moves";
        }

        @Override
        public List<Assumption> assumptions() {
            return List.of(Assumption.unconstrained());
        }

        @Override
        public boolean givesWeights() {
            return true;
        }

        @Override
        public Prediction solve(TrainingProblem problem) {
            solves.incrementAndGet();
            return still.solve(problem);
        }
    }

    @Test
    @DisplayName("a prediction that declares its weights is checked before the run without being solved")
    void objectionSolvesNothing() {
        AtomicInteger solves = new AtomicInteger();
        Dynamics exact = new Exact().offered(List.of(new Counting(new Still(), solves)));
        assertThat(exact.objection(problem("euclidean"))).isEmpty();
        assertThat(exact.objection(problem("stiefel")))
                .hasValueSatisfying(o -> assertThat(o).contains("constrained", "use gradient-flow"));
        assertThat(solves).hasValue(0);
        assertThat(Fixtures.run(exact, problem("euclidean")).stop()).isInstanceOf(StopReason.Completed.class);
        assertThat(solves).hasValue(1);
    }

    @Test
    void limitOfTheFlowIsNotFollowed() {
        TrainingProblem problem = problem("euclidean");
        assertThat(new Exact().offered(List.of(new Nearly(new Still()))).objection(problem))
                .hasValueSatisfying(o -> assertThat(o).contains("a limit of the flow", "use gradient-flow"));
    }

    @Test
    void blowUpIsReportedWithItsTime() {
        TrainingProblem problem = Fixtures.problem(
                Fixtures.quadratic(2),
                new LinearEncoder(2),
                List.of(Fixtures.constraint("euclidean")),
                6,
                4,
                TimeGrid.of(0, 1, 3),
                1);
        Prediction still = new Still().solve(problem);
        PredictionProvider ending = new Ending(still);
        Run run = Fixtures.run(new Exact().offered(List.of(ending)), problem);
        assertThat(run.stop()).isInstanceOfSatisfying(StopReason.BlowUp.class, b -> assertThat(b.blowUpTime())
                .isEqualTo(2));
        assertThat(run.shown()).hasSizeGreaterThanOrEqualTo(2);
    }

    /** A closed form without weights from t = 2 on. */
    private record Ending(Prediction whole) implements PredictionProvider {

        @Override
        public String name() {
            return "ending";
        }

        @Override
        public String summary() {
            return "it ends";
        }

        @Override
        public List<Assumption> assumptions() {
            return List.of();
        }

        @Override
        public Prediction solve(TrainingProblem problem) {
            return new Prediction() {
                @Override
                public String formula() {
                    return "1/(2 - t)";
                }

                @Override
                public Gauge gauge() {
                    return Gauge.EXACT;
                }

                @Override
                public Optional<Double> blowUpTime() {
                    return Optional.of(2.0);
                }

                @Override
                public State at(double time) {
                    return time < 2 ? whole.at(time) : new State(time, Optional.empty(), Optional.empty(), Map.of());
                }
            };
        }
    }
}
