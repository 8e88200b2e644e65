package com.example.heun;

import java.util.Optional;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.testkit.DynamicsContract;
import org.repdyn.testkit.FlowClaim;

/** A dynamics written with nothing but the SPI keeps every law, those of predictor, teacher and weight decay included. */
class HeunContractTest extends DynamicsContract<HeunOptions> {

    @Override
    protected DynamicsProvider<HeunOptions> provider() {
        return new HeunProvider();
    }

    @Override
    protected HeunOptions options() {
        return new HeunOptions(0.002, Optional.empty(), Optional.empty());
    }

    @Override
    protected Optional<FlowClaim> flow() {
        // The error of a method of second order is some multiple of the square of its step, 4e-6.
        return Optional.of(new FlowClaim.Within(1e-4));
    }
}
