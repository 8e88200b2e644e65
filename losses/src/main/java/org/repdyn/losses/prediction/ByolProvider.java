package org.repdyn.losses.prediction;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link Byol}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ByolProvider implements LossProvider<ByolOptions> {

    @Override
    public String name() {
        return "byol";
    }

    @Override
    public String summary() {
        return "turns each view's prediction to the teacher's other view, which stands still; a field, no gradient";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Grill and 13 others",
                "Bootstrap Your Own Latent: A New Approach to Self-Supervised Learning",
                2020,
                "arXiv:2006.07733, eq. 2"));
    }

    @Override
    public Class<ByolOptions> optionsType() {
        return ByolOptions.class;
    }

    @Override
    public Byol create(ByolOptions options) {
        return new Byol(options);
    }
}
