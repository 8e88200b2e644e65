package org.repdyn.losses.prediction;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link SimSiam}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SimSiamProvider implements LossProvider<SimSiamOptions> {

    @Override
    public String name() {
        return "simsiam";
    }

    @Override
    public String summary() {
        return "turns each view's prediction to the other view, which stands still; a field, no gradient";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Chen, He", "Exploring Simple Siamese Representation Learning", 2021, "arXiv:2011.10566, eqs. 1-4"));
    }

    @Override
    public Class<SimSiamOptions> optionsType() {
        return SimSiamOptions.class;
    }

    @Override
    public SimSiam create(SimSiamOptions options) {
        return new SimSiam(options.stopGradient());
    }
}
