package org.repdyn.testkit.ntk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.PairBatch;
import org.repdyn.kernels.spi.PairCovariance;
import org.repdyn.testkit.ActivationContract;
import org.repdyn.testkit.FailedLaws;

/** Tests that each wrong activation fails the law it breaks. */
@Tag("slow")
class WrongActivationsTest {

    @ParameterizedTest
    @CsvSource({
        "AnotherFunction, 1. e and ė are the means",
        "DerivativeOfAnother, 1. e and ė are the means",
        "DerivativeOfAnother, 2. ė is the derivative of e",
        "WrongVariance, 3. at equal inputs the moments",
        "LosesTheGap, 4. gap and sum are",
        "DependsOnTheOrder, 5. exchanging the two inputs",
        "WrongInBatches, '6. kernels are symmetric, positive semi-definite, and the same when computed in tiles'"
    })
    @DisplayName("a ReLU with one mistake fails the law about this mistake")
    void fails(String wrong, String law) throws ClassNotFoundException {
        assertThat(FailedLaws.titles(Class.forName(WrongActivationsTest.class.getName() + "$" + wrong)))
                .anyMatch(name -> name.startsWith(law));
    }

    abstract static class Wrong extends ActivationContract {

        static Stream<Subject> subject(Activation wrong) {
            return Stream.of(Subject.of("relu with a mistake", wrong, x -> Math.max(x, 0), x -> x > 0 ? 1 : 0));
        }
    }

    /** The moments of a leaky ReLU instead of those of a ReLU. */
    static class AnotherFunction extends Wrong {
        static Stream<Subject> subjects() {
            return subject(AbRelu.leaky(0.2));
        }
    }

    /** A ReLU; a mistake overrides one of its moments. */
    private static class Altered implements Activation {
        private final Activation relu = AbRelu.RELU;

        @Override
        public String name() {
            return "relu";
        }

        @Override
        public double moment(PairCovariance pair) {
            return relu.moment(pair);
        }

        @Override
        public double derivativeMoment(PairCovariance pair) {
            return relu.derivativeMoment(pair);
        }

        @Override
        public double variance(double p) {
            return relu.variance(p);
        }

        @Override
        public double derivativeVariance(double p) {
            return relu.derivativeVariance(p);
        }

        @Override
        public double gap(PairCovariance pair, double scale, double moment) {
            return relu.gap(pair, scale, moment);
        }

        @Override
        public double sum(PairCovariance pair, double scale, double moment) {
            return relu.sum(pair, scale, moment);
        }
    }

    /** A ReLU with the ė of a leaky ReLU. */
    static class DerivativeOfAnother extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new Altered() {
                @Override
                public double derivativeMoment(PairCovariance pair) {
                    return AbRelu.leaky(0.2).derivativeMoment(pair);
                }
            });
        }
    }

    /** A ReLU whose gap is a constant. */
    static class LosesTheGap extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new Altered() {
                @Override
                public double gap(PairCovariance pair, double scale, double moment) {
                    return 0.1;
                }
            });
        }
    }

    /** A ReLU whose e has an error that depends on which input comes first. */
    static class DependsOnTheOrder extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new Altered() {
                @Override
                public double moment(PairCovariance pair) {
                    return super.moment(pair) * (pair.p() > pair.q() ? 1 + 1e-15 : 1);
                }
            });
        }
    }

    /** A ReLU whose batch evaluation gives E[φ(a)φ(b)] with a relative error of 1e-6. */
    static class WrongInBatches extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new Altered() {
                @Override
                public void moments(PairBatch batch) {
                    super.moments(batch);
                    for (int i = 0; i < batch.count(); i++) {
                        batch.moment()[i] *= 1 + 1e-6;
                    }
                }
            });
        }
    }

    /** A ReLU whose variance lacks the factor ½. */
    static class WrongVariance extends Wrong {
        static Stream<Subject> subjects() {
            return subject(new Altered() {
                @Override
                public double variance(double p) {
                    return p;
                }
            });
        }
    }
}
