package org.repdyn.observables.subspace;

import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;

/** Offers the observable {@code input-angle}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class InputAngleProvider implements ObservableProvider<InputAngleOptions> {

    @Override
    public String name() {
        return "input-angle";
    }

    @Override
    public String summary() {
        return "largest angle, in radians, between the inputs' subspace that embeddings depend on and ones the data set names";
    }

    @Override
    public Class<InputAngleOptions> optionsType() {
        return InputAngleOptions.class;
    }

    @Override
    public Observable create(InputAngleOptions options) {
        return new InputAngle(options.subspaces());
    }
}
