package org.repdyn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.ntk.kernel.InfiniteNetwork;
import org.repdyn.ntk.kernel.KernelPair;
import org.repdyn.ntk.kernel.Layer;

/**
 * What a layer of infinitely wide networks promises, wherever it may stand: kernels that are symmetric, positive
 * semi-definite and equal at equal inputs, and the same numbers from every instance that is bound.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class LayerContract {

    private static final int POINTS = 10;
    private static final double ROUNDING = 100 * Math.ulp(1.0);

    /** The layer. */
    protected abstract Layer layer();

    /** Layers below it, from the inputs on. */
    protected List<Layer> below() {
        return List.of(Layer.dense(1.2, 0.3));
    }

    /** Layers above it, up to a single output. */
    protected List<Layer> above() {
        return List.of(Layer.dense(0.8, 0.1));
    }

    /** Numbers in an input. */
    protected int dimension() {
        return 4;
    }

    @Test
    void namesAndDescribesItself() {
        assertThat(layer().name()).matches("[a-z][a-z0-9-]*");
        assertThat(layer().describe()).startsWith(layer().name());
    }

    @Test
    @DisplayName("kernels are symmetric and positive semi-definite, with equal rows at equal inputs")
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
    void givesTheSameBitsAcrossSetsOfInputsAndEachTime() {
        R064Store x = points();
        KernelPair once = network().kernels(x);
        KernelPair across = network().cross(x, x);
        assertThat(across.nngp().data).isEqualTo(once.nngp().data);
        assertThat(across.ntk().data).isEqualTo(once.ntk().data);
    }

    private InfiniteNetwork network() {
        List<Layer> layers = new ArrayList<>(below());
        layers.add(layer());
        layers.addAll(above());
        return new InfiniteNetwork(layers);
    }

    /** The last input is the first again. */
    private R064Store points() {
        Random random = new Random(5);
        R064Store x = R064Store.FACTORY.make(POINTS, dimension());
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = random.nextGaussian();
        }
        for (int j = 0; j < dimension(); j++) {
            x.set(POINTS - 1, j, x.doubleValue(0, j));
        }
        return x;
    }
}
