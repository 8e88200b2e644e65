package org.repdyn.kernels.spi;

import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.repdyn.core.network.Parameterisation;

/**
 * A layer of an infinitely wide network; immutable. {@link #bind} checks that the layer can follow a signal and returns
 * the map that carries covariances and tangent kernels through it.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Layer {

    /** Returns the name in messages, such as {@code dense}. */
    String name();

    /**
     * Places the layer after a signal.
     *
     * @param in the signal below
     * @param parameterisation parameterisation of the network
     * @return the map, for one thread, and the signal above
     * @throws IllegalArgumentException if the layer cannot follow this signal; the message completes "layer 3 (dense)
     *     …"
     */
    PlacedLayer bind(Signal in, Parameterisation parameterisation);

    /** Returns true if the layer combines different positions of one input, as pooling does. */
    default boolean mixesPositions() {
        return false;
    }

    /** Returns a remark for users of the tangent kernel of a network with this layer; empty if there is none. */
    default Optional<String> remark() {
        return Optional.empty();
    }

    /** Returns the name and the options on one line. */
    default String describe() {
        return name();
    }

    /**
     * A layer that has been placed after a signal.
     *
     * @param map carries pairs through the layer
     * @param out the signal above
     */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    record PlacedLayer(LayerMap map, Signal out) {}

    /**
     * A dense layer: K' = σ²K + β². With the NTK parameterisation z = (σ/√fan-in)Wx + βb, Θ' = K' + σ²Θ; with the
     * standard one Θ' = fan-in·K + σ²Θ + 1, where the 1 is present if the layer has a bias, also one of standard
     * deviation 0.
     *
     * @param weightStd σ &gt; 0
     * @param biasStd β; empty if the layer has no bias
     * @param trained true if weights and bias are trained; if not, Θ' = σ²Θ
     * @param width number of units, which the standard parameterisation of the next layer needs
     */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    record Dense(double weightStd, Optional<Double> biasStd, boolean trained, OptionalLong width) implements Layer {

        public Dense {
            Affine.check(weightStd, biasStd);
        }

        /** Creates a layer without a stated width. */
        public Dense(double weightStd, Optional<Double> biasStd, boolean trained) {
            this(weightStd, biasStd, trained, OptionalLong.empty());
        }

        @Override
        public String name() {
            return "dense";
        }

        @Override
        public PlacedLayer bind(Signal in, Parameterisation parameterisation) {
            in.requireNoPositions();
            Affine affine = Affine.of(weightStd, biasStd, trained, parameterisation, in, 1);
            LayerMap.OfPair map = pair -> {
                double own = affine.ownTerm(pair.c());
                pair.affine(affine.weightVariance(), affine.biasVariance());
                pair.addTangent(affine.tangent(own, pair.c()));
            };
            return new PlacedLayer(map, in.as(Signal.Kind.GAUSSIAN).wide(width));
        }

        @Override
        public String describe() {
            String units = width.isPresent() ? ", width=" + width.getAsLong() : "";
            return "dense(" + Affine.describe(weightStd, biasStd, trained) + units + ")";
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
        public String describe() {
            return activation.describe();
        }

        @Override
        public Optional<String> remark() {
            return activation.remark();
        }

        @Override
        public PlacedLayer bind(Signal in, Parameterisation parameterisation) {
            if (in.kind() == Signal.Kind.FLATTENED) {
                throw new IllegalArgumentException("has to come before flatten: after it the units of different"
                        + " positions have different variances, and the kernel is their mean");
            }
            if (!in.gaussian()) {
                throw new IllegalArgumentException("needs a dense layer before it, whose outputs are Gaussian");
            }
            LayerMap.OfPair map = pair -> pair.activate(activation);
            return new PlacedLayer(map, in.as(Signal.Kind.OTHER));
        }
    }

    /** Returns a trained dense layer without bias. */
    static Layer dense(double weightStd) {
        return new Dense(weightStd, Optional.empty(), true);
    }

    /** Returns a trained dense layer with bias. */
    static Layer dense(double weightStd, double biasStd) {
        return new Dense(weightStd, Optional.of(biasStd), true);
    }

    /** Returns an activation. */
    static Layer activation(Activation activation) {
        return new Nonlinearity(activation);
    }
}
