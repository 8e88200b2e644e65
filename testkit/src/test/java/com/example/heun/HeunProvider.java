package com.example.heun;

import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;

/** Provider of {@link HeunFlow}. */
final class HeunProvider implements DynamicsProvider<HeunOptions> {

    @Override
    public String name() {
        return "heun";
    }

    @Override
    public String summary() {
        return "gradient flow by Heun's method, in steps of one size";
    }

    @Override
    public Class<HeunOptions> optionsType() {
        return HeunOptions.class;
    }

    @Override
    public Dynamics create(HeunOptions options) {
        return new HeunFlow(options);
    }
}
