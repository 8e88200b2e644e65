package org.repdyn.dynamics.descent;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;

/** Provider of Riemannian gradient descent with a fixed learning rate. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GradientDescentProvider implements DynamicsProvider<GradientDescentOptions> {

    @Override
    public String name() {
        return "gradient-descent";
    }

    @Override
    public String summary() {
        return "Riemannian gradient descent with a fixed rate; grid times are rounded to whole steps";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Edelman, Arias, Smith",
                "The Geometry of Algorithms with Orthogonality Constraints",
                1998,
                "theorem 2.3"));
    }

    @Override
    public Class<GradientDescentOptions> optionsType() {
        return GradientDescentOptions.class;
    }

    @Override
    public Dynamics create(GradientDescentOptions options) {
        return new GradientDescent(options);
    }
}
