package org.repdyn.testkit.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Budget;
import org.repdyn.dynamics.spi.Budgeted;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.testkit.FailedLaws;

/** Tests that a gradient flow with one mistake in its reports or its end fails the law about this mistake. */
@DisplayName("Dynamics with a mistake in what they report")
@Tag("slow")
class WrongDynamicsTest {

    @ParameterizedTest
    @CsvSource({
        "SkipsTheStart, initialState",
        "ReportsTwice, grid",
        "HasWrongStopTime, stopTime",
        "LeavesTheConstraint, constraints",
        "ReportsOtherEmbeddings, embeddings",
        "ReportsStaleEvaluation, evaluation",
        "ModifiesInitialWeights, purity",
        "NotReproducible, reproducible",
        "IgnoresCancellation, cancelled",
        "ProgressInPercent, progress",
        "Throws, faults",
        "ReportsDivergenceAsFailure, unbounded",
        "HasLongObjection, objection",
        "IgnoresBudget, budget"
    })
    @DisplayName("the flow with a mistake fails the law about it")
    void fails(String wrong, String law) throws ClassNotFoundException {
        Class<?> contract = Class.forName(WrongDynamicsTest.class.getName() + "$" + wrong);
        assertThat(FailedLaws.methods(selectMethod(contract, law))).containsExactly(law);
    }

    @Test
    @DisplayName("the flow without a mistake passes all laws")
    void withoutAMistakePasses() {
        assertThat(FailedLaws.methods(WithoutMistake.class)).isEmpty();
    }

    static final class WithoutMistake extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new WrongDynamics());
        }
    }

    static final class IgnoresBudget extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(Unlimited::new);
        }

        private static final class Unlimited extends WrongDynamics implements Budgeted {
            @Override
            public Dynamics within(Budget budget) {
                return this;
            }
        }
    }

    static final class SkipsTheStart extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new WrongDynamics() {
                @Override
                TrajectoryObserver wrapping(TrajectoryObserver observer) {
                    return s -> {
                        if (s.time() > 0) {
                            observer.observe(s);
                        }
                    };
                }
            });
        }
    }

    static final class ReportsTwice extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new WrongDynamics() {
                @Override
                TrajectoryObserver wrapping(TrajectoryObserver observer) {
                    return s -> {
                        observer.observe(s);
                        observer.observe(s);
                    };
                }
            });
        }
    }

    static final class HasWrongStopTime extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new WrongDynamics() {
                @Override
                public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
                    StopReason stop = super.run(problem, observer, control);
                    return stop instanceof StopReason.Cancelled ? new StopReason.Cancelled(stop.time() + 0.1) : stop;
                }
            });
        }
    }

    static final class LeavesTheConstraint extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> reporting((s, weights) -> {
                Weights away = weights.copy();
                double[] w = away.blocks().get(0).data;
                for (int i = 0; i < w.length; i++) {
                    w[i] *= 1 + 1e-9 * s.time();
                }
                return new Altered(s, s.embeddings(), s.evaluation(), away);
            }));
        }
    }

    static final class ReportsOtherEmbeddings extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> reporting((s, weights) -> {
                R064Store u = s.embeddings().copy();
                u.data[0] += 1e-9;
                return new Altered(s, u, s.evaluation(), weights);
            }));
        }
    }

    static final class ReportsStaleEvaluation extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new WrongDynamics() {
                @Override
                TrajectoryObserver wrapping(TrajectoryObserver observer) {
                    R064Store[] first = new R064Store[1];
                    return s -> {
                        if (s.time() == 0) {
                            first[0] = s.evaluation().copy();
                        }
                        observer.observe(new Altered(
                                s, s.embeddings(), first[0], s.weights().orElseThrow()));
                    };
                }
            });
        }
    }

    static final class ModifiesInitialWeights extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new WrongDynamics() {
                @Override
                public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
                    StopReason stop = super.run(problem, observer, control);
                    problem.initial().blocks().get(0).data[0] += 1;
                    return stop;
                }
            });
        }
    }

    static final class NotReproducible extends WrongDynamicsContract {
        private static final AtomicInteger RUNS = new AtomicInteger();

        static Stream<Subject<?>> subjects() {
            return subject(() -> {
                double error = 1e-14 * RUNS.incrementAndGet();
                return reporting((s, weights) -> {
                    Weights other = weights.copy();
                    other.blocks().get(0).data[0] += error;
                    return new Altered(s, s.embeddings(), s.evaluation(), other);
                });
            });
        }
    }

    static final class IgnoresCancellation extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new WrongDynamics() {
                @Override
                public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
                    return super.run(problem, observer, RunControl.uncontrolled());
                }
            });
        }
    }

    static final class ProgressInPercent extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new WrongDynamics() {
                @Override
                public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
                    return super.run(problem, observer, new RunControl() {
                        @Override
                        public boolean cancelled() {
                            return control.cancelled();
                        }

                        @Override
                        public void progress(double fraction) {
                            control.progress(100 * fraction);
                        }
                    });
                }
            });
        }
    }

    static final class Throws extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new WrongDynamics() {
                @Override
                public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
                    StopReason stop = super.run(problem, observer, control);
                    if (stop instanceof StopReason.Failed failed) {
                        throw new ArithmeticException(failed.what());
                    }
                    return stop;
                }
            });
        }
    }

    static final class ReportsDivergenceAsFailure extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new WrongDynamics() {
                @Override
                public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
                    StopReason stop = super.run(problem, observer, control);
                    return stop instanceof StopReason.Diverged d ? new StopReason.Failed(d.time(), d.what()) : stop;
                }
            });
        }
    }

    static final class HasLongObjection extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new WrongDynamics() {
                @Override
                public Optional<String> objection(TrainingProblem problem) {
                    return problem.times().size() == 1
                            ? Optional.of(
                                    "use another grid:\n" + problem.times().end())
                            : Optional.empty();
                }
            });
        }
    }

    private interface Change {
        Snapshot of(Snapshot correct, Weights weights);
    }

    private static Dynamics reporting(Change change) {
        return new WrongDynamics() {
            @Override
            TrajectoryObserver wrapping(TrajectoryObserver observer) {
                return s -> observer.observe(change.of(s, s.weights().orElseThrow()));
            }
        };
    }

    private record Altered(Snapshot correct, R064Store embeddings, R064Store evaluation, Weights other)
            implements Snapshot {
        @Override
        public double time() {
            return correct.time();
        }

        @Override
        public OptionalDouble loss() {
            return correct.loss();
        }

        @Override
        public Optional<Weights> weights() {
            return Optional.of(other);
        }
    }
}
