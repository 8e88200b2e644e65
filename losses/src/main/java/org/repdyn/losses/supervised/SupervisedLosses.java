package org.repdyn.losses.supervised;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Losses of supervised reference models. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SupervisedLosses implements ProviderCatalogue {

    /** Provider of {@link SquaredRegression}. */
    public static final LossProvider<NoOptions> SQUARED_REGRESSION = LossProvider.of(
            "squared-regression",
            "half the mean squared distance to the targets; the supervised reference",
            new Reference(
                    "Jacot, Gabriel, Hongler",
                    "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
                    2018,
                    "arXiv:1806.07572, least-squares regression"),
            NoOptions.class,
            options -> new SquaredRegression());

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(SQUARED_REGRESSION);
    }
}
