package org.repdyn.testkit.ntk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.ntk.analytic.BuiltInBaselines;
import org.repdyn.ntk.analytic.NtkOptions;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineAssumption;
import org.repdyn.ntk.spi.BaselineProblem;
import org.repdyn.ntk.spi.BaselineProvider;
import org.repdyn.testkit.BaselineContract;
import org.repdyn.testkit.FailedLaws;
import org.repdyn.testkit.Subject;

/** Tests that each wrong baseline fails the law it breaks. */
@Tag("slow")
class WrongBaselinesTest {

    @ParameterizedTest
    @CsvSource({
        "SkipsTheStart, 1.",
        "ReportsWeights, 2.",
        "ReportsStaleEvaluation, 3.",
        "NotReproducible, 4.",
        "DependsOnTheOrder, 5.",
        "ReversedKernel, 6.",
        "IncreasesTheLoss, 7.",
        "IncreasesTheLoss, 8.",
        "FollowsQuadraticLossesAtHalfSpeed, 9.",
        "IgnoresCancellation, 10.",
        "AssumesNothing, 11.",
        "LearnsFromTheEvaluation, 12."
    })
    void fails(String wrong, String law) throws ClassNotFoundException {
        assertThat(FailedLaws.titles(Class.forName(WrongBaselinesTest.class.getName() + "$" + wrong)))
                .anyMatch(name -> name.startsWith(law));
    }

    static class SkipsTheStart extends BaselineContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> wrapped(observer -> s -> {
                if (s.time() > 0) {
                    observer.observe(s);
                }
            }));
        }
    }

    static class ReportsStaleEvaluation extends BaselineContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> wrapped(observer -> {
                AtomicInteger shown = new AtomicInteger();
                R064Store[] first = new R064Store[1];
                return s -> {
                    if (shown.getAndIncrement() == 0) {
                        first[0] = s.evaluation().copy();
                    }
                    observer.observe(new Altered(s, s.embeddings(), first[0]));
                };
            }));
        }
    }

    static class NotReproducible extends BaselineContract {
        static Stream<Subject<?>> subjects() {
            AtomicInteger runs = new AtomicInteger();
            return subject(() -> {
                double error = 1e-9 * runs.incrementAndGet();
                return moved((start, now, i, n) -> now[i] + error);
            });
        }
    }

    static class ReversedKernel extends BaselineContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> moved((start, now, i, n) -> {
                int mirrored = i - i % n + (n - 1 - i % n);
                return start[i] + now[mirrored] - start[mirrored];
            }));
        }
    }

    static class IncreasesTheLoss extends BaselineContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> moved((start, now, i, n) -> 2 * start[i] - now[i]));
        }
    }

    static class ReportsWeights extends BaselineContract {
        static Stream<Subject<?>> subjects() {
            return subject(
                    () -> wrapped(observer -> s -> observer.observe(new Altered(s, s.embeddings(), s.evaluation()) {
                        @Override
                        public Optional<Weights> weights() {
                            return Optional.of(new Weights(List.of(embeddings())));
                        }
                    })));
        }
    }

    static class DependsOnTheOrder extends BaselineContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> moved((start, now, i, n) -> now[i] * (1 + 0.01 * (i % n))));
        }
    }

    static class FollowsQuadraticLossesAtHalfSpeed extends BaselineContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
                @Override
                public Result run(BaselineProblem problem, TrajectoryObserver observer, RunControl control) {
                    Baseline slow = moved((start, now, i, n) -> (start[i] + now[i]) / 2);
                    return problem.field() instanceof QuadraticLoss
                            ? slow.run(problem, observer, control)
                            : super.run(problem, observer, control);
                }
            });
        }
    }

    static class IgnoresCancellation extends BaselineContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
                @Override
                public Result run(BaselineProblem problem, TrajectoryObserver observer, RunControl control) {
                    return super.run(problem, observer, RunControl.uncontrolled());
                }
            });
        }
    }

    static class AssumesNothing extends BaselineContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
                @Override
                public List<BaselineAssumption> assumptions() {
                    return List.of();
                }
            });
        }
    }

    static class LearnsFromTheEvaluation extends BaselineContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> wrapped(observer -> s -> {
                R064Store u = s.embeddings().copy();
                u.data[0] += 0.1 * u.data[0] * s.evaluation().getRowDim();
                observer.observe(new Altered(s, u, s.evaluation()));
            }));
        }
    }

    private static Stream<Subject<?>> subject(Supplier<Baseline> wrong) {
        BaselineProvider<NoOptions> provider = BaselineProvider.of(
                "mistaken", "a baseline with a mistake", NoOptions.class, (options, parts) -> wrong.get());
        return Stream.of(Subject.of("baseline with a mistake", provider, new NoOptions()));
    }

    /** Change of entry i of U, column-major with n rows. */
    private interface Motion {
        double at(double[] start, double[] now, int i, int n);
    }

    private static Baseline moved(Motion motion) {
        return wrapped(observer -> {
            R064Store[] start = new R064Store[1];
            return s -> {
                if (s.time() == 0) {
                    start[0] = s.embeddings().copy();
                }
                R064Store altered = s.embeddings().copy();
                for (int i = 0; i < altered.data.length; i++) {
                    altered.data[i] = motion.at(start[0].data, s.embeddings().data, i, altered.getRowDim());
                }
                observer.observe(new Altered(s, altered, s.evaluation()));
            };
        });
    }

    /** A correct baseline; a mistake overrides one of its methods. */
    private static class Delegate implements Baseline {
        private final Baseline correct = BuiltInBaselines.NTK.create(NtkOptions.defaults());

        @Override
        public List<BaselineAssumption> assumptions() {
            return correct.assumptions();
        }

        @Override
        public Result run(BaselineProblem problem, TrajectoryObserver observer, RunControl control) {
            return correct.run(problem, observer, control);
        }
    }

    private static Baseline wrapped(UnaryOperator<TrajectoryObserver> between) {
        return new Delegate() {
            @Override
            public Result run(BaselineProblem problem, TrajectoryObserver observer, RunControl control) {
                return super.run(problem, between.apply(observer), control);
            }
        };
    }

    /** A reported state with other embeddings. */
    private static class Altered implements Snapshot {
        private final Snapshot correct;
        private final R064Store embeddings;
        private final R064Store evaluation;

        Altered(Snapshot correct, R064Store embeddings, R064Store evaluation) {
            this.correct = correct;
            this.embeddings = embeddings;
            this.evaluation = evaluation;
        }

        @Override
        public R064Store embeddings() {
            return embeddings;
        }

        @Override
        public R064Store evaluation() {
            return evaluation;
        }

        @Override
        public double time() {
            return correct.time();
        }

        @Override
        public OptionalDouble loss() {
            // The loss changes sign, so that it increases along the altered trajectory.
            return correct.loss().isPresent()
                    ? OptionalDouble.of(-correct.loss().getAsDouble())
                    : OptionalDouble.empty();
        }

        @Override
        public Optional<Weights> weights() {
            return Optional.empty();
        }
    }
}
