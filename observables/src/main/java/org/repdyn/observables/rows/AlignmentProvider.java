package org.repdyn.observables.rows;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;

/** Offers the observable {@code alignment}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AlignmentProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "alignment";
    }

    @Override
    public String summary() {
        return "mean squared distance between the directions of anchors and positives";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Wang, Isola",
                "Understanding Contrastive Representation Learning through Alignment and Uniformity on the Hypersphere",
                2020,
                "section 4.1, exponent 2"));
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Observable create(NoOptions options) {
        return new RowsObservable(o -> Hypersphere.alignment(Blocks.anchors(o), Blocks.positives(o)));
    }
}
