package org.repdyn.kernels.recursion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.layers.Convolution;
import org.repdyn.kernels.layers.GlobalAveragePool;
import org.repdyn.kernels.layers.Image;
import org.repdyn.kernels.layers.Padding;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("The kernel of a convolutional network on several threads")
final class ImageKernelThreadsTest {

    private static final InfiniteNetwork NETWORK = InfiniteNetwork.of(
            new Image(List.of(3, 4), 1),
            new Convolution(
                    List.of(2, 2), List.of(1, 1), Padding.SAME, 1.4, Optional.of(0.1), true, OptionalLong.empty()),
            Layer.activation(AbRelu.RELU),
            new GlobalAveragePool(),
            new Layer.Dense(1.4, Optional.of(0.1), true));

    @Test
    @DisplayName("has the bits of one thread")
    void sameBits() {
        R064Store x = RandomMatrices.gaussian(9, 12, 1);
        KernelPair alone = NETWORK.kernels(x);
        KernelPair shared = NETWORK.kernels(x, RunControl.uncontrolled(), Workers.of(3));
        assertThat(shared.nngp().data).containsExactly(alone.nngp().data);
        assertThat(shared.ntk().data).containsExactly(alone.ntk().data);
        R064Store y = RandomMatrices.gaussian(7, 12, 2);
        KernelPair cross = NETWORK.cross(x, y);
        KernelPair sharedCross = NETWORK.cross(x, y, RunControl.uncontrolled(), Workers.of(3));
        assertThat(sharedCross.nngp().data).containsExactly(cross.nngp().data);
        assertThat(sharedCross.ntk().data).containsExactly(cross.ntk().data);
    }

    @Test
    @DisplayName("stops when it is cancelled")
    void cancelled() {
        R064Store x = RandomMatrices.gaussian(30, 12, 1);
        assertThatThrownBy(() -> NETWORK.kernels(x, cancelledAfter(4), Workers.of(2)))
                .isInstanceOf(CancellationException.class)
                .hasMessageMatching("cancelled after \\d+ of 465 pairs of the kernel");
        assertThatThrownBy(() -> NETWORK.cross(x, x, cancelledAfter(4), Workers.of(2)))
                .isInstanceOf(CancellationException.class)
                .hasMessageMatching("cancelled after \\d+ of 30 columns of the kernel");
    }

    @Test
    @DisplayName("reports a progress that never falls, although several threads finish columns")
    void risingProgress() {
        R064Store x = RandomMatrices.gaussian(30, 12, 1);
        List<Double> ofPairs = new ArrayList<>();
        NETWORK.kernels(x, slowly(ofPairs), Workers.of(6));
        assertThat(ofPairs).hasSize(30).isSorted();

        List<Double> ofColumns = new ArrayList<>();
        NETWORK.cross(x, x, slowly(ofColumns), Workers.of(6));
        assertThat(ofColumns).hasSize(30).isSorted();
    }

    /** Receives progress so slowly that other threads finish a column meanwhile; only one thread reports at a time. */
    private static RunControl slowly(List<Double> fractions) {
        return new RunControl() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(double fraction) {
                fractions.add(fraction);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        };
    }

    private static RunControl cancelledAfter(int looks) {
        return new RunControl() {
            private int calls;

            @Override
            public synchronized boolean cancelled() {
                return ++calls > looks;
            }

            @Override
            public void progress(double fraction) {
                // Progress is ignored.
            }
        };
    }
}
