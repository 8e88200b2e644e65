package org.repdyn.tangent.empirical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.LayeredPass;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.golden.GoldenCase;
import org.repdyn.golden.GoldenNumbers;

/**
 * The network u = c₂W₂ᵀφ(c₁W₁x + c_b b₁) + c_b b₂ in both parameterisations, with or without biases; blocks W1, b1, W2,
 * b2.
 */
final class GoldenNetwork implements Encoder {

    private final int width;
    private final int outputs;
    private final boolean biases;
    private final double first;
    private final double second;
    private final double bias;
    private final DoubleUnaryOperator activation;
    private final DoubleUnaryOperator derivative;
    private final boolean layered;
    private final Weights weights;

    GoldenNetwork(GoldenCase golden, boolean layered) {
        R064Store w1 = golden.matrix("W1");
        R064Store w2 = golden.matrix("W2");
        width = w2.getRowDim();
        outputs = w2.getColDim();
        biases = golden.input("b1").isArray();
        boolean ntk = golden.option("parameterization").asText().equals("ntk");
        double std = ntk ? golden.option("W_std").doubleValue() : 1;
        first = ntk ? std / Math.sqrt(w1.getColDim()) : 1;
        second = ntk ? std / Math.sqrt(width) : 1;
        bias = ntk && biases ? golden.option("b_std").doubleValue() : 1;
        boolean relu = golden.option("activation").asText().equals("relu");
        activation = relu ? x -> Math.max(0, x) : Erf::erf;
        derivative = relu ? x -> x > 0 ? 1 : 0 : x -> 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
        this.layered = layered;
        List<R064Store> blocks = new ArrayList<>(List.of(w1));
        if (biases) {
            blocks.add(column(GoldenNumbers.vector(golden.input("b1"))));
        }
        blocks.add(w2);
        if (biases) {
            blocks.add(column(GoldenNumbers.vector(golden.input("b2"))));
        }
        weights = new Weights(blocks);
    }

    private static R064Store column(double[] values) {
        R064Store result = R064Store.FACTORY.make(values.length, 1);
        System.arraycopy(values, 0, result.data, 0, values.length);
        return result;
    }

    List<String> blockNames() {
        return biases ? List.of("W1", "b1", "W2", "b2") : List.of("W1", "W2");
    }

    Weights weights() {
        return weights;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public List<WeightBlock> blocks(int inputDimension) {
        List<WeightBlock> result = new ArrayList<>();
        for (int i = 0; i < weights.blocks().size(); i++) {
            R064Store block = weights.blocks().get(i);
            String name = blockNames().get(i);
            result.add(new WeightBlock(name, block.getRowDim(), block.getColDim(), 1, name.equals("W2")));
        }
        return result;
    }

    @Override
    public Weights initialise(int inputDimension, Seed seed) {
        return weights.copy();
    }

    @Override
    public EncoderPass bind(R064Store inputs, LinearAlgebra algebra) {
        Pass pass = new Pass(inputs, algebra);
        // The same network as an encoder that does not expose its layers.
        return layered
                ? pass
                : new EncoderPass() {
                    @Override
                    public R064Store forward(Weights w) {
                        return pass.forward(w);
                    }

                    @Override
                    public void pullback(Weights w, R064Store outputGradient, Weights result) {
                        pass.pullback(w, outputGradient, result);
                    }
                };
    }

    private final class Pass implements LayeredPass {

        private final R064Store x;
        private final R064Store ones;
        private final LinearAlgebra algebra;
        private R064Store z = R064Store.FACTORY.make(0, 0);
        private R064Store h = R064Store.FACTORY.make(0, 0);

        Pass(R064Store x, LinearAlgebra algebra) {
            this.x = x;
            this.algebra = algebra;
            ones = R064Store.FACTORY.make(x.getRowDim(), 1);
            Arrays.fill(ones.data, 1);
        }

        private R064Store matrix(Weights w, String name) {
            return w.blocks().get(blockNames().indexOf(name));
        }

        @Override
        public R064Store forward(Weights w) {
            int n = x.getRowDim();
            z = algebra.multiplyRightTransposed(x, matrix(w, "W1"));
            h = z.copy();
            for (int i = 0; i < z.data.length; i++) {
                z.data[i] = first * z.data[i] + (biases ? bias * matrix(w, "b1").data[i / n] : 0);
                h.data[i] = activation.applyAsDouble(z.data[i]);
            }
            R064Store u = algebra.multiply(h, matrix(w, "W2"));
            for (int i = 0; i < u.data.length; i++) {
                u.data[i] = second * u.data[i] + (biases ? bias * matrix(w, "b2").data[i / n] : 0);
            }
            return u;
        }

        @Override
        public void pullback(Weights w, R064Store v, Weights result) {
            R064Store back = algebra.multiplyRightTransposed(v, matrix(w, "W2"));
            for (int i = 0; i < back.data.length; i++) {
                back.data[i] *= second * derivative.applyAsDouble(z.data[i]);
            }
            set(result, "W1", algebra.multiplyLeftTransposed(back, x), first);
            set(result, "W2", algebra.multiplyLeftTransposed(h, v), second);
            if (biases) {
                set(result, "b1", algebra.multiplyLeftTransposed(back, ones), bias);
                set(result, "b2", algebra.multiplyLeftTransposed(v, ones), bias);
            }
        }

        private void set(Weights result, String name, R064Store value, double factor) {
            double[] to = matrix(result, name).data;
            for (int i = 0; i < to.length; i++) {
                to[i] = factor * value.data[i];
            }
        }

        @Override
        public R064Store layerInputs(int block) {
            return switch (blockNames().get(block)) {
                case "W1" -> x;
                case "W2" -> h;
                default -> ones;
            };
        }

        @Override
        public int layerWidth(int block) {
            return blockNames().get(block).endsWith("1") ? width : outputs;
        }

        @Override
        public double layerFactor(int block) {
            return switch (blockNames().get(block)) {
                case "W1" -> first;
                case "W2" -> second;
                default -> bias;
            };
        }

        @Override
        public void layerGradients(Weights w, int block, int output, R064Store result) {
            int n = x.getRowDim();
            for (int i = 0; i < result.data.length; i++) {
                result.data[i] = blockNames().get(block).endsWith("1")
                        ? second * matrix(w, "W2").doubleValue(i / n, output) * derivative.applyAsDouble(z.data[i])
                        : i / n == output ? 1 : 0;
            }
        }

        @Override
        public void pushforward(Weights w, Weights tangent, R064Store result) {
            int n = x.getRowDim();
            R064Store dz = algebra.multiplyRightTransposed(x, matrix(tangent, "W1"));
            for (int i = 0; i < dz.data.length; i++) {
                dz.data[i] = (first * dz.data[i] + (biases ? bias * matrix(tangent, "b1").data[i / n] : 0))
                        * derivative.applyAsDouble(z.data[i]);
            }
            R064Store a = algebra.multiply(dz, matrix(w, "W2"));
            R064Store b = algebra.multiply(h, matrix(tangent, "W2"));
            for (int i = 0; i < result.data.length; i++) {
                result.data[i] =
                        second * (a.data[i] + b.data[i]) + (biases ? bias * matrix(tangent, "b2").data[i / n] : 0);
            }
        }
    }
}
