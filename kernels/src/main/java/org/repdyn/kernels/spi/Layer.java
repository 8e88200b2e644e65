package org.repdyn.kernels.spi;

import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * One layer of an infinitely wide network: what it is, immutable. {@link #bind} says whether it may stand where it stands
 * and makes the map that carries covariances and tangent kernels through it.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Layer {

    /** The name in messages, such as {@code dense}. */
    String name();

    /**
     * Puts the layer above a signal.
     *
     * @param in the signal below
     * @param parameterization of the network
     * @return the map, for one thread, and the signal above
     * @throws IllegalArgumentException where it cannot stand there; the message completes "layer 3 (dense) …"
     */
    Bound bind(Signal in, Parameterization parameterization);

    /** Whether it takes different positions of one input together, as pooling does. */
    default boolean mixesPositions() {
        return false;
    }

    /** What whoever uses the tangent kernel of a network with this layer has to know of it. */
    default Optional<String> remark() {
        return Optional.empty();
    }

    /** A layer with its options, on one line. */
    default String describe() {
        return name();
    }

    /**
     * A layer in its place.
     *
     * @param map what it does
     * @param out the signal above
     */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    record Bound(LayerMap map, Signal out) {}

    /**
     * A dense layer: K' = σ²K + β². With the NTK parameterisation z = (σ/√fan-in)Wx + βb, Θ' = K' + σ²Θ; with the standard
     * one Θ' = fan-in·K + σ²Θ + 1, the 1 where it has a bias, be it of standard deviation 0.
     *
     * @param weightStd σ &gt; 0
     * @param biasStd β; absent where the layer has no bias
     * @param trained whether its own weights and bias move; if not, Θ' = σ²Θ
     * @param width number of units, which the standard parameterisation of the next layer needs
     */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    record Dense(double weightStd, Optional<Double> biasStd, boolean trained, OptionalLong width) implements Layer {

        public Dense {
            Affine.check(weightStd, biasStd);
        }

        /** Without a stated width. */
        public Dense(double weightStd, Optional<Double> biasStd, boolean trained) {
            this(weightStd, biasStd, trained, OptionalLong.empty());
        }

        @Override
        public String name() {
            return "dense";
        }

        @Override
        public Bound bind(Signal in, Parameterization parameterization) {
            in.requireNoPositions();
            Affine affine = Affine.of(weightStd, biasStd, trained, parameterization, in, 1);
            LayerMap.OfPair map = pair -> {
                double own = affine.ownTerm(pair.c());
                pair.affine(affine.weightVariance(), affine.biasVariance());
                pair.addTangent(affine.tangent(own, pair.c()));
            };
            return new Bound(map, in.as(Signal.Kind.GAUSSIAN).wide(width));
        }

        @Override
        public String describe() {
            return "dense(" + Affine.describe(weightStd, biasStd, trained) + ")";
        }
    }

    /**
     * A scalar function applied to each unit: K' = E[φ(a)φ(b)], Θ' = Θ·E[φ'(a)φ'(b)].
     *
     * @param activation φ
     */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    record Nonlinearity(Activation activation) implements Layer {

        @Override
        public String name() {
            return activation.name();
        }

        @Override
        public Optional<String> remark() {
            return activation.remark();
        }

        @Override
        public Bound bind(Signal in, Parameterization parameterization) {
            if (!in.gaussian()) {
                throw new IllegalArgumentException("needs a dense layer before it, whose outputs are Gaussian");
            }
            LayerMap.OfPair map = pair -> pair.activate(activation);
            return new Bound(map, in.as(Signal.Kind.OTHER));
        }
    }

    /** A trained dense layer without bias. */
    static Layer dense(double weightStd) {
        return new Dense(weightStd, Optional.empty(), true);
    }

    /** A trained dense layer with bias. */
    static Layer dense(double weightStd, double biasStd) {
        return new Dense(weightStd, Optional.of(biasStd), true);
    }

    /** An activation. */
    static Layer activation(Activation activation) {
        return new Nonlinearity(activation);
    }
}
