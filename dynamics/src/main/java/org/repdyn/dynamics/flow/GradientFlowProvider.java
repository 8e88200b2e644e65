package org.repdyn.dynamics.flow;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;

/** Provider of the Riemannian gradient flow. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GradientFlowProvider implements DynamicsProvider<GradientFlowOptions> {

    @Override
    public String name() {
        return "gradient-flow";
    }

    @Override
    public String summary() {
        return "Riemannian gradient flow dW/dt = -grad L, adaptive steps of order 8, on the constraint throughout";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Hairer, Norsett, Wanner",
                "Solving Ordinary Differential Equations I",
                1993,
                "DOP853, section II.5; projection, volume II, section IV.4"));
    }

    @Override
    public Class<GradientFlowOptions> optionsType() {
        return GradientFlowOptions.class;
    }

    @Override
    public Dynamics create(GradientFlowOptions options) {
        return new GradientFlow(options);
    }
}
