package org.repdyn.dynamics.descent;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;

/** Provider of gradient descent with momentum (heavy ball). */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MomentumProvider implements DynamicsProvider<MomentumOptions> {

    @Override
    public String name() {
        return "momentum";
    }

    @Override
    public String summary() {
        return "the heavy ball on the constraint, its velocity carried along by projection";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Polyak", "Some methods of speeding up the convergence of iteration methods", 1964, "section 2"));
    }

    @Override
    public Class<MomentumOptions> optionsType() {
        return MomentumOptions.class;
    }

    @Override
    public Dynamics create(MomentumOptions options) {
        return new Momentum(options);
    }
}
