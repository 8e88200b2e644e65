package org.repdyn.observables.probe;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.Reference;

/** Offers the observable {@code probe-accuracy}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ProbeAccuracyProvider implements ObservableProvider<ProbeOptions> {

    @Override
    public String name() {
        return "probe-accuracy";
    }

    @Override
    public String summary() {
        return "held-out accuracy of a linear classifier on the embeddings (ridge regression to one-hot labels)";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Alain, Bengio",
                "Understanding intermediate layers using linear classifier probes",
                2016,
                "arXiv:1610.01644"));
    }

    @Override
    public Class<ProbeOptions> optionsType() {
        return ProbeOptions.class;
    }

    @Override
    public Observable create(ProbeOptions options) {
        return new RidgeProbe(options.lambda());
    }
}
