package org.repdyn.testkit.ntk;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.repdyn.ntk.analytic.Clock;
import org.repdyn.ntk.analytic.NtkActivation;
import org.repdyn.ntk.analytic.NtkOptions;
import org.repdyn.ntk.analytic.NtkProvider;
import org.repdyn.ntk.analytic.ReadoutConstraint;
import org.repdyn.ntk.analytic.TrainedLayers;
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
                    .create(new NtkOptions(
                            NtkActivation.ERF,
                            3,
                            1.2,
                            Optional.of(0.2),
                            TrainedLayers.NTK,
                            ReadoutConstraint.NONE,
                            1024,
                            Clock.TRACE_MATCHED,
                            1e-8));
        }
    }

    @Nested
    class FrozenHiddenLayers extends BaselineContract {
        @Override
        protected Baseline baseline() {
            return new NtkProvider().create(options(TrainedLayers.NNGP, ReadoutConstraint.NONE));
        }
    }

    private static NtkOptions options(TrainedLayers kernel, ReadoutConstraint constraint) {
        return new NtkOptions(NtkActivation.RELU, 1, 1, Optional.empty(), kernel, constraint, 500, Clock.KERNEL, 1e-8);
    }
}
