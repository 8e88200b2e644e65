package org.repdyn.losses.spectrum;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link Mmcr}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MmcrProvider implements LossProvider<MmcrOptions> {

    @Override
    public String name() {
        return "mmcr";
    }

    @Override
    public String summary() {
        return "nuclear norm of the centroids of the views, to be large, and of each sample's views, to be small";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Yerxa, Kuang, Simoncelli, Chung",
                "Learning Efficient Coding of Natural Images with Maximum Manifold Capacity Representations",
                2023,
                "arXiv:2303.03307, eq. 4"));
    }

    @Override
    public Class<MmcrOptions> optionsType() {
        return MmcrOptions.class;
    }

    @Override
    public Mmcr create(MmcrOptions options) {
        return new Mmcr(options);
    }
}
