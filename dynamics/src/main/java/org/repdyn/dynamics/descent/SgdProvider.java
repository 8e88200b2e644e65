package org.repdyn.dynamics.descent;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;

/** Provider of stochastic gradient descent. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SgdProvider implements DynamicsProvider<SgdOptions> {

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public String summary() {
        return "stochastic gradient descent on the constraint: a batch with fresh augmentations at every step";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Bonnabel",
                "Stochastic Gradient Descent on Riemannian Manifolds",
                2013,
                "IEEE Transactions on Automatic Control 58"));
    }

    @Override
    public Class<SgdOptions> optionsType() {
        return SgdOptions.class;
    }

    @Override
    public Dynamics create(SgdOptions options) {
        return new Sgd(options);
    }
}
