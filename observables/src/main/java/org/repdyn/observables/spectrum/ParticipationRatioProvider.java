package org.repdyn.observables.spectrum;

import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.Reference;

/** Offers the observable {@code participation-ratio}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ParticipationRatioProvider implements ObservableProvider<SpectrumOptions> {

    @Override
    public String name() {
        return "participation-ratio";
    }

    @Override
    public String summary() {
        return "square of the sum over sum of squares of the eigenvalues of the covariance";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Gao, Trautmann, Yu, Santhanam, Ryu, Shenoy, Ganguli",
                "A theory of multineuronal dimensionality, dynamics and measurement",
                2017,
                ""));
    }

    @Override
    public Class<SpectrumOptions> optionsType() {
        return SpectrumOptions.class;
    }

    @Override
    public Observable create(SpectrumOptions options) {
        return new SpectrumObservable(
                options.rows(),
                options.centred(),
                SpectrumObservable.number(ParticipationRatioProvider::ofSingularValues));
    }

    /** The eigenvalues are the squares; brought to size 1 first, since the ratio does not depend on scale. */
    private static double ofSingularValues(double[] singularValues) {
        double largest = Arrays.stream(singularValues).max().orElse(0);
        return Spectrum.participationRatio(Arrays.stream(singularValues)
                .map(s -> largest == 0 ? 0 : s / largest * (s / largest))
                .toArray());
    }
}
