package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.EncoderProvider;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.testkit.law.LawReports;
import org.repdyn.testsupport.ConvergenceSlope;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

/**
 * The laws of an encoder. Extend it and list the encoders in a static method {@code Stream<Subject<?>> subjects()}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ExtendWith(LawReports.class)
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class EncoderContract {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final Seed SEED = new Seed(20230907);
    private static final int ROWS = 7;

    /** Largest number of bytes a pass may allocate: a few small objects, never a matrix. */
    private static final long MAX_BYTES = 2048;

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject<EncoderProvider<?>> subject;

    private <O extends Record> Encoder create(EncoderProvider<O> provider) {
        return provider.create(subject.optionsFor(provider));
    }

    /** Returns the input dimension d. */
    protected int inputDimension() {
        return 5;
    }

    /**
     * Returns the rounding of one pass, relative to the size of its result; a network of L layers adds up L products.
     */
    protected double rounding() {
        return Tolerances.rounding(500, 1, 1);
    }

    private Encoder encoder() {
        return create(subject.provider());
    }

    private R064Store inputs(int rows) {
        return RandomMatrices.gaussian(rows, inputDimension(), 1);
    }

    private Weights weights() {
        return encoder().initialise(inputDimension(), SEED);
    }

    private Weights direction() {
        Weights result = weights().zeros();
        for (int b = 0; b < result.blocks().size(); b++) {
            R064Store block = result.blocks().get(b);
            R064Store drawn = RandomMatrices.gaussian(block.getRowDim(), block.getColDim(), 10 + b);
            System.arraycopy(drawn.data, 0, block.data, 0, block.data.length);
        }
        return result;
    }

    @Test
    @DisplayName("1. blocks have distinct names, exactly one is the output, and initial weights have their shapes")
    void blocks() {
        Encoder encoder = encoder();
        List<WeightBlock> blocks = encoder.blocks(inputDimension());
        assertThat(blocks).extracting(WeightBlock::name).doesNotHaveDuplicates();
        assertThat(blocks).filteredOn(WeightBlock::output).hasSize(1);
        assertThat(blocks).allSatisfy(b -> assertThat(b.scale()).isPositive().isFinite());
        List<R064Store> drawn = weights().blocks();
        assertThat(drawn).hasSameSizeAs(blocks);
        for (int i = 0; i < blocks.size(); i++) {
            assertThat(drawn.get(i).getRowDim()).isEqualTo(blocks.get(i).rows());
            assertThat(drawn.get(i).getColDim()).isEqualTo(blocks.get(i).columns());
            if (blocks.get(i).output()) {
                assertThat(blocks.get(i).columns()).isEqualTo(encoder.outputs());
            }
        }
    }

    @Test
    @DisplayName("2. a seed determines the initial weights, and another seed gives others")
    void seeds() {
        RunAssertions.assertSameBits("initial weights", weights(), weights());
        double[] one = new double[weights().size()];
        double[] other = new double[one.length];
        weights().flatten(one);
        encoder().initialise(inputDimension(), SEED.child("other")).flatten(other);
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    @DisplayName("3. the declared scale is the root-mean-square length of a column at initialisation")
    void scale() {
        List<WeightBlock> blocks = encoder().blocks(inputDimension());
        int draws = 200;
        for (int b = 0; b < blocks.size(); b++) {
            double sum = 0;
            int entries = 0;
            for (int draw = 0; draw < draws; draw++) {
                R064Store block = encoder()
                        .initialise(inputDimension(), SEED.child(draw))
                        .blocks()
                        .get(b);
                for (double w : block.data) {
                    sum += w * w;
                }
                entries += block.data.length;
            }
            if (sum == 0) {
                // Blocks that start at zero have no scale to compare.
                continue;
            }
            double expected = blocks.get(b).scale()
                    * blocks.get(b).scale()
                    / blocks.get(b).rows();
            // The square of a normal number has standard deviation √2 times its mean.
            assertThat(sum / entries)
                    .as("mean square of an entry of %s", blocks.get(b).name())
                    .isCloseTo(expected, within(Tolerances.monteCarlo(Math.sqrt(2) * expected, entries)));
        }
    }

    @Test
    @DisplayName("4. the pullback is the gradient: the remainder of first order falls like the step squared")
    void gradient() {
        R064Store inputs = inputs(ROWS);
        Weights start = weights();
        Weights direction = direction();
        R064Store cotangent = RandomMatrices.gaussian(ROWS, encoder().outputs(), 3);
        EncoderPass pass = encoder().bind(inputs, ALGEBRA);
        Weights gradient = start.zeros();
        double value = dot(pass.forward(start), cotangent);
        pass.pullback(start, cotangent, gradient);
        for (int only = -1; only < start.blocks().size(); only++) {
            Weights along = restricted(direction, only);
            double slope = dot(gradient, along);
            double floor = 10 * rounding() * (Math.abs(value) + Math.abs(slope) + norm(cotangent));
            assertFalls(
                    "block " + only + " (-1: all of them)",
                    2,
                    floor,
                    t -> Math.abs(dot(pass.forward(moved(start, t, along)), cotangent) - value - t * slope));
        }
    }

    @Test
    @DisplayName("5. the pullback is linear in the output gradient and overwrites its result")
    void linearity() {
        EncoderPass pass = encoder().bind(inputs(ROWS), ALGEBRA);
        Weights w = weights();
        R064Store a = RandomMatrices.gaussian(ROWS, encoder().outputs(), 3);
        R064Store b = RandomMatrices.gaussian(ROWS, encoder().outputs(), 4);
        R064Store sum = R064Store.FACTORY.make(ROWS, encoder().outputs());
        for (int i = 0; i < sum.data.length; i++) {
            sum.data[i] = 2 * a.data[i] - b.data[i];
        }
        Weights ga = direction();
        Weights gb = w.zeros();
        Weights gs = w.zeros();
        pass.forward(w);
        pass.pullback(w, a, ga);
        pass.pullback(w, b, gb);
        pass.pullback(w, sum, gs);
        double size = Math.max(ga.norm(), gb.norm());
        for (int block = 0; block < w.blocks().size(); block++) {
            for (int i = 0; i < w.blocks().get(block).data.length; i++) {
                double expected =
                        2 * ga.blocks().get(block).data[i] - gb.blocks().get(block).data[i];
                assertThat(gs.blocks().get(block).data[i]).isCloseTo(expected, within(4 * rounding() * size));
            }
        }
    }

    @Test
    @DisplayName("6. a rotation of the output block rotates the embeddings")
    void rotation() {
        EncoderPass pass = encoder().bind(inputs(ROWS), ALGEBRA);
        Weights w = weights();
        R064Store u = pass.forward(w).copy();
        R064Store q = RandomMatrices.orthonormal(encoder().outputs(), encoder().outputs(), 5);
        Weights turned = w.copy();
        List<WeightBlock> blocks = encoder().blocks(inputDimension());
        for (int b = 0; b < blocks.size(); b++) {
            if (blocks.get(b).output()) {
                R064Store product = ALGEBRA.multiply(w.blocks().get(b), q);
                System.arraycopy(product.data, 0, turned.blocks().get(b).data, 0, product.data.length);
            }
        }
        R064Store expected = ALGEBRA.multiply(u, q);
        R064Store actual = pass.forward(turned);
        for (int i = 0; i < expected.data.length; i++) {
            assertThat(actual.data[i]).isCloseTo(expected.data[i], within(rounding() * norm(u)));
        }
    }

    @Test
    @DisplayName("7. the embedding of a sample does not depend on the other samples")
    void samples() {
        R064Store inputs = inputs(ROWS);
        R064Store all = encoder().bind(inputs, ALGEBRA).forward(weights());
        for (int row = 0; row < ROWS; row++) {
            R064Store alone = R064Store.FACTORY.make(1, inputDimension());
            for (int j = 0; j < inputDimension(); j++) {
                alone.set(0, j, inputs.doubleValue(row, j));
            }
            R064Store u = encoder().bind(alone, ALGEBRA).forward(weights());
            for (int j = 0; j < u.getColDim(); j++) {
                assertThat(u.doubleValue(0, j)).isCloseTo(all.doubleValue(row, j), within(rounding() * norm(all)));
            }
        }
    }

    @Test
    @DisplayName("8. every call and every instance gives the same bits, and no argument is modified")
    void purity() {
        R064Store inputs = inputs(ROWS);
        Weights w = weights();
        R064Store cotangent = RandomMatrices.gaussian(ROWS, encoder().outputs(), 3);
        EncoderPass pass = encoder().bind(inputs, ALGEBRA);
        R064Store u = pass.forward(w).copy();
        Weights first = w.zeros();
        pass.pullback(w, cotangent, first);
        pass.forward(moved(w, 1, direction()));
        Weights second = w.zeros();
        assertThat(pass.forward(w).data).isEqualTo(u.data);
        pass.pullback(w, cotangent, second);
        RunAssertions.assertSameBits("gradient after another pass", second, first);
        EncoderPass fresh = encoder().bind(inputs(ROWS), ALGEBRA);
        assertThat(fresh.forward(weights()).data).isEqualTo(u.data);
        assertThat(inputs.data).isEqualTo(inputs(ROWS).data);
        RunAssertions.assertSameBits("weights that were given", w, weights());
        assertThat(cotangent.data)
                .isEqualTo(RandomMatrices.gaussian(ROWS, encoder().outputs(), 3).data);
    }

    @Test
    @DisplayName("9. a bound encoder does not allocate")
    void allocation() {
        int rows = 600;
        EncoderPass pass = encoder().bind(inputs(rows), ALGEBRA);
        Weights w = weights();
        Weights gradient = w.zeros();
        R064Store cotangent = RandomMatrices.gaussian(rows, encoder().outputs(), 3);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int calls = 10;
        long least = Long.MAX_VALUE;
        // The first calls may allocate scratch memory, and code that is not yet compiled allocates small objects.
        for (int round = 0; round < 400 && least >= MAX_BYTES; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < calls; i++) {
                pass.forward(w);
                pass.pullback(w, cotangent, gradient);
            }
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / calls);
        }
        assertThat(least)
                .as("bytes of a forward and a backward pass; the embeddings have %s", 8L * cotangent.data.length)
                .isLessThan(MAX_BYTES);
    }

    private static void assertFalls(String what, double order, double floor, DoubleUnaryOperator error) {
        double first = 0.02;
        int steps = 12;
        // Along one block of a network with kinks the error is zero up to the first kink, which leaves too few points
        // for
        // a slope. The error of a wrong gradient has the size of the step, far above the floor.
        if (error.applyAsDouble(Math.scalb(first, -3)) <= floor) {
            for (int i = 4; i < steps; i++) {
                assertThat(error.applyAsDouble(Math.scalb(first, -i))).as(what).isLessThanOrEqualTo(floor);
            }
            return;
        }
        assertThat(ConvergenceSlope.measure(first, 0.5, steps, floor, error))
                .as("order of the error of the gradient along %s", what)
                .isGreaterThanOrEqualTo(order - ConvergenceSlope.SLOPE_TOLERANCE);
    }

    private static Weights restricted(Weights direction, int only) {
        Weights result = direction.copy();
        for (int b = 0; b < result.blocks().size(); b++) {
            if (only >= 0 && b != only) {
                Arrays.fill(result.blocks().get(b).data, 0);
            }
        }
        return result;
    }

    private static Weights moved(Weights start, double t, Weights along) {
        Weights result = start.copy();
        for (int b = 0; b < result.blocks().size(); b++) {
            double[] data = result.blocks().get(b).data;
            for (int i = 0; i < data.length; i++) {
                data[i] += t * along.blocks().get(b).data[i];
            }
        }
        return result;
    }

    private static double dot(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    private static double dot(Weights a, Weights b) {
        double sum = 0;
        for (int block = 0; block < a.blocks().size(); block++) {
            sum += dot(a.blocks().get(block), b.blocks().get(block));
        }
        return sum;
    }

    private static double norm(R064Store a) {
        return Math.sqrt(dot(a, a));
    }
}
