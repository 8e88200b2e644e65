package org.repdyn.losses.redundancy;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link BarlowTwins}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BarlowTwinsProvider implements LossProvider<BarlowTwinsOptions> {

    @Override
    public String name() {
        return "barlow-twins";
    }

    @Override
    public String summary() {
        return "distance of the cross-correlation of the views from the identity";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Zbontar, Jing, Misra, LeCun, Deny",
                "Barlow Twins: Self-Supervised Learning via Redundancy Reduction",
                2021,
                "arXiv:2103.03230, eq. 1"));
    }

    @Override
    public Class<BarlowTwinsOptions> optionsType() {
        return BarlowTwinsOptions.class;
    }

    @Override
    public BarlowTwins create(BarlowTwinsOptions options) {
        return BarlowTwins.of(options);
    }
}
