package org.repdyn.ntk.kernel;

import java.util.Optional;
import org.apiguardian.api.API;

/** One layer of an infinitely wide network. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Layer {

    /** Carries the covariance and the tangent kernel of two inputs through the layer. */
    void apply(PairCovariance pair);

    /**
     * A dense layer in the NTK parameterisation, z = (σ/√fan-in)Wx + βb with all parameters N(0, 1):
     * K' = σ²K + β² and Θ' = K' + σ²Θ.
     *
     * @param weightStd σ &gt; 0
     * @param biasStd β; absent where the layer has no bias
     * @param trained whether its own weights and bias move; if not, Θ' = σ²Θ
     */
    record Dense(double weightStd, Optional<Double> biasStd, boolean trained) implements Layer {

        public Dense {
            if (!(weightStd > 0) || Double.isInfinite(weightStd)) {
                throw new IllegalArgumentException("a weight standard deviation is positive, got " + weightStd);
            }
            biasStd.ifPresent(b -> {
                if (!(b >= 0) || Double.isInfinite(b)) {
                    throw new IllegalArgumentException("a bias standard deviation is at least 0, got " + b);
                }
            });
        }

        @Override
        public void apply(PairCovariance pair) {
            double bias = biasStd.orElse(0.0);
            pair.dense(weightStd * weightStd, bias * bias, trained);
        }
    }

    /**
     * A scalar function applied to each unit: K' = E[φ(a)φ(b)], Θ' = Θ·E[φ'(a)φ'(b)].
     *
     * @param activation φ
     */
    record Nonlinearity(Activation activation) implements Layer {
        @Override
        public void apply(PairCovariance pair) {
            pair.activate(activation);
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
