package org.repdyn.observables.spectrum;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.Reference;

/** Offers the observable {@code rank-me}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RankMeProvider implements ObservableProvider<RankMeOptions> {

    @Override
    public String name() {
        return "rank-me";
    }

    @Override
    public String summary() {
        return "RankMe: entropy rank of the singular values, not centred, with a small offset";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Garrido, Balestriero, Najman, LeCun",
                "RankMe: Assessing the Downstream Performance of Pretrained Self-Supervised Representations by Their Rank",
                2023,
                "eq. 1"));
    }

    @Override
    public Class<RankMeOptions> optionsType() {
        return RankMeOptions.class;
    }

    @Override
    public Observable create(RankMeOptions options) {
        return new SpectrumObservable(
                options.rows(), false, SpectrumObservable.number(s -> Spectrum.rankMe(s, options.epsilon())));
    }
}
