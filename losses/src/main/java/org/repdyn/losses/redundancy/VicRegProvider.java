package org.repdyn.losses.redundancy;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link VicReg}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class VicRegProvider implements LossProvider<VicRegOptions> {

    @Override
    public String name() {
        return "vicreg";
    }

    @Override
    public String summary() {
        return "distance of the views, a hinge on the deviation of each column, and squared covariances";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Bardes, Ponce, LeCun",
                "VICReg: Variance-Invariance-Covariance Regularization for Self-Supervised Learning",
                2022,
                "arXiv:2105.04906, eqs. 1-6"));
    }

    @Override
    public Class<VicRegOptions> optionsType() {
        return VicRegOptions.class;
    }

    @Override
    public VicReg create(VicRegOptions options) {
        return new VicReg(options);
    }
}
