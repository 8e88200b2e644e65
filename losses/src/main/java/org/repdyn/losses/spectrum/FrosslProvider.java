package org.repdyn.losses.spectrum;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link Frossl}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FrosslProvider implements LossProvider<FrosslOptions> {

    @Override
    public String name() {
        return "frossl";
    }

    @Override
    public String summary() {
        return "logarithm of the Frobenius norm of each view's column-normalised Gram matrix, and distance of the views";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Skean, Dhakal, Jacobs, Giraldo",
                "FroSSL: Frobenius Norm Minimization for Efficient Multiview Self-Supervised Learning",
                2024,
                "arXiv:2310.02903"));
    }

    @Override
    public Class<FrosslOptions> optionsType() {
        return FrosslOptions.class;
    }

    @Override
    public Frossl create(FrosslOptions options) {
        return new Frossl(options);
    }
}
