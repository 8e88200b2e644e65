package org.repdyn.observables.rows;

import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;

/** Offers the observable {@code norm}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NormProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "norm";
    }

    @Override
    public String summary() {
        return "Frobenius norm of the embeddings of all training views";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Observable create(NoOptions options) {
        return new RowsObservable(o -> FrobeniusNorm.of(o.snapshot().embeddings()));
    }
}
