package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.random.Seed;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.EncoderProvider;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.Plugins;

@DisplayName(
        "An encoder that breaks during a run fails its arm with the reason, which is not a divergence or another part")
class BrokenEncoderTest {

    /** Number of calls of each method before it breaks; planning and the first state need fewer. */
    private static final int SOUND_CALLS = 8;

    /**
     * The encoder U = XW.
     *
     * @param forward returns the embeddings in place of the right ones, which it may read, with the weights
     * @param pullback changes the weights, the gradient of the embeddings or the result
     */
    private record Linear(BiFunction<R064Store, Weights, R064Store> forward, Consumer<Pulled> pullback)
            implements Encoder {

        @Override
        public int outputs() {
            return 2;
        }

        @Override
        public List<WeightBlock> blocks(int inputDimension) {
            return List.of(new WeightBlock("W", inputDimension, 2, 1, true));
        }

        @Override
        public Weights initialise(int inputDimension, Seed seed) {
            R064Store weights = R064Store.FACTORY.make(inputDimension, 2);
            weights.set(0, 0, 0.1);
            weights.set(1, 1, 0.1);
            return new Weights(List.of(weights));
        }

        @Override
        public EncoderPass bind(R064Store inputs, LinearAlgebra algebra) {
            return new EncoderPass() {
                private int forwards;
                private int pullbacks;

                @Override
                public R064Store forward(Weights weights) {
                    R064Store u = R064Store.FACTORY.copy(
                            inputs.multiply(weights.blocks().get(0)));
                    return ++forwards > SOUND_CALLS ? forward.apply(u, weights) : u;
                }

                @Override
                public void pullback(Weights weights, R064Store outputGradient, Weights result) {
                    R064Store gradient =
                            R064Store.FACTORY.copy(inputs.transpose().multiply(outputGradient));
                    System.arraycopy(gradient.data, 0, result.blocks().get(0).data, 0, gradient.data.length);
                    if (++pullbacks > SOUND_CALLS) {
                        pullback.accept(new Pulled(weights, outputGradient, result));
                    }
                }
            };
        }
    }

    /** Arguments of a pullback. */
    private record Pulled(Weights weights, R064Store outputGradient, Weights result) {}

    static Stream<Arguments> broken() {
        UnaryOperator<R064Store> nan = matrix -> {
            matrix.data[0] = Double.NaN;
            return matrix;
        };
        return Stream.of(
                forward(
                        "rows",
                        (u, w) -> R064Store.FACTORY.make(3, 2),
                        "returned embeddings of 3 × 2 instead of 60 × 2"),
                forward("columns", (u, w) -> R064Store.FACTORY.make(90, 3), "embeddings of 90 × 3 instead of 60 × 2"),
                forward("NaN", (u, w) -> nan.apply(u), "returned embeddings that are not finite at finite weights"),
                forward(
                        "writes",
                        (u, w) -> {
                            w.blocks().get(0).data[0] = 5;
                            return u;
                        },
                        "changed the weights that it was given"),
                pullback(
                        "gradient NaN",
                        p -> p.result().blocks().get(0).data[0] = Double.NaN,
                        "a gradient that is not finite"),
                pullback("gradient writes", p -> p.weights().blocks().get(0).data[0] = 5, "changed the weights"),
                pullback(
                        "input written",
                        p -> p.outputGradient().data[0] = 5,
                        "changed the gradient of the embeddings"));
    }

    private static Arguments forward(String what, BiFunction<R064Store, Weights, R064Store> forward, String expected) {
        return Arguments.of(what, new Linear(forward, p -> {}), expected);
    }

    private static Arguments pullback(String what, Consumer<Pulled> pullback, String expected) {
        return Arguments.of(what, new Linear((u, w) -> u, pullback), expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void failsItsArm(String what, Encoder encoder, String expected) {
        EncoderProvider<NoOptions> provider = EncoderProvider.of(
                "own", "is broken", new Reference("A", "B", 2020, "C"), NoOptions.class, options -> encoder);
        Plugins plugins = Studies.withEncoder(
                new LoadedPlugin<>(provider, "own.jar", "1", getClass().getClassLoader()));
        String study = Studies.SMALL.replace("{name: linear, outputs: 2}", "own")
                + "time: {end: 1, points: 3}\ndynamics: {name: gradient-descent, rate: 0.02}\n";
        ArmResult arm = new ComparisonRunner(plugins, LinearAlgebra.ojAlgo())
                .run(Studies.plan(plugins, study), "run", 1, new ProgressListener() {}, () -> false)
                .arms()
                .get(0);

        assertThat(arm.status()).isEqualTo(ArmStatus.FAILED);
        assertThat(arm.stopped()).contains(expected).contains("its author must");
        assertThat(arm.finalLoss()).as("numbers before the failure are kept").isPresent();
    }
}
