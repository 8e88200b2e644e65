package org.example;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Option;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.spi.RotationInvariant;

/** −(2/n)Σ uᵢ·uᵢ⁺ + (weight/(n(n−1))) Σ_{i≠j} (uᵢ·uⱼ⁺)²  (HaoChen et al. 2021, eq. 6). */
public final class SpectralContrastiveProvider implements LossProvider<SpectralContrastiveProvider.Options> {

    public record Options(
            @Option(help = "weight of the repulsion", defaultValue = "1", range = "[0, inf)") double weight) {}

    @Override
    public String name() {
        return "my-spectral-contrastive";
    }

    @Override
    public String summary() {
        return "spectral contrastive loss with a weight on its repulsion";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Loss create(Options options) {
        return new SpectralContrastive(options.weight());
    }

    // RotationInvariant: the loss sees inner products only, so it may be trained on the Grassmannian.
    private record SpectralContrastive(double weight) implements Loss, RotationInvariant {

        @Override
        public ViewRequirements views() {
            return ViewRequirements.PAIRS;
        }

        @Override
        public double value(Embeddings u) {
            return valueAndGradient(u, R064Store.FACTORY.make(u.layout().rows(), u.dimension()));
        }

        @Override
        public double valueAndGradient(Embeddings u, R064Store gradient) {
            int n = u.samples();
            R064Store anchors = u.matrix().limits(n, -1).collect(R064Store.FACTORY);
            R064Store positives = u.matrix().offsets(n, 0).collect(R064Store.FACTORY);
            R064Store products = u.algebra().multiplyRightTransposed(anchors, positives);
            double repulsion = weight / (n * (n - 1.0));
            double value = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double product = products.doubleValue(i, j);
                    value += i == j ? -2 * product / n : repulsion * product * product;
                    products.set(i, j, i == j ? -2.0 / n : 2 * repulsion * product); // ∂value/∂product
                }
            }
            R064Store toAnchors = u.algebra().multiply(products, positives);
            R064Store toPositives = u.algebra().multiplyLeftTransposed(products, anchors);
            for (int c = 0; c < u.dimension(); c++) {
                for (int i = 0; i < n; i++) {
                    gradient.set(i, c, toAnchors.doubleValue(i, c));
                    gradient.set(n + i, c, toPositives.doubleValue(i, c));
                }
            }
            return value;
        }
    }
}
