package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;

/** Offers the observable {@code singular-values}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SingularValuesProvider implements ObservableProvider<SpectrumOptions> {

    @Override
    public String name() {
        return "singular-values";
    }

    @Override
    public String summary() {
        return "singular values of the embeddings, descending";
    }

    @Override
    public Class<SpectrumOptions> optionsType() {
        return SpectrumOptions.class;
    }

    @Override
    public Observable create(SpectrumOptions options) {
        return new SpectrumObservable(options.rows(), options.centred(), values -> values);
    }
}
