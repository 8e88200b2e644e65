package org.repdyn.losses.contrastive;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link NtXent}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NtXentProvider implements LossProvider<NtXentOptions> {

    @Override
    public String name() {
        return "nt-xent";
    }

    @Override
    public String summary() {
        return "normalised temperature-scaled cross entropy over both views of a batch (SimCLR)";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Chen, Kornblith, Norouzi, Hinton",
                "A Simple Framework for Contrastive Learning of Visual Representations",
                2020,
                "arXiv:2002.05709, eq. 1"));
    }

    @Override
    public Class<NtXentOptions> optionsType() {
        return NtXentOptions.class;
    }

    @Override
    public NtXent create(NtXentOptions options) {
        return new NtXent(options.temperature());
    }
}
