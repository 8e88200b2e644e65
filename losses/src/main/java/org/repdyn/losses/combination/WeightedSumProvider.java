package org.repdyn.losses.combination;

import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.spi.Losses;

/** Provider of {@link WeightedSum}, which takes its terms from the losses that the caller offers. */
record WeightedSumProvider(String name, String summary) implements LossProvider<WeightedSumOptions> {

    @Override
    public Class<WeightedSumOptions> optionsType() {
        return WeightedSumOptions.class;
    }

    @Override
    public EmbeddingField create(WeightedSumOptions options) {
        return create(options, Losses.builtIn());
    }

    @Override
    public EmbeddingField create(WeightedSumOptions options, Losses losses) {
        return WeightedSum.of(TermReader.read(options.terms(), losses));
    }
}
