package org.repdyn.observables.field;

import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;

/** Offers the observable {@code surrogate}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SurrogateProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "surrogate";
    }

    @Override
    public String summary() {
        return "what papers report as the loss of a field that is no gradient; it need not fall";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Observable create(NoOptions options) {
        return o -> {
            try {
                OptionalDouble value = o.snapshot()
                        .field()
                        .map(f -> f.surrogate(o.snapshot().embeddings()))
                        .orElse(OptionalDouble.empty());
                return value.isPresent() && Double.isFinite(value.getAsDouble())
                        ? new double[] {value.getAsDouble()}
                        : new double[0];
            } catch (ArithmeticException e) {
                // Not defined at this state.
                return new double[0];
            }
        };
    }
}
