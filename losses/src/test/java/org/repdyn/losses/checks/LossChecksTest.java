package org.repdyn.losses.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Homogeneous;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.Losses;
import org.repdyn.losses.spi.RotationInvariant;

@DisplayName("Checks of losses")
class LossChecksTest {

    static List<String> names() {
        return Losses.builtIn().names();
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("pass the built-in losses at random embeddings")
    void builtIn(String name) {
        Map<String, Object> options = name.equals("weighted-sum")
                ? Map.of("terms", List.of(Map.of("loss", "nt-xent", "weight", 0.5), Map.of("loss", "vicreg")))
                : Map.of();
        for (int seed = 0; seed < 2; seed++) {
            CheckReport report = LossChecks.check(() -> Losses.byName(name, options), 8, 3, new Seed(seed));
            assertThat(report.passed()).as(report.verdict()).isTrue();
            assertThat(report.slopes()).hasSize(Losses.byName(name, options) instanceof Loss ? 1 : 0);
            assertThat(LossChecks.wrongGradient(() -> Losses.byName(name, options), new Seed(seed)))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("find a gradient that is wrong in large batches alone")
    void largeBatch() {
        CheckReport report = LossChecks.check(
                () -> new Quartic() {
                    @Override
                    double factor(int entry) {
                        return entry >= 2 * 64 * 3 ? 1.5 : 1;
                    }
                },
                8,
                3,
                new Seed(0));
        assertThat(report.verdict().lines().filter(line -> line.contains("FAILED")))
                .singleElement()
                .asString()
                .startsWith("gradient has the size of the differences at 67 samples: FAILED, the gradient differs");
    }

    @Test
    @DisplayName("pass a loss that refuses the number of samples of the large batch")
    void groupsOfSamples() {
        CheckReport report = LossChecks.check(
                () -> new Quartic() {
                    @Override
                    double factor(int entry) {
                        if (entry >= 2 * 8 * 3) {
                            throw new IllegalArgumentException("the number of samples must be 8");
                        }
                        return 1;
                    }
                },
                8,
                3,
                new Seed(0));
        assertThat(report.verdict()).doesNotContain("FAILED");
    }

    /** L(U) = ¼‖U‖⁴ with a mistake of each kind. */
    private static class Quartic implements Loss, RotationInvariant, Homogeneous {

        @Override
        public ViewRequirements views() {
            return ViewRequirements.PAIRS;
        }

        @Override
        public double degree() {
            return 4;
        }

        @Override
        public double value(Embeddings embeddings) {
            double square = CheckedBatch.dot(embeddings.matrix(), embeddings.matrix());
            return square * square / 4;
        }

        /** Returns the factor of an entry of the gradient. */
        @SuppressWarnings("UnusedVariable") // wrong losses have a factor that depends on the entry
        double factor(int entry) {
            return 1;
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            R064Store u = embeddings.matrix();
            double square = CheckedBatch.dot(u, u);
            for (int i = 0; i < u.data.length; i++) {
                gradient.data[i] = factor(i) * square * u.data[i];
            }
            return square * square / 4;
        }
    }

    /** The quartic loss as a library for single precision computes it; differences of short steps are rounding. */
    private static final class SinglePrecision extends Quartic {
        private final double factor;

        SinglePrecision(double factor) {
            this.factor = factor;
        }

        @Override
        double factor(int entry) {
            return factor;
        }

        @Override
        public double value(Embeddings embeddings) {
            return (float) super.value(embeddings);
        }
    }

    private static String verdict(Supplier<? extends EmbeddingField> maker) {
        CheckReport report = LossChecks.check(maker, 5, 3, new Seed(4));
        assertThat(report.passed()).as(report.verdict()).isFalse();
        return report.verdict();
    }

    @Test
    @DisplayName("pass a right loss")
    void right() {
        CheckReport report = LossChecks.check(Quartic::new, 5, 3, new Seed(4));
        assertThat(report.passed()).as(report.verdict()).isTrue();
        assertThat(report.slopes().get(0).slope()).isBetween(1.95, 2.05);
    }

    @Test
    @DisplayName("name the factor by which a gradient is off")
    void factor() {
        assertThat(verdict(() -> new Quartic() {
                    @Override
                    double factor(int entry) {
                        return 2;
                    }
                }))
                .contains("gradient against value: FAILED, the error falls like t^1.0", "slower than t^2")
                .contains("the gradient is 2.000 times the derivative of the value in each direction");
    }

    @Test
    @DisplayName("find a wrong gradient by a few values, and nothing in a loss that they do not suit")
    void wrongGradient() {
        Seed seed = new Seed(4);
        assertThat(LossChecks.wrongGradient(
                        () -> new Quartic() {
                            @Override
                            double factor(int entry) {
                                return 2;
                            }
                        },
                        seed))
                .hasValueSatisfying(
                        wrong -> assertThat(wrong).startsWith("the gradient is 2.000 times the derivative"));
        assertThat(LossChecks.wrongGradient(
                        () -> new Quartic() {
                            @Override
                            double factor(int entry) {
                                return entry % 2;
                            }
                        },
                        seed))
                .hasValueSatisfying(wrong -> assertThat(wrong).contains("a term is wrong or missing"));
        // A constant that is large beside the loss leaves only rounding in the differences.
        assertThat(LossChecks.wrongGradient(
                        () -> new Quartic() {
                            @Override
                            public double value(Embeddings embeddings) {
                                return 1e16 + super.value(embeddings);
                            }
                        },
                        seed))
                .isEmpty();
        assertThat(LossChecks.wrongGradient(() -> new SinglePrecision(1), seed)).isEmpty();
        assertThat(LossChecks.wrongGradient(() -> new SinglePrecision(2), seed))
                .hasValueSatisfying(
                        wrong -> assertThat(wrong).startsWith("the gradient is 2.000 times the derivative"));
        assertThat(LossChecks.wrongGradient(
                        () -> new Quartic() {
                            @Override
                            public double value(Embeddings embeddings) {
                                throw new AssertionError("at least 16 samples");
                            }
                        },
                        seed))
                .isEmpty();
        assertThat(LossChecks.wrongGradient(() -> new Ball(true), seed)).isEmpty();
        assertThat(LossChecks.wrongGradient(() -> new Ball(false), seed)).isEmpty();
    }

    @Test
    @DisplayName("beside a run pass a loss that breaks at so few samples, by whatever it throws")
    void breaksAtFewSamples() {
        assertThat(LossChecks.wrongGradient(
                        () -> new Quartic() {
                            @Override
                            public double value(Embeddings embeddings) {
                                throw new AssertionError("60 samples are needed");
                            }
                        },
                        new Seed(0)))
                .isEmpty();
    }

    @Test
    @DisplayName("say that a value differs from call to call, and nothing else")
    void changingValue() {
        Supplier<Loss> maker = () -> new Quartic() {
            private int calls;

            @Override
            public double value(Embeddings embeddings) {
                return super.value(embeddings) + 1e-3 * calls++;
            }
        };
        assertThat(verdict(maker).lines().filter(line -> line.contains("FAILED")))
                .singleElement()
                .asString()
                .startsWith("same value in each call: FAILED, two calls at the same embeddings give ");
        assertThat(LossChecks.wrongGradient(maker, new Seed(0)))
                .hasValueSatisfying(wrong -> assertThat(wrong).startsWith("two calls at the same embeddings give "));
    }

    @Test
    @DisplayName("fail one wrong entry of a gradient, and its asymmetric derivative")
    void entry() {
        assertThat(verdict(() -> new Quartic() {
                    @Override
                    double factor(int entry) {
                        return entry == 3 ? 1.5 : 1;
                    }
                }))
                .contains("gradient against value: FAILED")
                .contains("derivative of the gradient is symmetric: FAILED")
                .contains("a term is wrong or missing")
                .contains("permuting the samples permutes the field: FAILED");
    }

    @Test
    @DisplayName("fail a symmetry that is declared and absent, or there and not declared")
    void symmetries() {
        assertThat(verdict(() -> new Quartic() {
                    @Override
                    public double degree() {
                        return 3;
                    }
                }))
                .contains("Homogeneous of degree 3: L(2U) = 2^p·L(U): FAILED");
        Loss quartic = new Quartic();
        assertThat(verdict(() -> new Loss() {
                    @Override
                    public ViewRequirements views() {
                        return quartic.views();
                    }

                    @Override
                    public double value(Embeddings embeddings) {
                        return quartic.value(embeddings);
                    }

                    @Override
                    public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
                        return quartic.valueAndGradient(embeddings, gradient);
                    }
                }))
                .contains("so the loss should implement RotationInvariant")
                .contains("so the loss should implement Homogeneous");
    }

    @Test
    @DisplayName("fail numbers that are not finite, state between calls, and embeddings that change")
    void numbers() {
        assertThat(verdict(() -> new Quartic() {
                    @Override
                    public double value(Embeddings embeddings) {
                        return super.value(embeddings) * Math.pow(CheckedBatch.length(embeddings.matrix()), 0)
                                + 0 / CheckedBatch.length(embeddings.matrix());
                    }
                }))
                .contains("finite or refused at embeddings of zero: FAILED, the value of the loss is NaN");
        assertThat(verdict(() -> new Quartic() {
                    private int calls;

                    @Override
                    double factor(int entry) {
                        calls++;
                        return 1 + 1e-15 * calls;
                    }
                }))
                .contains("same numbers again, after another batch: FAILED");
        assertThat(verdict(() -> new Quartic() {
                    @Override
                    public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
                        double value = super.valueAndGradient(embeddings, gradient);
                        embeddings.matrix().data[0] = 0;
                        return value;
                    }
                }))
                .contains("embeddings are only read: FAILED");
    }

    /** −log(1 − ‖U‖²), defined inside the unit ball of all embeddings. */
    private record Ball(boolean refuses) implements Loss, RotationInvariant {

        @Override
        public ViewRequirements views() {
            return ViewRequirements.PAIRS;
        }

        private double rest(Embeddings embeddings) {
            double square = CheckedBatch.dot(embeddings.matrix(), embeddings.matrix());
            if (refuses && square >= 1) {
                throw new ArithmeticException("‖U‖² is " + square + ", and the loss is defined below 1");
            }
            return 1 - square;
        }

        @Override
        public double value(Embeddings embeddings) {
            return -Math.log(rest(embeddings));
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            double rest = rest(embeddings);
            for (int i = 0; i < gradient.data.length; i++) {
                gradient.data[i] = 2 * embeddings.matrix().data[i] / rest;
            }
            return value(embeddings);
        }
    }

    @Test
    @DisplayName("check a loss with a domain at embeddings inside of it, and say so outside")
    void domain() {
        Seed seed = new Seed(4);
        CheckReport inside = LossChecks.check(() -> new Ball(true), 5, 3, 0.05, seed);
        assertThat(inside.passed()).as(inside.verdict()).isTrue();
        assertThat(inside.slopes().get(0).slope()).isBetween(1.95, 2.05);
        assertThat(verdict(() -> new Ball(true)))
                .startsWith("defined at the embeddings: FAILED, ‖U‖² is ")
                .contains("the standard deviation 1, and another scale may be in the domain of the loss");
    }

    @Test
    @DisplayName("say of a loss that refuses the embeddings without a reason that it does")
    void noReason() {
        EmbeddingField refusing = new EmbeddingField() {
            @Override
            public ViewRequirements views() {
                return ViewRequirements.PAIRS;
            }

            @Override
            public void field(Embeddings embeddings, R064Store result) {
                throw new ArithmeticException();
            }
        };
        assertThat(verdict(() -> refusing))
                .startsWith("defined at the embeddings: FAILED, the loss refuses them without a reason; the entries");
    }

    /** −Σ log(1 − u²), defined for entries between −1 and 1. */
    private record Box() implements Loss {

        @Override
        public ViewRequirements views() {
            return ViewRequirements.PAIRS;
        }

        @Override
        public double value(Embeddings embeddings) {
            double sum = 0;
            for (double u : embeddings.matrix().data) {
                if (Math.abs(u) >= 1) {
                    throw new ArithmeticException("an entry is " + u + ", and the loss is defined below 1");
                }
                sum -= Math.log(1 - u * u);
            }
            return sum;
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            for (int i = 0; i < gradient.data.length; i++) {
                double u = embeddings.matrix().data[i];
                gradient.data[i] = 2 * u / (1 - u * u);
            }
            return value(embeddings);
        }
    }

    @Test
    @DisplayName("check a loss whose domain may not contain the rotated embeddings")
    void box() {
        int inside = 0;
        for (int seed = 0; seed < 20; seed++) {
            // The largest of the 30 entries is about 0.4 times 2.
            CheckReport report = LossChecks.check(Box::new, 5, 3, 0.4, new Seed(seed));
            boolean defined = report.properties().size() > 1;
            assertThat(report.passed()).as(report.verdict()).isEqualTo(defined);
            inside += defined ? 1 : 0;
        }
        assertThat(inside).isBetween(1, 19);
    }

    @Test
    @DisplayName("check a loss at embeddings near the border of its domain, beyond which another batch lies")
    void border() {
        int inside = 0;
        for (int seed = 0; seed < 20; seed++) {
            // ‖U‖² of the 30 numbers is 0.87 ± 0.22, so that some batches are inside and some are not.
            CheckReport report = LossChecks.check(() -> new Ball(true), 5, 3, 0.17, new Seed(seed));
            inside += report.properties().size() > 1 ? 1 : 0;
        }
        assertThat(inside).isBetween(1, 19);
    }

    @Test
    @DisplayName("say of a loss that is NaN nothing but that")
    void notANumber() {
        assertThat(verdict(() -> new Ball(false)))
                .contains("finite at the embeddings: FAILED, the value of the loss is NaN")
                .doesNotContain("should implement");
    }

    @Test
    @DisplayName("claim no symmetry of a loss that is flat at the embeddings, or that overflows")
    void nothingToMeasure() {
        for (double factor : new double[] {0, 1e200}) {
            Loss loss = new Loss() {
                private final Loss quartic = new Quartic();

                @Override
                public ViewRequirements views() {
                    return quartic.views();
                }

                @Override
                public double value(Embeddings embeddings) {
                    return factor * quartic.value(embeddings);
                }

                @Override
                public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
                    double value = quartic.valueAndGradient(embeddings, gradient);
                    for (int i = 0; i < gradient.data.length; i++) {
                        gradient.data[i] *= factor;
                    }
                    return factor * value;
                }
            };
            CheckReport report = LossChecks.check(() -> loss, 5, 3, new Seed(4));
            assertThat(report.passed()).as(report.verdict()).isTrue();
        }
    }

    @Test
    @DisplayName("refuse batches in which a law is empty")
    void misuse() {
        assertThatThrownBy(() -> LossChecks.check(Quartic::new, 1, 3, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 1 sample in dimension 3");
        assertThatThrownBy(() -> LossChecks.check(Quartic::new, 5, 3, 0, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 0.0");
    }
}
