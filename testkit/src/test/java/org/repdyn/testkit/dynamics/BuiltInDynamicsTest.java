package org.repdyn.testkit.dynamics;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.dynamics.descent.AdamOptions;
import org.repdyn.dynamics.descent.AdamProvider;
import org.repdyn.dynamics.descent.GradientDescentOptions;
import org.repdyn.dynamics.descent.GradientDescentProvider;
import org.repdyn.dynamics.descent.MomentumOptions;
import org.repdyn.dynamics.descent.MomentumProvider;
import org.repdyn.dynamics.descent.SgdOptions;
import org.repdyn.dynamics.descent.SgdProvider;
import org.repdyn.dynamics.exact.ExactProvider;
import org.repdyn.dynamics.flow.FlowMethod;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.flow.GradientFlowProvider;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testkit.DynamicsContract;

class BuiltInDynamicsTest {

    /** Rates divide the times of the grid: a shown time misses them by rounding alone. */
    private static final double ROUNDING = 1e-13;

    abstract static class Contract<O extends Record> extends DynamicsContract<O> {
        private final DynamicsProvider<O> provider;
        private final O options;

        Contract(DynamicsProvider<O> provider, O options) {
            this.provider = provider;
            this.options = options;
        }

        @Override
        protected DynamicsProvider<O> provider() {
            return provider;
        }

        @Override
        protected O options() {
            return options;
        }

        @Override
        protected double timeResolution() {
            return ROUNDING;
        }
    }

    @Nested
    class Exact extends Contract<NoOptions> {
        Exact() {
            super(new ExactProvider(), new NoOptions());
        }

        @Override
        protected double timeResolution() {
            return 0;
        }
    }

    abstract static class Flow extends Contract<GradientFlowOptions> {
        Flow(FlowMethod method) {
            super(new GradientFlowProvider(), new GradientFlowOptions(1e-6, 1e-8, 100_000, method));
        }

        @Override
        protected double timeResolution() {
            return 0;
        }
    }

    @Nested
    class ExplicitFlow extends Flow {
        ExplicitFlow() {
            super(FlowMethod.EXPLICIT);
        }
    }

    @Nested
    class ProjectedFlow extends Flow {
        ProjectedFlow() {
            super(FlowMethod.PROJECTED);
        }
    }

    @Nested
    class ImplicitFlow extends Flow {
        ImplicitFlow() {
            super(FlowMethod.IMPLICIT);
        }
    }

    @Nested
    class Descent extends Contract<GradientDescentOptions> {
        Descent() {
            super(new GradientDescentProvider(), new GradientDescentOptions(0.01, Retraction.GEODESIC));
        }
    }

    @Nested
    class HeavyBall extends Contract<MomentumOptions> {
        HeavyBall() {
            super(new MomentumProvider(), new MomentumOptions(0.001, 0.9, Retraction.QR));
        }
    }

    @Nested
    class Stochastic extends Contract<SgdOptions> {
        Stochastic() {
            super(new SgdProvider(), new SgdOptions(0.01, 5, 0, false, Retraction.POLAR));
        }
    }

    @Nested
    class Adaptive extends Contract<AdamOptions> {
        Adaptive() {
            super(
                    new AdamProvider(),
                    new AdamOptions(0.01, 0.9, 0.999, 1e-8, Optional.of(5), false, Retraction.GEODESIC));
        }
    }
}
