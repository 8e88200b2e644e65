package org.repdyn.testkit.ntk;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.repdyn.ntk.analytic.Clock;
import org.repdyn.ntk.analytic.NtkActivation;
import org.repdyn.ntk.analytic.NtkOptions;
import org.repdyn.ntk.analytic.NtkProvider;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.testkit.BaselineContract;

class BuiltInBaselinesTest {

    @Nested
    class Relu extends BaselineContract {
        @Override
        protected Baseline baseline() {
            return new NtkProvider().create(NtkOptions.defaults());
        }
    }

    @Nested
    class DeepErfWithBias extends BaselineContract {
        @Override
        protected Baseline baseline() {
            return new NtkProvider()
                    .create(new NtkOptions(NtkActivation.ERF, 3, 1.2, Optional.of(0.2), Clock.TRACE_MATCHED, 1e-8));
        }
    }
}
