package org.repdyn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.linear.LinearLosses;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.EmbeddingMoments;
import org.repdyn.losses.spi.Homogeneous;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.spi.MomentCoefficients;
import org.repdyn.losses.spi.MomentField;
import org.repdyn.losses.spi.NumericalLoss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;

@DisplayName("The laws of losses detect")
final class WrongLossesTest {

    private static Set<String> broken(Class<?> contract) {
        return FailedLaws.titles(contract).stream()
                .map(title -> title.replaceAll("\\..*", ""))
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("a gradient that is too large by a factor")
    void wrongGradient() {
        assertThat(broken(WrongGradient.class)).containsExactlyInAnyOrder("L1", "L2", "L7", "L10", "L11");
        assertThat(FailedLaws.messages(WrongGradient.class)).anySatisfy(message -> assertThat(message)
                .startsWith(
                        "law: L2. has a gradient whose entries are central differences of its value\nplugin: wrong\n"
                                + "measured: gradient at row 0, column 0: ")
                .contains("\nallowed: ")
                .contains(" within ")
                .contains("\nhint: the gradient is 1.001 times the derivative of the value in every entry"));
    }

    @Test
    @DisplayName("the stack trace of a broken law ends with the law")
    void shortStackTrace() {
        assertThat(FailedLaws.lastFrames(WrongGradient.class))
                .extracting(StackTraceElement::getClassName)
                .hasSize(5)
                .containsOnly(LossContract.class.getName());
    }

    @Test
    @DisplayName("a prototype that is not declared as one, and a declared one with a gradient of its own")
    void undeclaredPrototype() {
        assertThat(broken(UndeclaredPrototype.class)).containsExactlyInAnyOrder("L9");
        assertThat(broken(ClaimedPrototype.class)).containsExactlyInAnyOrder("L9");
    }

    @Test
    @DisplayName("a prototype whose value is noisy")
    void noisyPrototype() {
        assertThat(broken(NoisyPrototype.class)).contains("L9");
    }

    @Test
    @DisplayName("a gradient that is added to the result instead of overwriting it")
    void accumulation() {
        assertThat(broken(Accumulating.class)).containsExactlyInAnyOrder("F4");
    }

    @Test
    @DisplayName("a loss that modifies the embeddings")
    void changedInputs() {
        assertThat(broken(ModifyingInputs.class)).contains("F5", "L3");
    }

    @Test
    @DisplayName("capabilities that are not declared")
    void forgottenCapabilities() {
        assertThat(broken(UndeclaredCapabilities.class)).containsExactlyInAnyOrder("F8", "L5", "L7");
    }

    @Test
    @DisplayName("a quadratic loss that is not declared as one")
    void forgottenQuadratic() {
        assertThat(broken(UndeclaredQuadratic.class)).containsExactlyInAnyOrder("L8");
    }

    @Test
    @DisplayName("declared invariances that do not hold")
    void falseClaims() {
        assertThat(broken(FalselyInvariant.class)).containsExactlyInAnyOrder("F8", "L5", "L6");
    }

    @Test
    @DisplayName("a field of moments with another divisor than that of the rows")
    void wrongMoments() {
        assertThat(broken(WrongMoments.class)).containsExactlyInAnyOrder("F12");
    }

    @Test
    @DisplayName("a gradient that is wrong for small embeddings alone")
    void wrongForSmallEmbeddings() {
        assertThat(broken(WrongForSmallEmbeddings.class)).containsExactlyInAnyOrder("L10");
        assertThat(FailedLaws.messages(WrongForSmallEmbeddings.class))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .contains("measured: derivative at 0.001·U in a random direction of its size: ")
                        .contains("\nhint: the gradient is not the derivative of the value at this size"));
    }

