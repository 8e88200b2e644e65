package org.repdyn.losses.contrastive;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link SpectralContrastive}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SpectralContrastiveProvider implements LossProvider<SpectralContrastiveOptions> {

    @Override
    public String name() {
        return "spectral-contrastive";
    }

    @Override
    public String summary() {
        return "pulls positives linearly and pushes negatives by their squared similarity; a matrix factorisation";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "HaoChen, Wei, Gaidon, Ma",
                "Provable Guarantees for Self-Supervised Deep Learning with Spectral Contrastive Loss",
                2021,
                "arXiv:2106.04156, eq. 6"));
    }

    @Override
    public Class<SpectralContrastiveOptions> optionsType() {
        return SpectralContrastiveOptions.class;
    }

    @Override
    public SpectralContrastive create(SpectralContrastiveOptions options) {
        return new SpectralContrastive(options);
    }
}
