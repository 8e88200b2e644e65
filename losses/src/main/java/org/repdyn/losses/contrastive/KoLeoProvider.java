package org.repdyn.losses.contrastive;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link KoLeo}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class KoLeoProvider implements LossProvider<KoLeoOptions> {

    @Override
    public String name() {
        return "ko-leo";
    }

    @Override
    public String summary() {
        return "minus the mean logarithm of the distance to the nearest neighbour on the sphere";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Sablayrolles, Douze, Schmid, Jegou",
                "Spreading vectors for similarity search",
                2019,
                "arXiv:1806.03198, eq. 4"));
    }

    @Override
    public Class<KoLeoOptions> optionsType() {
        return KoLeoOptions.class;
    }

    @Override
    public KoLeo create(KoLeoOptions options) {
        return KoLeo.of(options);
    }
}
