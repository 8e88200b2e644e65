package org.repdyn.testkit.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Lyapunov;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.closedform.GrassmannFlowProvider;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.LimitFlow;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.testkit.FailedLaws;
import org.repdyn.testkit.PredictionContract;

/** Tests that a prediction with one mistake fails the law about this mistake. */
@Tag("slow")
@DisplayName("Predictions with one mistake fail the law about it")
class WrongPredictionsTest {

    @ParameterizedTest
    @CsvSource({
        "HasNoFormula, 1.",
        "HasNoReason, 1.",
        "HasNoReference, 2.",
        "StartsLate, 3.",
        "DependsOnEarlierCalls, 4.",
        "HasWrongTime, 4.",
        "Overflows, 5.",
        "TwiceAsFast, 6.",
        "HalfTheRate, 7.",
        "LongBasis, 7.",
        "NamesNoModes, 8.",
        "NamesOtherModes, 8.",
        "IncreasingFunction, 9.",
        "SolvesAnotherFlow, 12."
    })
    void fails(String wrong, String law) throws ClassNotFoundException {
        assertThat(FailedLaws.titles(Class.forName(WrongPredictionsTest.class.getName() + "$" + wrong)))
                .anyMatch(name -> name.startsWith(law));
    }

    @Test
    @DisplayName("a prediction without a mistake passes all laws")
    void withoutAMistakePasses() {
        assertThat(FailedLaws.titles(WithoutMistake.class)).isEmpty();
    }

    /**
     * Base of the contracts with a mistake; their names do not end in Test, so that only {@link FailedLaws} runs them.
     */
    abstract static class Wrong extends PredictionContract {

        static Stream<Subject> subject(WrongProvider provider) {
            return Stream.of(Subject.of(provider));
        }
    }

    /** The prediction of the Grassmannian flow with one mistake: an override of one of the three methods. */
    private static class WrongProvider implements PredictionProvider {
        private final PredictionProvider correct = new GrassmannFlowProvider();

        Prediction spoil(Prediction prediction) {
            return prediction;
        }

        String reason(String given) {
            return given;
        }

        Optional<Reference> source(Optional<Reference> given) {
            return given;
        }

        @Override
        public String name() {
            return correct.name();
        }

        @Override
        public String summary() {
            return correct.summary();
        }

        @Override
        public Optional<Reference> reference() {
            return source(correct.reference());
        }

        @Override
        public List<Assumption> assumptions() {
            return correct.assumptions().stream()
                    .map(a -> new Assumption(a.subject(), a.statement(), problem -> a.check()
                            .violation(problem)
                            .map(this::reason)))
                    .toList();
        }

        @Override
        public Prediction solve(TrainingProblem problem) {
            return spoil(correct.solve(problem));
        }
    }

    private static class Delegate implements Prediction {
        private final Prediction correct;

        Delegate(Prediction correct) {
            this.correct = correct;
        }

        @Override
        public String formula() {
            return correct.formula();
        }

        @Override
        public Gauge gauge() {
            return correct.gauge();
        }

        @Override
        public State at(double time) {
            return correct.at(time);
        }

        @Override
        public Optional<Double> angleRate() {
            return correct.angleRate();
        }

        @Override
        public Optional<R064Store> limitBasis() {
            return correct.limitBasis();
        }

        @Override
        public Theory theory() {
            return correct.theory();
        }
    }

    /** Returns a prediction whose states belong to another time than they declare. */
    private static Prediction at(Prediction correct, UnaryOperator<Double> clock) {
        return new Delegate(correct) {
            @Override
            public State at(double time) {
                State other = super.at(clock.apply(time));
                return new State(time, other.weights(), other.embeddings(), other.scalars());
            }
        };
    }

    static final class WithoutMistake extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider());
        }
    }

    static final class HasNoFormula extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction correct) {
                    return new Delegate(correct) {
                        @Override
                        public String formula() {
                            return " ";
                        }
                    };
                }
            });
        }
    }

    static final class HasNoReason extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                String reason(String correct) {
                    return "";
                }
            });
        }
    }

    static final class SolvesAnotherFlow extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                public LimitFlow flow() {
                    return LimitFlow.SPECTRAL;
                }
            });
        }
    }

    static final class HasNoReference extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Optional<Reference> source(Optional<Reference> correct) {
                    return Optional.empty();
                }
            });
        }
    }

    static final class StartsLate extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction correct) {
                    return at(correct, t -> t + 1e-3);
                }
            });
        }
    }

    /** Never returns to an earlier time than the latest requested one. */
    static final class DependsOnEarlierCalls extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction correct) {
                    double[] latest = new double[1];
                    return at(correct, t -> {
                        latest[0] = Math.max(t, latest[0]);
                        return latest[0];
                    });
                }
            });
        }
    }

    static final class HasWrongTime extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction correct) {
                    return new Delegate(correct) {
                        @Override
                        public State at(double time) {
                            State state = super.at(time);
                            return new State(0, state.weights(), state.embeddings(), state.scalars());
                        }
                    };
                }
            });
        }
    }

    static final class Overflows extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction correct) {
                    return new Delegate(correct) {
                        @Override
                        public State at(double time) {
                            State state = super.at(time);
                            double growth = Math.exp(time);
                            return new State(
                                    time,
                                    state.weights(),
                                    state.embeddings(),
                                    Map.of(ObservableComponent.of("subspace-angle"), growth * Math.exp(-time)));
                        }
                    };
                }
            });
        }
    }

    static final class TwiceAsFast extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction correct) {
                    return at(correct, t -> 2 * t);
                }
            });
        }
    }

    static final class HalfTheRate extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction correct) {
                    return new Delegate(correct) {
                        @Override
                        public Optional<Double> angleRate() {
                            return super.angleRate().map(r -> r / 2);
                        }
                    };
                }
            });
        }
    }

    static final class LongBasis extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction correct) {
                    return new Delegate(correct) {
                        @Override
                        public Optional<R064Store> limitBasis() {
                            return super.limitBasis().map(b -> {
                                R064Store longer = b.copy();
                                longer.data[0] += 1e-6;
                                return longer;
                            });
                        }
                    };
                }
            });
        }
    }

    /** Predicts projections on modes and does not name the modes. */
    static final class NamesNoModes extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction correct) {
                    return withTheory(correct, Theory.NONE);
                }
            });
        }
    }

    /** Predicts projections on one basis and names another. */
    static final class NamesOtherModes extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction correct) {
                    Modes others = Modes.ofWeights(new double[] {1, 2, 3, 4, 5}, R064Store.FACTORY.makeEye(5, 5), 0);
                    return withTheory(correct, new Theory(Optional.of(others), Optional.empty()));
                }
            });
        }
    }

    /** Declares a function that increases, −L, as one that never increases. */
    static final class IncreasingFunction extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction correct) {
                    Lyapunov rising = new Lyapunov("-L", s -> -s.loss().orElseThrow());
                    return withTheory(correct, new Theory(correct.theory().modes(), Optional.of(rising)));
                }
            });
        }
    }

    private static Prediction withTheory(Prediction correct, Theory theory) {
        return new Delegate(correct) {
            @Override
            public Theory theory() {
                return theory;
            }
        };
    }
}
