package org.repdyn.testkit.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Lyapunov;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.closedform.GrassmannFlowProvider;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.testkit.FailedLaws;
import org.repdyn.testkit.PredictionContract;

/** A prediction with one mistake fails the law that names it. */
class WrongPredictionsTest {

    @ParameterizedTest
    @CsvSource({
        "NamesNoFormula, Law 1:",
        "GivesNoReason, Law 1:",
        "QuotesNobody, Law 2:",
        "StartsLate, Law 3:",
        "Remembers, Law 4:",
        "ForgetsTheTime, Law 4:",
        "Overflows, Law 5:",
        "TwiceAsFast, Law 6:",
        "HalfTheRate, Law 7:",
        "LongBasis, Law 7:",
        "ForgetsItsModes, Law 8:",
        "TurnsItsModes, Law 8:",
        "NeverFalls, Law 9:"
    })
    void fails(String wrong, String law) throws ClassNotFoundException {
        assertThat(FailedLaws.titles(Class.forName(WrongPredictionsTest.class.getName() + "$" + wrong)))
                .anyMatch(name -> name.startsWith(law));
    }

    @Test
    void withoutAMistakePasses() {
        assertThat(FailedLaws.titles(Sound.class)).isEmpty();
    }

    /** Its children are not named as tests, so that only the engine above runs them. */
    abstract static class Wrong extends PredictionContract {

        static Stream<Subject> subject(WrongProvider provider) {
            return Stream.of(Subject.of(provider));
        }
    }

    /** The prediction of the Grassmannian flow with one mistake: an override of one of the three methods. */
    private static class WrongProvider implements PredictionProvider {
        private final PredictionProvider sound = new GrassmannFlowProvider();

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
            return sound.name();
        }

        @Override
        public String summary() {
            return sound.summary();
        }

        @Override
        public Optional<Reference> reference() {
            return source(sound.reference());
        }

        @Override
        public List<Assumption> assumptions() {
            return sound.assumptions().stream()
                    .map(a -> new Assumption(
                            a.subject(),
                            a.statement(),
                            problem -> a.check().violation(problem).map(this::reason)))
                    .toList();
        }

        @Override
        public Prediction solve(TrainingProblem problem) {
            return spoil(sound.solve(problem));
        }
    }

    private static class Delegate implements Prediction {
        private final Prediction sound;

        Delegate(Prediction sound) {
            this.sound = sound;
        }

        @Override
        public String formula() {
            return sound.formula();
        }

        @Override
        public Gauge gauge() {
            return sound.gauge();
        }

        @Override
        public State at(double time) {
            return sound.at(time);
        }

        @Override
        public Optional<Double> angleRate() {
            return sound.angleRate();
        }

        @Override
        public Optional<R064Store> limitBasis() {
            return sound.limitBasis();
        }

        @Override
        public Theory theory() {
            return sound.theory();
        }
    }

    /** The state of another time under the name of this one. */
    private static Prediction at(Prediction sound, UnaryOperator<Double> clock) {
        return new Delegate(sound) {
            @Override
            public State at(double time) {
                State other = super.at(clock.apply(time));
                return new State(time, other.weights(), other.embeddings(), other.scalars());
            }
        };
    }

    static final class Sound extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider());
        }
    }

    static final class NamesNoFormula extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction sound) {
                    return new Delegate(sound) {
                        @Override
                        public String formula() {
                            return " ";
                        }
                    };
                }
            });
        }
    }

    static final class GivesNoReason extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                String reason(String sound) {
                    return "";
                }
            });
        }
    }

    static final class QuotesNobody extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Optional<Reference> source(Optional<Reference> sound) {
                    return Optional.empty();
                }
            });
        }
    }

    static final class StartsLate extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction sound) {
                    return at(sound, t -> t + 1e-3);
                }
            });
        }
    }

    /** Goes on from where it was asked last. */
    static final class Remembers extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction sound) {
                    double[] latest = new double[1];
                    return at(sound, t -> {
                        latest[0] = Math.max(t, latest[0]);
                        return latest[0];
                    });
                }
            });
        }
    }

    static final class ForgetsTheTime extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction sound) {
                    return new Delegate(sound) {
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
                Prediction spoil(Prediction sound) {
                    return new Delegate(sound) {
                        @Override
                        public State at(double time) {
                            State state = super.at(time);
                            double growth = Math.exp(time);
                            return new State(
                                    time,
                                    state.weights(),
                                    state.embeddings(),
                                    Map.of("subspace-angle", growth * Math.exp(-time)));
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
                Prediction spoil(Prediction sound) {
                    return at(sound, t -> 2 * t);
                }
            });
        }
    }

    static final class HalfTheRate extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction sound) {
                    return new Delegate(sound) {
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
                Prediction spoil(Prediction sound) {
                    return new Delegate(sound) {
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

    /** Says lengths of modes and not of which. */
    static final class ForgetsItsModes extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction sound) {
                    return knowing(sound, Theory.NONE);
                }
            });
        }
    }

    /** Says lengths along one basis and names another. */
    static final class TurnsItsModes extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction sound) {
                    Modes others = Modes.ofWeights(new double[] {1, 2, 3, 4, 5}, R064Store.FACTORY.makeEye(5, 5), 0);
                    return knowing(sound, new Theory(Optional.of(others), Optional.empty()));
                }
            });
        }
    }

    /** Takes the loss for a function that rises. */
    static final class NeverFalls extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new WrongProvider() {
                @Override
                Prediction spoil(Prediction sound) {
                    Lyapunov rising = new Lyapunov("-L", s -> -s.loss().orElseThrow());
                    return knowing(sound, new Theory(sound.theory().modes(), Optional.of(rising)));
                }
            });
        }
    }

    private static Prediction knowing(Prediction sound, Theory theory) {
        return new Delegate(sound) {
            @Override
            public Theory theory() {
                return theory;
            }
        };
    }
}
