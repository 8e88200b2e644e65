package org.repdyn.observables.weights;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;

/** Offers the observable {@code neuron-balance}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NeuronBalanceProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "neuron-balance";
    }

    @Override
    public String summary() {
        return "incoming less outgoing squared weights of each neuron, norm over the layer; conserved by the flow of ReLU networks";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Du, Hu, Lee",
                "Algorithmic Regularization in Learning Deep Homogeneous Models: Layers are Automatically Balanced",
                2018,
                "theorem 2.1"));
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Observable create(NoOptions options) {
        return new WeightsObservable((weights, readout, algebra) -> Balance.ofNeurons(weights, readout));
    }
}
