package org.repdyn.losses.redundancy;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link BarlowTwinsLinear}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BarlowTwinsLinearProvider implements LossProvider<NoOptions> {

    @Override
    public String name() {
        return "barlow-twins-linear";
    }

    @Override
    public String summary() {
        return "distance of the cross-moment of the views from the identity; learns mode after mode";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Simon, Knutins, Ziyin, Geisz, Fetterman, Albrecht",
                "On the Stepwise Nature of Self-Supervised Learning",
                2023,
                "arXiv:2303.15438, linearised loss"));
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public BarlowTwinsLinear create(NoOptions options) {
        return new BarlowTwinsLinear();
    }
}
