package org.repdyn.observables.rows;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.Reference;

/** Offers the observable {@code uniformity}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UniformityProvider implements ObservableProvider<UniformityOptions> {

    @Override
    public String name() {
        return "uniformity";
    }

    @Override
    public String summary() {
        return "log of the mean Gaussian potential between the directions of anchors; 0 at collapse";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Wang, Isola",
                "Understanding Contrastive Representation Learning through Alignment and Uniformity on the Hypersphere",
                2020,
                "section 4.1"));
    }

    @Override
    public Class<UniformityOptions> optionsType() {
        return UniformityOptions.class;
    }

    @Override
    public Observable create(UniformityOptions options) {
        return new RowsObservable(o -> Hypersphere.uniformity(Blocks.anchors(o), options.t()));
    }
}
