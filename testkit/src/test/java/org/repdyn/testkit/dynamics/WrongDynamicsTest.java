package org.repdyn.testkit.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.flow.GradientFlowProvider;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testkit.DynamicsContract;
import org.repdyn.testkit.FailedLaws;
import org.repdyn.testkit.FlowClaim;
import org.repdyn.testkit.TrainingCase;

/** Tests that a gradient flow with one mistake fails the law about this mistake. */
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
        "TwiceAsFast, velocity",
        "TwiceAsFast, distance",
        "MakesNoClaim, velocity",
        "MakesNoClaim, distance",
        "IgnoresWeightDecay, weightDecay",
        "PredictorStandsStill, predictor",
        "TeacherStandsStill, teacher",
        "RunningStatisticStandsStill, runningStatistic",
        "FollowsTheEncoderAlone, weightDecay",
        "FollowsTheEncoderAlone, predictor",
        "FollowsTheEncoderAlone, teacher",
        "FollowsTheEncoderAlone, runningStatistic"
    })
    void fails(String wrong, String law) throws ClassNotFoundException {
        Class<?> contract = Class.forName(WrongDynamicsTest.class.getName() + "$" + wrong);
        assertThat(FailedLaws.methods(selectMethod(contract, law))).containsExactly(law);
    }

    @Test
    void withoutAMistakePasses() {
        assertThat(FailedLaws.methods(WithoutMistake.class)).isEmpty();
    }

    /** A correct dynamics; a mistake overrides one of its methods. */
    private static class Delegate implements Dynamics {
        final Dynamics correct = new GradientFlowProvider().create(Wrong.OPTIONS);

        @Override
        public Optional<String> objection(TrainingProblem problem) {
            return correct.objection(problem);
        }

        @Override
        public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
            return correct.run(problem, wrapping(observer), control);
        }

        TrajectoryObserver wrapping(TrajectoryObserver observer) {
            return observer;
        }
    }

    /** Base of the contracts with a mistake; their names do not end in Test, so that only {@link FailedLaws} runs them. */
    abstract static class Wrong extends DynamicsContract {

        static final GradientFlowOptions OPTIONS = new GradientFlowOptions(1e-9, 1e-11, 1_000_000);

        static Stream<Subject<?>> subject(Supplier<Dynamics> wrong) {
            DynamicsProvider<GradientFlowOptions> provider = new DynamicsProvider<>() {
                @Override
                public String name() {
                    return "wrong";
                }

                @Override
                public String summary() {
                    return "a gradient flow with a mistake";
                }

                @Override
                public Class<GradientFlowOptions> optionsType() {
                    return GradientFlowOptions.class;
                }

                @Override
                public Dynamics create(GradientFlowOptions options) {
                    return wrong.get();
                }
            };
            return Stream.of(Subject.of(provider, OPTIONS)
                    .withCases(TrainingCase.small().stream()
                            .filter(c -> c.name().startsWith("linear-contrastive, linear"))
                            .toList())
                    .withFlow(new FlowClaim.Within(
                            1e3 * OPTIONS.relativeTolerance().orElseThrow())));
        }
    }

    static final class WithoutMistake extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate());
        }
    }

    static final class SkipsTheStart extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
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

    static final class ReportsTwice extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
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

    static final class HasWrongStopTime extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
                @Override
                public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
                    StopReason stop = super.run(problem, observer, control);
                    return stop instanceof StopReason.Cancelled ? new StopReason.Cancelled(stop.time() + 0.1) : stop;
                }
            });
        }
    }

    static final class LeavesTheConstraint extends Wrong {
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

    static final class ReportsOtherEmbeddings extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> reporting((s, weights) -> {
                R064Store u = s.embeddings().copy();
                u.data[0] += 1e-9;
                return new Altered(s, u, s.evaluation(), weights);
            }));
        }
    }

    static final class ReportsStaleEvaluation extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
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

    static final class ModifiesInitialWeights extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
                @Override
                public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
                    StopReason stop = super.run(problem, observer, control);
                    problem.initial().blocks().get(0).data[0] += 1;
                    return stop;
                }
            });
        }
    }

    static final class NotReproducible extends Wrong {
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

    static final class IgnoresCancellation extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
                @Override
                public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
                    return super.run(problem, observer, RunControl.uncontrolled());
                }
            });
        }
    }

    static final class ProgressInPercent extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
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

    static final class Throws extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
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

    static final class ReportsDivergenceAsFailure extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
                @Override
                public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
                    StopReason stop = super.run(problem, observer, control);
                    return stop instanceof StopReason.Diverged d ? new StopReason.Failed(d.time(), d.what()) : stop;
                }
            });
        }
    }

    static final class HasLongObjection extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
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

    /** Reports the states of the flow at 2t with the times t. */
    static final class TwiceAsFast extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
                @Override
                public StopReason run(TrainingProblem p, TrajectoryObserver observer, RunControl control) {
                    double[] times = p.times().toArray();
                    for (int i = 0; i < times.length; i++) {
                        times[i] *= 2;
                    }
                    TrainingProblem longer = new TrainingProblem(
                            p.field(),
                            p.views(),
                            p.evaluation(),
                            p.encoder(),
                            p.constraints(),
                            p.initial(),
                            TimeGrid.of(times),
                            p.algebra(),
                            p.seed());
                    return super.run(longer, observer, control);
                }
            });
        }
    }

    static final class MakesNoClaim extends DynamicsContract {
        static Stream<Subject<?>> subjects() {
            return Stream.of(Subject.of(new GradientFlowProvider(), Wrong.OPTIONS));
        }
    }

    static final class IgnoresWeightDecay extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
                @Override
                public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
                    return super.run(problem.withWeightDecay(0), observer, control);
                }
            });
        }
    }

    static final class PredictorStandsStill extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> freezing("predictor"));
        }
    }

    static final class TeacherStandsStill extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> freezing("teacher-W"));
        }
    }

    static final class RunningStatisticStandsStill extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> freezing("running"));
        }
    }

    /** Returns a dynamics that does not move the blocks of a name. */
    private static Dynamics freezing(String block) {
        return new Delegate() {
            @Override
            public StopReason run(TrainingProblem p, TrajectoryObserver observer, RunControl control) {
                List<WeightBlock> blocks = p.encoder().blocks(p.views().dimension());
                List<Constraint> constraints = new ArrayList<>(p.constraints());
                for (int b = 0; b < blocks.size(); b++) {
                    if (blocks.get(b).name().equals(block)) {
                        constraints.set(b, FlatConstraints.FROZEN.create(new NoOptions()));
                    }
                }
                TrainingProblem frozen = new TrainingProblem(
                        p.field(),
                        p.views(),
                        p.evaluation(),
                        p.encoder(),
                        constraints,
                        p.initial(),
                        p.times(),
                        p.algebra(),
                        p.seed());
                return super.run(frozen, observer, control);
            }
        };
    }

    /** Follows the pullback of the field through the encoder in steps of 1/1000, without predictor, teacher, statistic and decay. */
    static final class FollowsTheEncoderAlone extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegate() {
                @Override
                public StopReason run(TrainingProblem p, TrajectoryObserver observer, RunControl control) {
                    StateReporter reporter = new StateReporter(p.weightField(), observer);
                    EncoderPass pass = p.encoder().bind(p.views().matrix(), p.algebra());
                    Weights weights = p.initial().copy();
                    Weights gradient = weights.zeros();
                    int done = 0;
                    for (double time : p.times().toArray()) {
                        for (; done < Math.round(1000 * time); done++) {
                            R064Store u = pass.forward(weights);
                            R064Store outer = R064Store.FACTORY.make(u.getRowDim(), u.getColDim());
                            p.field()
                                    .field(
                                            new Embeddings(
                                                    p.views().layout(),
                                                    u,
                                                    p.views().targets(),
                                                    p.algebra()),
                                            outer);
                            pass.pullback(weights, outer, gradient);
                            for (int b = 0; b < weights.blocks().size(); b++) {
                                double[] w = weights.blocks().get(b).data;
                                for (int i = 0; i < w.length; i++) {
                                    w[i] -= gradient.blocks().get(b).data[i] / 1000;
                                }
                            }
                        }
                        reporter.report(time, weights);
                    }
                    return new StopReason.Completed(reporter.lastTime());
                }
            });
        }
    }

    private interface Change {
        Snapshot of(Snapshot correct, Weights weights);
    }

    private static Dynamics reporting(Change change) {
        return new Delegate() {
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
