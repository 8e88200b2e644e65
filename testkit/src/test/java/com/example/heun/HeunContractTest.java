package com.example.heun;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.testkit.DynamicsContract;
import org.repdyn.testkit.FlowClaim;

/**
 * Tests that a dynamics written with the SPI alone obeys every law, those of predictor, teacher and weight decay
 * included.
 */
@Tag("slow")
class HeunContractTest extends DynamicsContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(Subject.of(new HeunProvider(), new HeunOptions(0.002, EventSettings.NONE))
                // The error of a method of second order is a multiple of the square of its step, 4e-6.
                .withFlow(new FlowClaim.Within(1e-4)));
    }
}
