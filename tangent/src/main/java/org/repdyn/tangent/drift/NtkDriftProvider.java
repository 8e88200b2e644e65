package org.repdyn.tangent.drift;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.Reference;

/** Provides {@code ntk-drift}: ‖Θ_t − Θ₀‖_F/‖Θ₀‖_F at the anchors, then the same for each weight block. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NtkDriftProvider implements ObservableProvider<TangentOptions> {

    @Override
    public String name() {
        return "ntk-drift";
    }

    @Override
    public String summary() {
        return "relative change of the network's tangent kernel since the start, in total and by weight block";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Fort, Dziugaite, Paul, Kharaghani, Roy, Ganguli",
                "Deep Learning versus Kernel Learning: an Empirical Study of Loss Landscape Geometry and the Time"
                        + " Evolution of the Neural Tangent Kernel",
                2020,
                "arXiv:2010.15110"));
    }

    @Override
    public Class<TangentOptions> optionsType() {
        return TangentOptions.class;
    }

    @Override
    public Observable create(TangentOptions options) {
        return new NtkDrift(options);
    }
}
