package org.example;

import java.util.Map;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Option;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.spi.Losses;
import org.repdyn.losses.spi.RotationInvariant;

/** The built-in nt-xent plus weight·‖U‖²/(2N) over all N embeddings. */
public final class RegularisedContrastProvider implements LossProvider<RegularisedContrastProvider.Options> {

    public record Options(
            @Option(help = "weight of the squared norm", defaultValue = "0.1", range = "[0, inf)") double weight) {}

    @Override
    public String name() {
        return "my-regularised-contrast";
    }

    @Override
    public String summary() {
        return "nt-xent plus the mean squared norm of the embeddings";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Loss create(Options options) {
        return new RegularisedContrast((Loss) Losses.byName("nt-xent", Map.of("temperature", 0.2)), options.weight());
    }

    private record RegularisedContrast(Loss contrast, double weight) implements Loss, RotationInvariant {

        @Override
        public ViewRequirements views() {
            return contrast.views();
        }

        @Override
        public double value(Embeddings u) {
            return contrast.value(u) + weight / 2 * meanSquare(u);
        }

        @Override
        public double valueAndGradient(Embeddings u, R064Store gradient) {
            double value = contrast.valueAndGradient(u, gradient);
            for (int i = 0; i < gradient.data.length; i++) {
                gradient.data[i] += weight / u.layout().rows() * u.matrix().data[i];
            }
            return value + weight / 2 * meanSquare(u);
        }

        private static double meanSquare(Embeddings u) {
            double sum = 0;
            for (double x : u.matrix().data) {
                sum += x * x;
            }
            return sum / u.layout().rows();
        }
    }
}
