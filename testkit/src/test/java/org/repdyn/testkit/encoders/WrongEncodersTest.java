package org.repdyn.testkit.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.encoder.TwoLayerOptions;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.EncoderProvider;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.testkit.EncoderContract;
import org.repdyn.testkit.FailedLaws;
import org.repdyn.testkit.Subject;

/** Tests that an encoder with one mistake fails the law about this mistake and passes unrelated laws. */
@Tag("slow")
@DisplayName("Encoders with one mistake fail the law about it")
class WrongEncodersTest {

    @Test
    @DisplayName("a gradient of twice the size")
    void aGradientOfTwiceTheSizeFailsTheGradientLaw() {
        assertThat(FailedLaws.methods(TwiceTheGradient.class)).containsExactly("gradient");
    }

    @Test
    @DisplayName("a pass that allocates memory")
    void aPassThatAllocatesFailsTheAllocationLaw() {
        assertThat(FailedLaws.methods(Allocating.class)).containsExactly("allocation");
    }

    @Test
    @DisplayName("a scale that is not that of the weights")
    void aScaleOtherThanThatOfTheWeightsFailsTheScaleLaw() {
        assertThat(FailedLaws.methods(WrongScale.class)).containsExactly("scale");
    }

    @Test
    @DisplayName("samples that depend on each other")
    void samplesThatDependOnEachOtherFailTheSamplesLaw() {
        assertThat(FailedLaws.methods(Centred.class)).contains("samples").doesNotContain("rotation", "scale");
    }

    abstract static class Wrong extends EncoderContract {

        static Stream<Subject<?>> subject(UnaryOperator<Encoder> mistake) {
            EncoderProvider<TwoLayerOptions> provider = new EncoderProvider<>() {
                @Override
                public String name() {
                    return "wrong";
                }

                @Override
                public String summary() {
                    return "a two-layer encoder with a mistake";
                }

                @Override
                public Class<TwoLayerOptions> optionsType() {
                    return TwoLayerOptions.class;
                }

                @Override
                public Encoder create(TwoLayerOptions o) {
                    return mistake.apply(new TwoLayerEncoder(o.outputs(), o.width(), o.activation()));
                }
            };
            return Stream.of(Subject.of(provider, new TwoLayerOptions(3, 6, HiddenActivation.TANH)));
        }
    }

    /** An encoder that delegates to another; a mistake overrides one of its methods. */
    private static class DelegatingEncoder implements Encoder {
        private final Encoder other;

        DelegatingEncoder(Encoder other) {
            this.other = other;
        }

        @Override
        public int outputs() {
            return other.outputs();
        }

        @Override
        public List<WeightBlock> blocks(int inputDimension) {
            return other.blocks(inputDimension);
        }

        @Override
        public Weights initialise(int inputDimension, Seed seed) {
            return other.initialise(inputDimension, seed);
        }

        @Override
        public EncoderPass bind(R064Store inputs, LinearAlgebra algebra) {
            return other.bind(inputs, algebra);
        }
    }

    static class TwiceTheGradient extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(e -> new DelegatingEncoder(e) {
                @Override
                public EncoderPass bind(R064Store inputs, LinearAlgebra algebra) {
                    EncoderPass pass = super.bind(inputs, algebra);
                    return new EncoderPass() {
                        @Override
                        public R064Store forward(Weights weights) {
                            return pass.forward(weights);
                        }

                        @Override
                        public void pullback(Weights weights, R064Store outputGradient, Weights result) {
                            pass.pullback(weights, outputGradient, result);
                            for (R064Store block : result.blocks()) {
                                for (int i = 0; i < block.data.length; i++) {
                                    block.data[i] *= 2;
                                }
                            }
                        }
                    };
                }
            });
        }
    }

    static class Allocating extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(e -> new DelegatingEncoder(e) {
                @Override
                public EncoderPass bind(R064Store inputs, LinearAlgebra algebra) {
                    EncoderPass pass = super.bind(inputs, algebra);
                    return new EncoderPass() {
                        @Override
                        public R064Store forward(Weights weights) {
                            return pass.forward(weights).copy();
                        }

                        @Override
                        public void pullback(Weights weights, R064Store outputGradient, Weights result) {
                            pass.pullback(weights, outputGradient, result);
                        }
                    };
                }
            });
        }
    }

    static class WrongScale extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(e -> new DelegatingEncoder(e) {
                @Override
                public List<WeightBlock> blocks(int inputDimension) {
                    return super.blocks(inputDimension).stream()
                            .map(b -> new WeightBlock(b.name(), b.rows(), b.columns(), 1.5 * b.scale(), b.output()))
                            .toList();
                }
            });
        }
    }

    /** An encoder that subtracts the mean of the batch, with the right backward pass. */
    static class Centred extends Wrong {
        static Stream<Subject<?>> subjects() {
            return subject(e -> new DelegatingEncoder(e) {
                @Override
                public EncoderPass bind(R064Store inputs, LinearAlgebra algebra) {
                    R064Store centred = inputs.copy();
                    int rows = inputs.getRowDim();
                    for (int j = 0; j < inputs.getColDim(); j++) {
                        double mean = 0;
                        for (int i = 0; i < rows; i++) {
                            mean += inputs.doubleValue(i, j) / rows;
                        }
                        for (int i = 0; i < rows; i++) {
                            centred.set(i, j, inputs.doubleValue(i, j) - mean);
                        }
                    }
                    return super.bind(centred, algebra);
                }
            });
        }
    }
}
