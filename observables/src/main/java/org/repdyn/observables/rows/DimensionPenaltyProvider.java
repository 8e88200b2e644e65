package org.repdyn.observables.rows;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;

/** Offers the observable {@code dimension-penalty}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DimensionPenaltyProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "dimension-penalty";
    }

    @Override
    public String summary() {
        return "squared norm of the off-diagonal of U'U over the anchors: dimensions that are correlated";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Garrido, Chen, Bardes, Najman, LeCun",
                "On the duality between contrastive and non-contrastive self-supervised learning",
                2022,
                "arXiv:2206.02574"));
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Observable create(NoOptions options) {
        return new RowsObservable(
                o -> Duality.of(Blocks.anchors(o), o.algebra()).dimensions());
    }
}
