package org.repdyn.testkit.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.dynamics.BuiltInDynamics;
import org.repdyn.dynamics.descent.AdamOptions;
import org.repdyn.dynamics.descent.GradientDescentOptions;
import org.repdyn.dynamics.descent.MomentumOptions;
import org.repdyn.dynamics.descent.MuonOptions;
import org.repdyn.dynamics.descent.SgdOptions;
import org.repdyn.dynamics.flow.FlowMethod;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.flow.MuonFlowOptions;
import org.repdyn.dynamics.minimisation.MinimisationOptions;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.manifolds.spectral.Orthogonalisation;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testkit.DynamicsContract;
import org.repdyn.testkit.FlowClaim;
import org.repdyn.testkit.TrainingCase;

/** Tests each dynamics, with each integrator and each retraction. */
@Tag("slow")
@DisplayName("The built-in dynamics obey the laws")
class BuiltInDynamicsTest {

    @Test
    @DisplayName("are all subjects of the contract")
    void everyBuiltInIsTested() {
        // The list of subjects has at least one entry for each of these.
        assertThat(new BuiltInDynamics().providers())
                .extracting(PluginProvider::name)
                .containsExactlyInAnyOrder(
                        "exact",
                        "gradient-flow",
                        "gradient-descent",
                        "momentum",
                        "sgd",
                        "adam",
                        "muon",
                        "muon-flow",
                        "trust-regions",
                        "lbfgs",
                        "conjugate-gradient");
    }

    @Nested
    @DisplayName("laws of dynamics")
    class Laws extends DynamicsContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    // Two different eigendecompositions differ by rounding.
                    Subject.of(BuiltInDynamics.EXACT, new NoOptions()).withFlow(new FlowClaim.Within(1e-12)),
                    flow("gradient-flow, explicit", FlowMethod.EXPLICIT, 1e-10),
                    flow("gradient-flow, projected", FlowMethod.PROJECTED, 1e-10),
                    // The method has order 3 and is slow on these problems, whose rates have one order of magnitude.
                    flow("gradient-flow, implicit", FlowMethod.IMPLICIT, 1e-6).withCases(linearOnManifolds()),
                    descent("gradient-descent, geodesic", Retraction.GEODESIC),
                    descent("gradient-descent, QR", Retraction.QR),
                    descent("gradient-descent, polar", Retraction.POLAR),
                    momentum(),
                    Subject.of(BuiltInDynamics.SGD, new SgdOptions(0.01, 3, 0, false, Retraction.GEODESIC))
                            .withTimeResolution(0.005)
                            .withFlow(new FlowClaim.None("random batches keep it away from the flow at any step size")),
                    Subject.of(
                                    BuiltInDynamics.MUON,
                                    new MuonOptions(0.01, 0.9, Orthogonalisation.SVD, Retraction.GEODESIC))
                            .withTimeResolution(0.005)
                            .withCases(linear())
                            .withFlow(
                                    new FlowClaim.None("it steps along the matrix sign, so it tends to another flow")),
                    minimisation(BuiltInDynamics.TRUST_REGIONS),
                    minimisation(BuiltInDynamics.LBFGS),
                    minimisation(BuiltInDynamics.CONJUGATE_GRADIENT),
                    Subject.of(BuiltInDynamics.MUON_FLOW, new MuonFlowOptions(0.1))
                            .withCases(linear())
                            .withFlow(new FlowClaim.None("it follows the matrix sign of the gradient, another flow")),
                    Subject.of(
                                    BuiltInDynamics.ADAM,
                                    new AdamOptions(
                                            0.01, 0.9, 0.999, 1e-8, Optional.empty(), false, Retraction.GEODESIC))
                            .withTimeResolution(0.005)
                            .withFlow(
                                    new FlowClaim.None(
                                            "the length of a step does not depend on the gradient, so it tends to another flow")));
        }

        private static Subject<GradientFlowOptions> flow(String name, FlowMethod method, double tolerance) {
            return Subject.of(
                            name,
                            BuiltInDynamics.GRADIENT_FLOW,
                            new GradientFlowOptions(tolerance, tolerance / 100, 50_000, method))
                    // The errors of some tens of steps add up and grow with the solution.
                    .withFlow(new FlowClaim.Within(1e3 * tolerance));
        }

        private static Subject<MinimisationOptions> minimisation(DynamicsProvider<MinimisationOptions> provider) {
            return Subject.of(provider, new MinimisationOptions(20, 1e-8))
                    .withCases(linearOnManifolds()) // without a constraint this loss has no minimum
                    .withFlow(new FlowClaim.None("it minimises the loss, and its time counts iterations"));
        }

        private static List<TrainingCase> linearOnManifolds() {
            return TrainingCase.small().stream()
                    .filter(c -> c.name().matches("linear-contrastive, linear, (stiefel|grassmann)"))
                    .toList();
        }

        private static List<TrainingCase> linear() {
            return TrainingCase.small().stream()
                    .filter(c -> c.name().contains(", linear"))
                    .toList();
        }

        private static Subject<GradientDescentOptions> descent(String name, Retraction step) {
            DynamicsProvider<GradientDescentOptions> provider = BuiltInDynamics.GRADIENT_DESCENT;
            return Subject.of(name, provider, new GradientDescentOptions(0.01, step))
                    .withTimeResolution(0.005)
                    .withFlow(firstOrder(rate -> provider.create(new GradientDescentOptions(rate, step))));
        }

        private static Subject<MomentumOptions> momentum() {
            DynamicsProvider<MomentumOptions> provider = BuiltInDynamics.MOMENTUM;
            return Subject.of(provider, new MomentumOptions(0.005, 0.5, Retraction.GEODESIC))
                    .withTimeResolution(0.005)
                    // A step lasts η/(1 − β). The velocity adds a fast rate, so the order shows at smaller steps than
                    // without it.
                    .withFlow(new FlowClaim.Order(
                            1,
                            0.00625,
                            step -> provider.create(new MomentumOptions(step / 2, 0.5, Retraction.GEODESIC))));
        }

        /**
         * Returns the claim of an explicit method of first order; its largest step is 1/80, 40 of them to the end of a
         * run.
         */
        private static FlowClaim firstOrder(DoubleFunction<Dynamics> at) {
            return new FlowClaim.Order(1, 0.0125, at);
        }
    }
}
