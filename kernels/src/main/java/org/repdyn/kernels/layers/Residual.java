package org.repdyn.kernels.layers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.Signal;

/**
 * x + body(x) with independent weights in the body: K' = K_body + K, Θ' = Θ_body + Θ. Both summands must be Gaussian,
 * so the block must follow an affine layer and its body must end with one.
 *
 * @param body the layers of the body
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Residual(List<Layer> body) implements Layer {

    public Residual {
        body = List.copyOf(body);
        if (body.isEmpty()) {
            throw new IllegalArgumentException("a residual block needs at least one layer, such as [relu, dense]");
        }
    }

    @Override
    public String name() {
        return "residual";
    }

    @Override
    public Optional<String> remark() {
        return body.stream().flatMap(layer -> layer.remark().stream()).findFirst();
    }

    @Override
    public boolean mixesPositions() {
        return body.stream().anyMatch(Layer::mixesPositions);
    }

    @Override
    public PlacedLayer bind(Signal in, Parameterisation parameterisation) {
        if (!in.gaussian()) {
            throw new IllegalArgumentException(
                    "needs an affine layer (dense, conv) before it: the sum of the block and its"
                            + " input is Gaussian only if both are");
        }
        MapSequence sequence = MapSequence.bind(body, in, parameterisation, "its ");
        Signal out = sequence.out();
        if (!out.gaussian()) {
            throw new IllegalArgumentException("has to end with an affine layer (dense, conv): the sum of the block and"
                    + " its input is Gaussian only if both are");
        }
        if (!out.grid().equals(in.grid())) {
            throw new IllegalArgumentException("changes the positions from "
                    + in.grid().map(g -> g.shape().toString()).orElse("none") + " to "
                    + out.grid().map(g -> g.shape().toString()).orElse("none")
                    + "; use padding same or circular and stride 1 inside");
        }
        if (in.width().isPresent() && out.width().isPresent() && !in.width().equals(out.width())) {
            throw new IllegalArgumentException("has " + in.width().getAsLong() + " channels at its input and "
                    + out.width().getAsLong() + " at the end of its body, which are added; give both the same width");
        }
        return new PlacedLayer(sequence.residual(in), in);
    }

    @Override
    public String describe() {
        return "residual" + body.stream().map(Layer::describe).collect(Collectors.joining(", ", "[", "]"));
    }
}
