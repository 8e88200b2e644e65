package org.repdyn.losses.spectrum;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link TotalCodingRate}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TotalCodingRateProvider implements LossProvider<TotalCodingRateOptions> {

    @Override
    public String name() {
        return "tcr";
    }

    @Override
    public String summary() {
        return "total coding rate of the embeddings, to be large";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Yu, Chan, You, Song, Ma",
                "Learning Diverse and Discriminative Representations via the Principle of Maximal Coding Rate Reduction",
                2020,
                "arXiv:2006.08558, eq. 1"));
    }

    @Override
    public Class<TotalCodingRateOptions> optionsType() {
        return TotalCodingRateOptions.class;
    }

    @Override
    public TotalCodingRate create(TotalCodingRateOptions options) {
        return new TotalCodingRate(options);
    }
}
