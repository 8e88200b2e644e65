package org.repdyn.testkit.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.dynamics.BuiltInDynamics;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testkit.DynamicsContract;
import org.repdyn.testkit.FailedLaws;

/** Tests that a dynamics that follows another field than the gradient flow fails the law about the missing part. */
@DisplayName("Dynamics that follow a part of the field on weights")
class WrongFieldsTest {

    @ParameterizedTest
    @CsvSource({
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
    @DisplayName("fail the law about what they ignore")
    void fails(String wrong, String law) throws ClassNotFoundException {
        Class<?> contract = Class.forName(WrongFieldsTest.class.getName() + "$" + wrong);
        assertThat(FailedLaws.methods(selectMethod(contract, law))).containsExactly(law);
    }

    /** Reports the states of the flow at 2t with the times t. */
    static final class TwiceAsFast extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new WrongDynamics() {
                @Override
                public StopReason run(TrainingProblem p, TrajectoryObserver observer, RunControl control) {
                    double[] times = p.times().toArray();
                    for (int i = 0; i < times.length; i++) {
                        times[i] *= 2;
                    }
                    return super.run(p.withTimes(TimeGrid.of(times)), observer, control);
                }
            });
        }
    }

    static final class MakesNoClaim extends DynamicsContract {
        static Stream<Subject<?>> subjects() {
            return Stream.of(Subject.of(BuiltInDynamics.GRADIENT_FLOW, WrongDynamicsContract.OPTIONS));
        }
    }

    static final class IgnoresWeightDecay extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new WrongDynamics() {
                @Override
                public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
                    return super.run(problem.withWeightDecay(0), observer, control);
                }
            });
        }
    }

    static final class PredictorStandsStill extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> freezing("predictor"));
        }
    }

    static final class TeacherStandsStill extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> freezing("teacher-W"));
        }
    }

    static final class RunningStatisticStandsStill extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> freezing("running"));
        }
    }

    /** Returns a dynamics that does not move the blocks of a name. */
    private static Dynamics freezing(String block) {
        return new WrongDynamics() {
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

    /**
     * Follows the pullback of the field through the encoder in steps of 1/1000, without predictor, teacher, statistic
     * and decay.
     */
    static final class FollowsTheEncoderAlone extends WrongDynamicsContract {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new WrongDynamics() {
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
}
