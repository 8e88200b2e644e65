package org.repdyn.losses.contrastive;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link AlignmentUniformity}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AlignmentUniformityProvider implements LossProvider<AlignmentUniformityOptions> {

    @Override
    public String name() {
        return "alignment-uniformity";
    }

    @Override
    public String summary() {
        return "distance of the views on the sphere, and a Gaussian potential that spreads samples over it";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Wang, Isola",
                "Understanding Contrastive Representation Learning through Alignment and Uniformity on the Hypersphere",
                2020,
                "arXiv:2005.10242, section 4"));
    }

    @Override
    public Class<AlignmentUniformityOptions> optionsType() {
        return AlignmentUniformityOptions.class;
    }

    @Override
    public AlignmentUniformity create(AlignmentUniformityOptions options) {
        return new AlignmentUniformity(options);
    }
}
