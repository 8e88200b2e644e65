package org.repdyn.losses.combination;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.losses.spi.LossProvider;

/** Catalogue of losses that consist of other losses. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CombinedLosses implements ProviderCatalogue {

    /** Provider of {@link WeightedSum}. */
    public static final LossProvider<WeightedSumOptions> WEIGHTED_SUM =
            new WeightedSumProvider("weighted-sum", "sum of other losses with weights");

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(WEIGHTED_SUM);
    }
}
