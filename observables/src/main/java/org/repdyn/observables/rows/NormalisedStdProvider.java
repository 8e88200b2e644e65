package org.repdyn.observables.rows;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;

/** Offers the observable {@code normalised-std}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NormalisedStdProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "normalised-std";
    }

    @Override
    public String summary() {
        return "mean standard deviation of the columns of normalised anchors; 0 at collapse";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Chen, He", "Exploring Simple Siamese Representation Learning", 2021, "section 4.1, divisor n - 1"));
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Observable create(NoOptions options) {
        return new RowsObservable(o -> Hypersphere.normalisedStd(Blocks.anchors(o), true));
    }
}
