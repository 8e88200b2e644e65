package org.repdyn.observables.spectrum;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.Reference;

/** Offers the observable {@code stable-rank}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StableRankProvider implements ObservableProvider<SpectrumOptions> {

    @Override
    public String name() {
        return "stable-rank";
    }

    @Override
    public String summary() {
        return "squared Frobenius norm over squared largest singular value";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Rudelson, Vershynin",
                "Sampling from large matrices: an approach through geometric functional analysis",
                2007,
                ""));
    }

    @Override
    public Class<SpectrumOptions> optionsType() {
        return SpectrumOptions.class;
    }

    @Override
    public Observable create(SpectrumOptions options) {
        return new SpectrumObservable(
                options.rows(), options.centred(), SpectrumObservable.number(Spectrum::stableRank));
    }
}
