package org.repdyn.kernels.layers;

import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerProvider;
import org.repdyn.kernels.spi.NestedLayers;

/** Provides {@code dense}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DenseProvider implements LayerProvider<DenseProvider.Options> {

    /** Options of {@code dense}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record Options(
            @Option(
                            help = "standard deviation of the weights; W_std is the same",
                            defaultValue = "1",
                            range = "(0, inf)")
                    double weightStd,
            @Option(
                            help = "standard deviation of the biases; without it there is no bias; b_std is the same",
                            range = "[0, inf)")
                    Optional<Double> biasStd,
            @Option(help = "whether its own weights and bias move", defaultValue = "true") boolean trained,
            @Option(
                            help = "number of units, which the standard parameterisation of the next layer needs",
                            range = "[1, inf)")
                    Optional<Long> width) {}

    @Override
    public String name() {
        return "dense";
    }

    @Override
    public String summary() {
        return "dense layer; K becomes W_std^2 K + b_std^2";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Layer create(Options options, NestedLayers nested) {
        return new Layer.Dense(
                options.weightStd(),
                options.biasStd(),
                options.trained(),
                options.width().map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }
}
