package org.repdyn.observables.spectrum;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.Reference;

/** Offers the observable {@code effective-rank}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EffectiveRankProvider implements ObservableProvider<SpectrumOptions> {

    @Override
    public String name() {
        return "effective-rank";
    }

    @Override
    public String summary() {
        return "exp of the entropy of the normalised singular values: how many dimensions the embeddings use";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Roy, Vetterli", "The effective rank: a measure of effective dimensionality", 2007, "section 2"));
    }

    @Override
    public Class<SpectrumOptions> optionsType() {
        return SpectrumOptions.class;
    }

    @Override
    public Observable create(SpectrumOptions options) {
        return new SpectrumObservable(
                options.rows(), options.centred(), SpectrumObservable.number(Spectrum::effectiveRank));
    }
}
