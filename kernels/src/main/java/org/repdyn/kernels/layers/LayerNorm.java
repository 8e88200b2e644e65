package org.repdyn.kernels.layers;

import org.apiguardian.api.API;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.options.Decimals;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerMap;
import org.repdyn.kernels.spi.Signal;

/**
 * Layer normalisation over the channels (Ba, Kiros, Hinton 2016), after an affine layer: K and Θ divided by
 * √((ε + p)(ε + q)). The mean over infinitely many centred channels is zero, so subtracting it changes nothing. After
 * other layers it would, and the layer is rejected there.
 *
 * @param epsilon ε ≥ 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LayerNorm(double epsilon) implements Layer {

    public LayerNorm {
        if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException("epsilon of a layer norm is at least 0, got " + Decimals.text(epsilon));
        }
    }

    @Override
    public String name() {
        return "layer-norm";
    }

    @Override
    public PlacedLayer bind(Signal in, Parameterisation parameterisation) {
        if (!in.gaussian() && in.kind() != Signal.Kind.FLATTENED) {
            throw new IllegalArgumentException(
                    "needs an affine layer (dense, conv) before it: elsewhere the channels have"
                            + " a mean, and subtracting it has no closed form; move it after the next affine layer");
        }
        LayerMap.OfPair map = pair -> pair.normalise(epsilon);
        return new PlacedLayer(map, in);
    }

    @Override
    public String describe() {
        return "layer-norm(epsilon=" + epsilon + ")";
    }
}
