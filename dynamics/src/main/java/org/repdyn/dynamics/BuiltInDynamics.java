package org.repdyn.dynamics;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.closedform.Exact;
import org.repdyn.dynamics.descent.Adam;
import org.repdyn.dynamics.descent.AdamOptions;
import org.repdyn.dynamics.descent.GradientDescent;
import org.repdyn.dynamics.descent.GradientDescentOptions;
import org.repdyn.dynamics.descent.Momentum;
import org.repdyn.dynamics.descent.MomentumOptions;
import org.repdyn.dynamics.descent.Muon;
import org.repdyn.dynamics.descent.MuonOptions;
import org.repdyn.dynamics.descent.Sgd;
import org.repdyn.dynamics.descent.SgdOptions;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.flow.MuonFlow;
import org.repdyn.dynamics.flow.MuonFlowOptions;
import org.repdyn.dynamics.minimisation.Minimisation;
import org.repdyn.dynamics.minimisation.MinimisationOptions;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.manifolds.optimisation.ConjugateGradient;
import org.repdyn.manifolds.optimisation.LimitedMemoryBfgs;
import org.repdyn.manifolds.optimisation.Solver;
import org.repdyn.manifolds.optimisation.TrustRegions;

/** Catalogue of the built-in dynamics. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BuiltInDynamics implements ProviderCatalogue {

    /** Provider of {@link GradientDescent}. */
    public static final DynamicsProvider<GradientDescentOptions> GRADIENT_DESCENT = DynamicsProvider.of(
            "gradient-descent",
            "Riemannian gradient descent with a fixed rate; grid times are rounded to whole steps",
            new Reference(
                    "Edelman, Arias, Smith",
                    "The Geometry of Algorithms with Orthogonality Constraints",
                    1998,
                    "theorem 2.3"),
            GradientDescentOptions.class,
            GradientDescent::new);

    /** Provider of {@link GradientFlow}. */
    public static final DynamicsProvider<GradientFlowOptions> GRADIENT_FLOW = DynamicsProvider.of(
            "gradient-flow",
            "Riemannian gradient flow dW/dt = -grad L, adaptive steps of order 8, on the constraint throughout",
            new Reference(
                    "Hairer, Norsett, Wanner",
                    "Solving Ordinary Differential Equations I",
                    1993,
                    "DOP853, section II.5; projection, volume II, section IV.4"),
            GradientFlowOptions.class,
            GradientFlow::new);

    /** Provider of {@link Exact}. */
    public static final DynamicsProvider<NoOptions> EXACT = DynamicsProvider.of(
            "exact",
            "gradient flow in closed form, if a prediction gives the weights (quadratic losses, stepwise, deep linear);"
                    + " accurate at any t",
            new Reference(
                    "Esser, Mukherjee, Ghoshdastidar",
                    "Representation Learning Dynamics of Self-Supervised Models",
                    2023,
                    "linear model, with and without orthogonality"),
            NoOptions.class,
            options -> new Exact());

    /** Provider of {@link Momentum}. */
    public static final DynamicsProvider<MomentumOptions> MOMENTUM = DynamicsProvider.of(
            "momentum",
            "gradient descent with momentum (heavy ball) on the constraint; the velocity is transported by projection",
            new Reference(
                    "Polyak", "Some methods of speeding up the convergence of iteration methods", 1964, "section 2"),
            MomentumOptions.class,
            Momentum::new);

    /** Provider of {@link Sgd}. */
    public static final DynamicsProvider<SgdOptions> SGD = DynamicsProvider.of(
            "sgd",
            "stochastic gradient descent on the constraint: a batch with fresh augmentations at every step",
            new Reference(
                    "Bonnabel",
                    "Stochastic Gradient Descent on Riemannian Manifolds",
                    2013,
                    "IEEE Transactions on Automatic Control 58"),
            SgdOptions.class,
            Sgd::new);

    /** Provider of {@link Adam}. */
    public static final DynamicsProvider<AdamOptions> ADAM = DynamicsProvider.of(
            "adam",
            "Adam, Riemannian where the weights are constrained; full or mini-batches",
            new Reference(
                    "Becigneul, Ganea",
                    "Riemannian Adaptive Optimization Methods",
                    2019,
                    "arXiv:1810.00760; Kingma, Ba 2015 without a constraint"),
            AdamOptions.class,
            Adam::new);

    /** Provider of {@link Muon}. */
    public static final DynamicsProvider<MuonOptions> MUON = DynamicsProvider.of(
            "muon",
            "Muon: steepest descent in the spectral norm, along matrix signs or a dual ascent, on any constraint",
            new Reference(
                    "Jordan, Jin, Boza, You, Cesista, Newhouse, Bernstein",
                    "Muon: an optimizer for hidden layers in neural networks",
                    2024,
                    "the step; Bernstein and Newhouse 2024, arXiv:2409.20325, steepest descent in the spectral norm"),
            MuonOptions.class,
            Muon::new);

    /** Provider of {@link MuonFlow}. */
    public static final DynamicsProvider<MuonFlowOptions> MUON_FLOW = DynamicsProvider.of(
            "muon-flow",
            "flow dW/dt = -msign(grad L), the limit of muon for small steps, smoothed where singular values vanish",
            new Reference(
                    "Bernstein, Newhouse",
                    "Old Optimizer, New Norm: An Anthology",
                    2024,
                    "arXiv:2409.20325, steepest descent in the spectral norm"),
            MuonFlowOptions.class,
            MuonFlow::new);

    /** Provider of a {@link Minimisation} by trust regions. */
    public static final DynamicsProvider<MinimisationOptions> TRUST_REGIONS = minimisation(
            "trust-regions",
            "minimises the loss by Riemannian trust regions; time counts iterations, so that the optimum stands beside a flow",
            new Reference(
                    "Absil, Baker, Gallivan",
                    "Trust-Region Methods on Riemannian Manifolds",
                    2007,
                    "Foundations of Computational Mathematics 7"),
            TrustRegions.defaults());

    /** Provider of a {@link Minimisation} by a quasi-Newton method. */
    public static final DynamicsProvider<MinimisationOptions> LBFGS = minimisation(
            "lbfgs",
            "minimises the loss by limited-memory BFGS on the constraint; time counts iterations",
            new Reference(
                    "Huang, Gallivan, Absil",
                    "A Broyden Class of Quasi-Newton Methods for Riemannian Optimization",
                    2015,
                    "SIAM Journal on Optimization 25"),
            LimitedMemoryBfgs.defaults());

    /** Provider of a {@link Minimisation} by conjugate gradients. */
    public static final DynamicsProvider<MinimisationOptions> CONJUGATE_GRADIENT = minimisation(
            "conjugate-gradient",
            "minimises the loss by nonlinear conjugate gradients on the constraint; time counts iterations",
            new Reference("Sato", "Riemannian Conjugate Gradient Methods", 2022, "SIAM Journal on Optimization 32"),
            ConjugateGradient.defaults());

    private static DynamicsProvider<MinimisationOptions> minimisation(
            String name, String summary, Reference reference, Solver solver) {
        return DynamicsProvider.of(
                name,
                summary,
                reference,
                MinimisationOptions.class,
                options -> new Minimisation(name, solver, options));
    }

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(
                GRADIENT_DESCENT,
                GRADIENT_FLOW,
                EXACT,
                MOMENTUM,
                SGD,
                ADAM,
                MUON,
                MUON_FLOW,
                TRUST_REGIONS,
                LBFGS,
                CONJUGATE_GRADIENT);
    }
}
