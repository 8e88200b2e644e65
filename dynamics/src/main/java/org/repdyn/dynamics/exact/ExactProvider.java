package org.repdyn.dynamics.exact;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;

/** Offers {@code exact}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ExactProvider implements DynamicsProvider<NoOptions> {

    @Override
    public String name() {
        return "exact";
    }

    @Override
    public String summary() {
        return "gradient flow in closed form, where a prediction gives the weights (quadratic losses, stepwise, deep linear); accurate at any t";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Esser, Mukherjee, Ghoshdastidar",
                "Representation Learning Dynamics of Self-Supervised Models",
                2023,
                "linear model, with and without orthogonality"));
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Dynamics create(NoOptions options) {
        return new Exact();
    }
}
