package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.recursion.KernelPair;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.testkit.law.LawReports;

/**
 * The laws of a layer of infinitely wide networks, at any place in a network: kernels that are symmetric, positive
 * semi-definite and equal at equal inputs, and the same numbers in every instance. Extend it and list the
 * layers in a static method {@code Stream<Subject> subjects()}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ExtendWith(LawReports.class)
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class LayerContract {

    /**
     * A layer that must obey the laws, with a network around it.
     *
     * @param name display name of the subject
     * @param layer the layer
     * @param below layers below it, from the inputs on
     * @param above layers above it, up to a single output
     * @param dimension length of an input
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Subject(String name, Layer layer, List<Layer> below, List<Layer> above, int dimension) {

        public Subject {
            below = List.copyOf(below);
            above = List.copyOf(above);
        }

        /** Returns a layer between two dense layers, on inputs of length 4. */
        public static Subject of(String name, Layer layer) {
            return new Subject(name, layer, List.of(Layer.dense(1.2, 0.3)), List.of(Layer.dense(0.8, 0.1)), 4);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final int POINTS = 10;
    private static final double ROUNDING = 100 * Math.ulp(1.0);

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject subject;

    @Test
    @DisplayName("1. has a valid name, which starts its description")
    void describesItself() {
        Layer layer = subject.layer();
        assertThat(layer.name()).matches("[a-z][a-z0-9-]*");
        assertThat(layer.describe()).startsWith(layer.name());
    }

    @Test
    @DisplayName("2. kernels are symmetric and positive semi-definite, with equal rows at equal inputs")
    void kernels() {
        R064Store x = points();
        KernelPair kernels = network().kernels(x);
        for (R064Store kernel : List.of(kernels.nngp(), kernels.ntk())) {
            for (int j = 0; j < POINTS; j++) {
                assertThat(kernel.doubleValue(0, j)).isEqualTo(kernel.doubleValue(POINTS - 1, j));
                for (int i = 0; i < j; i++) {
                    assertThat(kernel.doubleValue(i, j)).isFinite().isEqualTo(kernel.doubleValue(j, i));
                }
            }
            double[] values = LinearAlgebra.ojAlgo().symmetricEigen(kernel).values();
            assertThat(values[0]).isGreaterThanOrEqualTo(-ROUNDING * POINTS * values[POINTS - 1]);
        }
    }

    @Test
    @DisplayName("3. gives the same bits again, and for the kernel of two sets of inputs")
    void reproducible() {
        R064Store x = points();
        KernelPair once = network().kernels(x);
        KernelPair across = network().cross(x, x);
        assertThat(across.nngp().data).isEqualTo(once.nngp().data);
        assertThat(across.ntk().data).isEqualTo(once.ntk().data);
    }

    private InfiniteNetwork network() {
        List<Layer> layers = new ArrayList<>(subject.below());
        layers.add(subject.layer());
        layers.addAll(subject.above());
        return new InfiniteNetwork(layers);
    }

    /** Returns inputs of which the last equals the first. */
    private R064Store points() {
        Random random = new Random(5);
        R064Store x = R064Store.FACTORY.make(POINTS, subject.dimension());
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = random.nextGaussian();
        }
        for (int j = 0; j < subject.dimension(); j++) {
            x.set(POINTS - 1, j, x.doubleValue(0, j));
        }
        return x;
    }
}
