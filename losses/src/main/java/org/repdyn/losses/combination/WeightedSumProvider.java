package org.repdyn.losses.combination;

import java.util.Optional;
import org.repdyn.core.plugin.NamedProvider;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.spi.Losses;

/** Provider of {@link WeightedSum}, which takes its terms from the losses that the caller offers. */
final class WeightedSumProvider extends NamedProvider<WeightedSumOptions, EmbeddingField>
        implements LossProvider<WeightedSumOptions> {

    WeightedSumProvider(String name, String summary) {
        super(name, summary, Optional.empty(), WeightedSumOptions.class, options -> sum(options, Losses.builtIn()));
    }

    @Override
    public EmbeddingField create(WeightedSumOptions options, Losses losses) {
        return sum(options, losses);
    }

    private static EmbeddingField sum(WeightedSumOptions options, Losses losses) {
        return WeightedSum.of(TermReader.read(options.terms(), losses));
    }
}
