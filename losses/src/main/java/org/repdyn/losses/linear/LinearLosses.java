package org.repdyn.losses.linear;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Losses that are quadratic in the embeddings. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LinearLosses implements ProviderCatalogue {

    /** Provider of {@link LinearAlignment}. */
    public static final LossProvider<NoOptions> LINEAR_ALIGNMENT = LossProvider.of(
            "linear-alignment",
            "attracts each anchor's positive linearly in the similarity and repels nothing; a quadratic form",
            new Reference(
                    "Esser, Mukherjee, Ghoshdastidar",
                    "Representation Learning Dynamics of Self-Supervised Models",
                    2023,
                    "non-contrastive loss"),
            NoOptions.class,
            options -> new LinearAlignment());

    /** Provider of {@link LinearContrastive}. */
    public static final LossProvider<NoOptions> LINEAR_CONTRASTIVE = LossProvider.of(
            "linear-contrastive",
            "attracts each anchor's positive and repels its negative, linearly in the similarity; a quadratic form",
            new Reference(
                    "Esser, Mukherjee, Ghoshdastidar",
                    "Representation Learning Dynamics of Self-Supervised Models",
                    2023,
                    "contrastive loss"),
            NoOptions.class,
            options -> new LinearContrastive());

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(LINEAR_ALIGNMENT, LINEAR_CONTRASTIVE);
    }
}
