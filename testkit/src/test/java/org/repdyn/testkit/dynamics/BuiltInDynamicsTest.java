package org.repdyn.testkit.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
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
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testkit.DynamicsContract;
import org.repdyn.testkit.FlowClaim;
import org.repdyn.testkit.TrainingCase;

/** Each dynamics, with each integrator and each step. */
@Tag("slow")
class BuiltInDynamicsTest {

    @Test
    void noneIsForgotten() {
        // One nested class, or more, for each of these.
        assertThat(ServiceLoader.load(DynamicsProvider.class))
                .extracting(p -> ((PluginProvider<?>) p).name())
                .containsExactlyInAnyOrder("exact", "gradient-flow", "gradient-descent", "momentum", "sgd", "adam");
    }

    @Nested
    class Exact extends DynamicsContract<NoOptions> {

        @Override
        protected DynamicsProvider<NoOptions> provider() {
            return new ExactProvider();
        }

        @Override
        protected NoOptions options() {
            return new NoOptions();
        }

        @Override
        protected Optional<FlowClaim> flow() {
            // Rounding of two different eigendecompositions.
            return Optional.of(new FlowClaim.Within(1e-12));
        }
    }

    abstract static class Flow extends DynamicsContract<GradientFlowOptions> {

        private final FlowMethod method;
        private final double tolerance;

        Flow(FlowMethod method, double tolerance) {
            this.method = method;
            this.tolerance = tolerance;
        }

        @Override
        protected DynamicsProvider<GradientFlowOptions> provider() {
            return new GradientFlowProvider();
        }

        @Override
        protected GradientFlowOptions options() {
            return new GradientFlowOptions(tolerance, tolerance / 100, 50_000, method);
        }

        @Override
        protected Optional<FlowClaim> flow() {
            // The errors of some tens of steps add up and grow with the solution.
            return Optional.of(new FlowClaim.Within(1e3 * tolerance));
        }
    }

    @Nested
    class ExplicitFlow extends Flow {
        ExplicitFlow() {
            super(FlowMethod.EXPLICIT, 1e-10);
        }
    }

    @Nested
    class ProjectedFlow extends Flow {
        ProjectedFlow() {
            super(FlowMethod.PROJECTED, 1e-10);
        }
    }

    @Nested
    class ImplicitFlow extends Flow {
        ImplicitFlow() {
            super(FlowMethod.IMPLICIT, 1e-6);
        }

        /** Of order 3 and so slow here, where no rates differ by orders of magnitude, least of all in growth. */
        @Override
        protected List<TrainingCase> cases() {
            return super.cases().stream()
                    .filter(c -> c.name().matches("linear-contrastive, linear, (stiefel|grassmann)"))
                    .toList();
        }
    }

    abstract static class Descent extends DynamicsContract<GradientDescentOptions> {

        private static final double RATE = 0.01;

        private final Retraction step;

        Descent(Retraction step) {
            this.step = step;
        }

        @Override
        protected DynamicsProvider<GradientDescentOptions> provider() {
            return new GradientDescentProvider();
        }

        @Override
        protected GradientDescentOptions options() {
            return new GradientDescentOptions(RATE, step);
        }

        @Override
        protected double timeResolution() {
            return RATE / 2;
        }

        @Override
        protected Optional<FlowClaim> flow() {
            return firstOrder(rate -> provider().create(new GradientDescentOptions(rate, step)));
        }
    }

    @Nested
    class GeodesicDescent extends Descent {
        GeodesicDescent() {
            super(Retraction.GEODESIC);
        }
    }

    @Nested
    class QrDescent extends Descent {
        QrDescent() {
            super(Retraction.QR);
        }
    }

    @Nested
    class PolarDescent extends Descent {
        PolarDescent() {
            super(Retraction.POLAR);
        }
    }

    @Nested
    class Momentum extends DynamicsContract<MomentumOptions> {

        @Override
        protected DynamicsProvider<MomentumOptions> provider() {
            return new MomentumProvider();
        }

        @Override
        protected MomentumOptions options() {
            return new MomentumOptions(0.005, 0.5, Retraction.GEODESIC);
        }

        @Override
        protected double timeResolution() {
            return 0.005;
        }

        @Override
        protected Optional<FlowClaim> flow() {
            // A step lasts η/(1 − β).
            return firstOrder(step -> provider().create(new MomentumOptions(step / 2, 0.5, Retraction.GEODESIC)));
        }
    }

    /** Draws batches, and so comes near no flow. */
    @Nested
    class Sgd extends DynamicsContract<SgdOptions> {

        @Override
        protected DynamicsProvider<SgdOptions> provider() {
            return new SgdProvider();
        }

        @Override
        protected SgdOptions options() {
            return new SgdOptions(0.01, 3, 0, false, Retraction.GEODESIC);
        }

        @Override
        protected double timeResolution() {
            return 0.005;
        }
    }

    /** Its steps have one length whatever the gradient: its limit is another flow. */
    @Nested
    class Adam extends DynamicsContract<AdamOptions> {

        @Override
        protected DynamicsProvider<AdamOptions> provider() {
            return new AdamProvider();
        }

        @Override
        protected AdamOptions options() {
            return new AdamOptions(0.01, 0.9, 0.999, 1e-8, Optional.empty(), false, Retraction.GEODESIC);
        }

        @Override
        protected double timeResolution() {
            return 0.005;
        }
    }

    /** Steps of 1/80 and less, 40 of them to the end of a run. */
    private static Optional<FlowClaim> firstOrder(DoubleFunction<Dynamics> at) {
        return Optional.of(new FlowClaim.Order(1, 0.0125, at));
    }
}
