package org.repdyn.losses.redundancy;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link VibcReg}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class VibcRegProvider implements LossProvider<VibcRegOptions> {

    @Override
    public String name() {
        return "vibcreg";
    }

    @Override
    public String summary() {
        return "vicreg with correlations in place of covariances";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Lee, Aune",
                "Computer Vision Self-supervised Learning Methods on Time Series",
                2021,
                "arXiv:2109.00783"));
    }

    @Override
    public Class<VibcRegOptions> optionsType() {
        return VibcRegOptions.class;
    }

    @Override
    public VibcReg create(VibcRegOptions options) {
        return new VibcReg(options);
    }
}