    @Test
    @DisplayName("a gradient that is wrong in large batches alone")
    void wrongInLargeBatches() {
        assertThat(broken(WrongInLargeBatches.class)).containsExactlyInAnyOrder("L11");
        assertThat(FailedLaws.messages(WrongInLargeBatches.class))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .contains("measured: derivative at 67 samples in a random direction")
                        .contains("\nhint: the gradient is not the derivative of the value at this number of samples"));
    }

    @Test
    @DisplayName("no fault in a loss that is linear between its kinks")
    void piecewiseLinear() {
        assertThat(broken(PiecewiseLinear.class)).isEmpty();
    }

    @Test
    @DisplayName("exponentials that overflow for large embeddings")
    void overflow() {
        assertThat(broken(Overflowing.class)).contains("F13");
        assertThat(broken(OverflowingValue.class)).containsExactlyInAnyOrder("L10");
        assertThat(broken(OverflowingForOneSize.class)).isEmpty();
    }

    @Test
    @DisplayName("embeddings of the test that are outside the domain, and say what to override")
    void outsideOfTheDomain() {
        assertThat(FailedLaws.messages(OutsideOfItsDomain.class)).anySatisfy(message -> assertThat(message)
                .contains("law: F3.")
                .contains("override embeddings(samples, seed) with embeddings inside its domain"));
    }

    @Test
    @DisplayName("a declared invariance whose transformation leaves the domain")
    void invarianceOutsideOfTheDomain() {
        assertThat(broken(FalselyScaleInvariant.class)).contains("L6");
    }

    @Test
    @DisplayName("a result that depends on earlier calls")
    void dependenceOnCalls() {
        assertThat(broken(DependingOnCalls.class)).contains("F6");
    }

    @Test
    @DisplayName("an extra weight on the first sample")
    void weightedSample() {
        assertThat(broken(WeightingFirstSample.class)).containsExactlyInAnyOrder("F7");
    }

    @Test
    @DisplayName("required views that change from call to call")
    void changingViews() {
        assertThat(broken(ChangingViews.class)).contains("F2");
    }

    @Test
    @DisplayName("a field that is zero everywhere")
    void zeroField() {
        assertThat(broken(ZeroField.class)).contains("F3");
    }

    @Test
    @DisplayName("a NaN in the field")
    void notANumber() {
        assertThat(broken(NotANumber.class)).contains("F3");
    }

    @Test
    @DisplayName("a field that is not the gradient of the value")
    void anotherField() {
        assertThat(broken(AnotherField.class)).containsExactlyInAnyOrder("L4");
    }

    @Test
    @DisplayName("a degree of homogeneity that is wrong")
    void wrongDegree() {
        assertThat(broken(WrongDegree.class)).containsExactlyInAnyOrder("L7");
    }

    /** The alignment loss without a declaration of its properties. */
    private static class Delegating implements Loss {
        private final Loss alignment = (Loss) LinearLosses.LINEAR_ALIGNMENT.create(new NoOptions());

        @Override
        public ViewRequirements views() {
            return ViewRequirements.PAIRS;
        }

        @Override
        public double value(Embeddings embeddings) {
            return alignment.value(embeddings);
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            return alignment.valueAndGradient(embeddings, gradient);
        }
    }

    private static class Rotating extends Delegating implements RotationInvariant, Homogeneous {
        @Override
        public double degree() {
            return 2;
        }
    }

    private abstract static class Wrong extends LossContract {

        static Stream<Subject<?>> subject(Supplier<EmbeddingField> wrong) {
            return subject(wrong, false);
        }

        static Stream<Subject<?>> subject(Supplier<EmbeddingField> wrong, boolean prototype) {
            LossProvider<NoOptions> provider = new LossProvider<>() {
                @Override
                public String name() {
                    return "wrong";
                }

                @Override
                public String summary() {
                    return "deliberately wrong";
                }

                @Override
                public Class<NoOptions> optionsType() {
                    return NoOptions.class;
                }

                @Override
                public boolean isPrototype() {
                    return prototype;
                }

                @Override
                public EmbeddingField create(NoOptions options) {
                    return wrong.get();
                }
            };
            return Stream.of(Subject.of(provider, new NoOptions()));
        }
    }

    static final class UndeclaredCapabilities extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Delegating());
        }
    }

    static final class UndeclaredQuadratic extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Rotating());
        }
    }

    /** The loss ‖U − 1‖² per sample, which is neither invariant nor homogeneous. */
    private static class Offset implements Loss {
        @Override
        public ViewRequirements views() {
            return new ViewRequirements(0, 0, false);
        }

        @Override
        public double value(Embeddings embeddings) {
            double sum = 0;
            for (double u : embeddings.matrix().data) {
                sum += (u - 1) * (u - 1);
            }
            return sum / embeddings.samples();
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            double[] u = embeddings.matrix().data;
            for (int i = 0; i < u.length; i++) {
                gradient.data[i] = 2 * (u[i] - 1) / embeddings.samples();
            }
            return value(embeddings);
        }
    }

    /** The loss of a sum over all embeddings of a function of each entry. */
    private record Entrywise(DoubleUnaryOperator value, DoubleUnaryOperator derivative) implements Loss {
        @Override
        public ViewRequirements views() {
            return new ViewRequirements(0, 0, false);
        }

        @Override
        public double value(Embeddings embeddings) {
            return Arrays.stream(embeddings.matrix().data).map(value).sum() / embeddings.samples();
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            double[] u = embeddings.matrix().data;
            for (int i = 0; i < u.length; i++) {
                gradient.data[i] = derivative.applyAsDouble(u[i]) / embeddings.samples();
            }
            return value(embeddings);
        }
    }

    /** Forgets a constant of 1e-11 in the gradient, which no entry of size 1 shows. */
    static final class WrongForSmallEmbeddings extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Entrywise(u -> Math.log(u * u + 1e-11) + Math.sin(u), u -> 2 / u + Math.cos(u)));
        }
    }

    /** Doubles the gradient of the samples of a second block of 64. */
    static final class WrongInLargeBatches extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Offset() {
                @Override
                public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
                    double value = super.valueAndGradient(embeddings, gradient);
                    if (embeddings.samples() > 64) {
                        gradient.multiply(2).supplyTo(gradient);
                    }
                    return value;
                }
            });
        }
    }

    /** Sum of absolute values with a kink at 100, which no step of a law reaches. */
    static final class PiecewiseLinear extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Entrywise(u -> Math.abs(u - 100), u -> Math.signum(u - 100)));
        }

        @Override
        protected double[] otherSizes() {
            return new double[] {1e-3, 0.1};
        }
    }

    static final class Overflowing extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Entrywise(Math::exp, Math::exp));
        }
    }

    /** A value that overflows for large embeddings, with a gradient that does not. */
    static final class OverflowingValue extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Entrywise(u -> Math.log(1 + Math.exp(u)), u -> 1 / (1 + Math.exp(-u))));
        }
    }

    static final class OverflowingForOneSize extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Entrywise(Math::exp, Math::exp));
        }

        @Override
        protected double[] otherSizes() {
            return new double[0];
        }
    }

    private static double root(double u) {
        if (u <= 0) {
            throw new ArithmeticException("an entry is not positive");
        }
        return Math.sqrt(u);
    }

    static final class OutsideOfItsDomain extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Entrywise(WrongLossesTest::root, u -> 0.5 / root(u)));
        }
    }

    /** A loss whose domain is a cube, declared invariant. */
    private static final class InsideOfACube extends Delegating implements ScaleInvariant {
        @Override
        public double value(Embeddings embeddings) {
            if (Arrays.stream(embeddings.matrix().data).map(Math::abs).max().orElse(0) > 3) {
                throw new ArithmeticException("an entry is above 3");
            }
            return super.value(embeddings);
        }
    }

    static final class FalselyScaleInvariant extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(InsideOfACube::new);
        }
    }

    static final class UndeclaredPrototype extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> NumericalLoss.of(new ViewRequirements(0, 0, false), new Offset()::value));
        }
    }

    static final class ClaimedPrototype extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(Offset::new, true);
        }
    }

    static final class NoisyPrototype extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(
                    () -> NumericalLoss.of(
                            new ViewRequirements(0, 0, false),
                            u -> new Offset().value(u) * (1 + 1e-7 * Math.sin(1e12 * u.matrix().data[0]))),
                    true);
        }
    }

    static final class WrongGradient extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new QuarticWithFactor(1.001));
        }
    }

    /**
     * The mean of ‖u‖⁴, rotation-invariant, homogeneous of degree 4 and not quadratic, with a factor on its gradient.
     */
    private record QuarticWithFactor(double factor) implements Loss, RotationInvariant, Homogeneous {
        @Override
        public ViewRequirements views() {
            return new ViewRequirements(0, 0, false);
        }

        @Override
        public double degree() {
            return 4;
        }

        @Override
        public double value(Embeddings embeddings) {
            return valueAndGradient(
                    embeddings, R064Store.FACTORY.make(embeddings.layout().rows(), embeddings.dimension()));
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            R064Store u = embeddings.matrix();
            double sum = 0;
            for (int i = 0; i < u.getRowDim(); i++) {
                double squares = 0;
                for (int c = 0; c < u.getColDim(); c++) {
                    squares += u.doubleValue(i, c) * u.doubleValue(i, c);
                }
                sum += squares * squares;
                for (int c = 0; c < u.getColDim(); c++) {
                    gradient.set(i, c, factor * 4 * squares * u.doubleValue(i, c) / embeddings.samples());
                }
            }
            return sum / embeddings.samples();
        }
    }

    static final class ChangingViews extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Offset() {
                private int calls;

                @Override
                public ViewRequirements views() {
                    return new ViewRequirements(calls++ % 2, 0, false);
                }
            });
        }
    }

    static final class ZeroField extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Offset() {
                @Override
                public double value(Embeddings embeddings) {
                    return 0;
                }

                @Override
                public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
                    Arrays.fill(gradient.data, 0);
                    return 0;
                }
            });
        }
    }

    static final class NotANumber extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Offset() {
                @Override
                public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
                    double value = super.valueAndGradient(embeddings, gradient);
                    gradient.data[0] = Double.NaN;
                    return value;
                }
            });
        }
    }

    static final class AnotherField extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Offset() {
                @Override
                public void field(Embeddings embeddings, R064Store result) {
                    super.field(embeddings, result);
                    for (int i = 0; i < result.data.length; i++) {
                        result.data[i] *= 1 + 1e-6;
                    }
                }
            });
        }
    }

    /** The mean of ‖u‖⁴ that declares the degree 2. */
    private record QuarticOfDegreeTwo(QuarticWithFactor quartic) implements Loss, RotationInvariant, Homogeneous {
        @Override
        public ViewRequirements views() {
            return quartic.views();
        }

        @Override
        public double degree() {
            return 2;
        }

        @Override
        public double value(Embeddings embeddings) {
            return quartic.value(embeddings);
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            return quartic.valueAndGradient(embeddings, gradient);
        }
    }

    static final class WrongDegree extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new QuarticOfDegreeTwo(new QuarticWithFactor(1)));
        }
    }

    static final class Accumulating extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Offset() {
                @Override
                public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
                    R064Store before = R064Store.FACTORY.copy(gradient);
                    double value = super.valueAndGradient(embeddings, gradient);
                    for (int i = 0; i < before.data.length; i++) {
                        gradient.data[i] += before.data[i];
                    }
                    return value;
                }
            });
        }
    }

    static final class ModifyingInputs extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Offset() {
                @Override
                public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
                    double value = super.valueAndGradient(embeddings, gradient);
                    embeddings.matrix().data[0] = 0;
                    return value;
                }
            });
        }
    }

    private static final class ClaimingOffset extends Offset implements RotationInvariant, ScaleInvariant {}

    static final class FalselyInvariant extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new ClaimingOffset());
        }
    }

    /** The field 2(U − 1)/n of moments, with the divisor n − 1 of an unbiased covariance in one part. */
    private static final class OffsetOfMoments extends Offset implements MomentField {
        @Override
        public boolean coefficients(EmbeddingMoments moments, LinearAlgebra algebra, MomentCoefficients result) {
            double n = moments.samples();
            result.addMultiple(0, 0, 2 * n / (n - 1), moments.mean(0));
            for (int j = 0; j < moments.dimension(); j++) {
                result.constant(0)[j] -= 2;
            }
            return true;
        }
    }

    static final class WrongMoments extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(OffsetOfMoments::new);
        }
    }

    static final class DependingOnCalls extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Offset() {
                private double calls;

                @Override
                public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
                    double value = super.valueAndGradient(embeddings, gradient);
                    gradient.data[0] += 1e-9 * calls++;
                    return value;
                }
            });
        }
    }

    static final class WeightingFirstSample extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(() -> new Offset() {
                @Override
                public double value(Embeddings embeddings) {
                    double first = embeddings.matrix().data[0];
                    return super.value(embeddings) + first * first;
                }

                @Override
                public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
                    double value = super.valueAndGradient(embeddings, gradient);
                    gradient.data[0] += 2 * embeddings.matrix().data[0];
                    return value;
                }
            });
        }
    }
}
