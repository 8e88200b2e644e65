package org.repdyn.testkit.ntk;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.repdyn.ntk.kernel.AbRelu;
import org.repdyn.ntk.kernel.AveragePool;
import org.repdyn.ntk.kernel.Convolution;
import org.repdyn.ntk.kernel.Flatten;
import org.repdyn.ntk.kernel.GlobalAveragePool;
import org.repdyn.ntk.kernel.Image;
import org.repdyn.ntk.kernel.Layer;
import org.repdyn.ntk.kernel.LayerNorm;
import org.repdyn.ntk.kernel.Padding;
import org.repdyn.ntk.kernel.Residual;
import org.repdyn.testkit.LayerContract;

class BuiltInLayersTest {

    private static final Layer RELU = Layer.activation(AbRelu.RELU);
    private static final Layer CONV =
            new Convolution(List.of(3), List.of(1), Padding.SAME, 1.3, Optional.of(0.1), true, OptionalLong.empty());

    @Nested
    class Dense extends LayerContract {
        @Override
        protected Layer layer() {
            return new Layer.Dense(1.3, Optional.of(0.2), false);
        }
    }

    @Nested
    class Activation extends LayerContract {
        @Override
        protected Layer layer() {
            return Layer.activation(AbRelu.RELU);
        }
    }

    @Nested
    class Normalisation extends LayerContract {
        @Override
        protected Layer layer() {
            return new LayerNorm(1e-12);
        }
    }

    @Nested
    class Block extends LayerContract {
        @Override
        protected Layer layer() {
            return new Residual(List.of(Layer.activation(AbRelu.RELU), Layer.dense(0.8, 0.1)));
        }
    }

    @Nested
    class ImageOfVectors extends LayerContract {
        @Override
        protected Layer layer() {
            return new Image(List.of(3, 2), 2);
        }

        @Override
        protected List<Layer> below() {
            return List.of();
        }

        @Override
        protected List<Layer> above() {
            return List.of(CONV, RELU, new Flatten(), Layer.dense(1));
        }

        @Override
        protected int dimension() {
            return 12;
        }
    }

    @Nested
    class Convolutional extends LayerContract {
        @Override
        protected Layer layer() {
            return new Convolution(
                    List.of(2), List.of(1), Padding.CIRCULAR, 1.1, Optional.empty(), true, OptionalLong.empty());
        }

        @Override
        protected List<Layer> below() {
            return List.of(new Image(List.of(3, 2), 2), CONV);
        }

        @Override
        protected List<Layer> above() {
            return List.of(RELU, new Flatten(), Layer.dense(1));
        }

        @Override
        protected int dimension() {
            return 12;
        }
    }

    @Nested
    class Pool extends LayerContract {
        @Override
        protected Layer layer() {
            return new AveragePool(List.of(2), List.of(1), Padding.VALID);
        }

        @Override
        protected List<Layer> below() {
            return List.of(new Image(List.of(3, 2), 2), CONV);
        }

        @Override
        protected List<Layer> above() {
            return List.of(new Flatten(), Layer.dense(1));
        }

        @Override
        protected int dimension() {
            return 12;
        }
    }

    @Nested
    class GlobalPool extends LayerContract {
        @Override
        protected Layer layer() {
            return new GlobalAveragePool();
        }

        @Override
        protected List<Layer> below() {
            return List.of(new Image(List.of(3, 2), 2), CONV);
        }

        @Override
        protected List<Layer> above() {
            return List.of(Layer.dense(1));
        }

        @Override
        protected int dimension() {
            return 12;
        }
    }

    @Nested
    class Flat extends LayerContract {
        @Override
        protected Layer layer() {
            return new Flatten();
        }

        @Override
        protected List<Layer> below() {
            return List.of(new Image(List.of(3, 2), 2), CONV);
        }

        @Override
        protected List<Layer> above() {
            return List.of(Layer.dense(1));
        }

        @Override
        protected int dimension() {
            return 12;
        }
    }

    @Nested
    class BlockOfConvolutions extends LayerContract {
        @Override
        protected Layer layer() {
            return new Residual(List.of(RELU, CONV));
        }

        @Override
        protected List<Layer> below() {
            return List.of(new Image(List.of(3, 2), 2), CONV);
        }

        @Override
        protected List<Layer> above() {
            return List.of(RELU, new GlobalAveragePool(), Layer.dense(1));
        }

        @Override
        protected int dimension() {
            return 12;
        }
    }
}
