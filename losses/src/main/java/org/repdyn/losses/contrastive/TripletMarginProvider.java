package org.repdyn.losses.contrastive;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link TripletMargin}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TripletMarginProvider implements LossProvider<TripletMarginOptions> {

    @Override
    public String name() {
        return "triplet-margin";
    }

    @Override
    public String summary() {
        return "hinge on the margin by which the negative is farther than the positive";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Schroff, Kalenichenko, Philbin",
                "FaceNet: A Unified Embedding for Face Recognition and Clustering",
                2015,
                "arXiv:1503.03832, eq. 2"));
    }

    @Override
    public Class<TripletMarginOptions> optionsType() {
        return TripletMarginOptions.class;
    }

    @Override
    public TripletMargin create(TripletMarginOptions options) {
        return TripletMargin.of(options);
    }
}
