package org.repdyn.tangent.drift;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.Reference;

/** Provides {@code sharpness}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SharpnessProvider implements ObservableProvider<SharpnessOptions> {

    @Override
    public String name() {
        return "sharpness";
    }

    @Override
    public String summary() {
        return "largest eigenvalue of the loss's Hessian by the weights at the end, and the residual of its eigenvector";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Cohen, Kaur, Li, Kolter, Talwalkar",
                "Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability",
                2021,
                "arXiv:2103.00065"));
    }

    @Override
    public Class<SharpnessOptions> optionsType() {
        return SharpnessOptions.class;
    }

    @Override
    public Observable create(SharpnessOptions options) {
        return new Sharpness(options);
    }
}
