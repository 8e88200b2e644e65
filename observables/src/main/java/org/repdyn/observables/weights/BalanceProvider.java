package org.repdyn.observables.weights;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;

/** Offers the observable {@code balance}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BalanceProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "balance";
    }

    @Override
    public String summary() {
        return "norm of W1 W1' - W2 W2' between adjacent layers, conserved by the flow of a deep linear network";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Arora, Cohen, Hazan",
                "On the Optimization of Deep Networks: Implicit Acceleration by Overparameterization",
                2018,
                "theorem 1"));
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Observable create(NoOptions options) {
        return new WeightsObservable(Balance::of);
    }
}
