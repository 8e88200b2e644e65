package org.repdyn.testkit.ntk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.ntk.analytic.NtkOptions;
import org.repdyn.ntk.analytic.NtkProvider;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineAssumption;
import org.repdyn.ntk.spi.BaselineProblem;
import org.repdyn.testkit.BaselineContract;
import org.repdyn.testkit.FailedLaws;

/** Tests that each wrong baseline fails the law it breaks. */
class WrongBaselinesTest {

    @ParameterizedTest
    @CsvSource({
        "SkipsTheStart, 1.",
        "ReportsStaleEvaluation, 3.",
        "NotReproducible, 4.",
        "ReversedKernel, 6.",
        "IncreasesTheLoss, 7.",
        "IncreasesTheLoss, 8."
    })
    void fails(String wrong, String law) throws ClassNotFoundException {
        assertThat(FailedLaws.titles(Class.forName(WrongBaselinesTest.class.getName() + "$" + wrong)))
                .anyMatch(name -> name.startsWith(law));
    }

    static class SkipsTheStart extends BaselineContract {
        static Stream<Subject> subjects() {
            return subject(() -> wrapped(observer -> s -> {
                if (s.time() > 0) {
                    observer.observe(s);
                }
            }));
        }
    }

    static class ReportsStaleEvaluation extends BaselineContract {
        static Stream<Subject> subjects() {
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
        static Stream<Subject> subjects() {
            AtomicInteger runs = new AtomicInteger();
            return subject(() -> {
                double error = 1e-9 * runs.incrementAndGet();
                return moved((start, now, i, n) -> now[i] + error);
            });
        }
    }

    static class ReversedKernel extends BaselineContract {
        static Stream<Subject> subjects() {
            return subject(() -> moved((start, now, i, n) -> {
                int mirrored = i - i % n + (n - 1 - i % n);
                return start[i] + now[mirrored] - start[mirrored];
            }));
        }
    }

    static class IncreasesTheLoss extends BaselineContract {
        static Stream<Subject> subjects() {
            return subject(() -> moved((start, now, i, n) -> 2 * start[i] - now[i]));
        }
    }

    private static Stream<BaselineContract.Subject> subject(Supplier<Baseline> wrong) {
        return Stream.of(new BaselineContract.Subject("baseline with a mistake", wrong));
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

    private static Baseline wrapped(UnaryOperator<TrajectoryObserver> between) {
        Baseline correct = new NtkProvider().create(NtkOptions.defaults());
        return new Baseline() {
            @Override
            public List<BaselineAssumption> assumptions() {
                return correct.assumptions();
            }

            @Override
            public Result run(BaselineProblem problem, TrajectoryObserver observer, RunControl control) {
                return correct.run(problem, between.apply(observer), control);
            }
        };
    }

    private record Altered(Snapshot correct, R064Store embeddings, R064Store evaluation) implements Snapshot {
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
