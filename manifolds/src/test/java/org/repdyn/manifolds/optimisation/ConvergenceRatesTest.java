package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Retraction;

@DisplayName("Rates of convergence near a minimum are those of the theory:")
class ConvergenceRatesTest {

    static Stream<KnownProblem> curved() {
        return Stream.of(KnownProblem.brockett(20, 4, 2), KnownProblem.subspace(20, 3, 7));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("curved")
    @DisplayName("order 2 of trust regions with θ = 1, or better by symmetry")
    void trustRegions(KnownProblem known) {
        assertThat(lastOrder(known, TrustRegions.defaults())).isGreaterThan(1.8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("curved")
    @DisplayName("order 1.5 of trust regions with θ = 1/2")
    void trustRegionsWithLessAccuracy(KnownProblem known) {
        // The residual bound is an inequality, so that single steps do better; they cannot do worse.
        assertThat(lastOrder(known, TrustRegions.defaults().accuracy(0.5, 0.5))).isGreaterThan(1.35);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("curved")
    @DisplayName("at most as many Hessian products in a step of trust regions as are allowed")
    void trustRegionsWithFewProducts(KnownProblem known) {
        RiemannianProblem problem = known.problem().stopWhen(maxIterations(10));
        OptimisationResult one = problem.solve(TrustRegions.defaults().maxInner(1));
        OptimisationResult all = problem.solve(TrustRegions.defaults());
        assertThat(one.evaluations().hessians()).isLessThanOrEqualTo(one.iterations());
        assertThat(all.evaluations().hessians()).isGreaterThan(all.iterations());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("curved")
    @DisplayName("order 2 of adaptive cubics")
    void adaptiveCubic(KnownProblem known) {
        assertThat(lastOrder(known, AdaptiveCubic.defaults())).isGreaterThan(1.8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("curved")
    @DisplayName("more Hessian products of adaptive cubics for more accurate inner steps")
    void adaptiveCubicWithAccuracy(KnownProblem known) {
        RiemannianProblem problem = known.problem().stopWhen(maxIterations(10));
        long rough = problem.solve(AdaptiveCubic.defaults().accuracy(100))
                .evaluations()
                .hessians();
        long fine = problem.solve(AdaptiveCubic.defaults().accuracy(1e-3))
                .evaluations()
                .hessians();
        assertThat(rough).isLessThan(fine);
    }

    /** Returns log(g₊/c)/log(g/c) for the last two gradients above rounding, with the scale c of the quadratic region. */
    private static double lastOrder(KnownProblem known, Solver solver) {
        double[] norms = known.problem()
                .stopWhen(gradientBelow(1e-9).or(maxIterations(200)))
                .trace(TraceColumn.gradientNorm())
                .solve(solver)
                .trace()
                .column("gradient-norm");
        List<Double> region = Arrays.stream(norms)
                .distinct()
                .filter(norm -> norm < 0.5 && norm > 1e-13)
                .boxed()
                .toList();
        assertThat(region.size())
                .as("gradients in the region: %s", Arrays.toString(norms))
                .isGreaterThanOrEqualTo(2);
        double after = region.get(region.size() - 1);
        double before = region.get(region.size() - 2);
        return Math.log(after) / Math.log(before);
    }

    /**
     * On f = ½(x₁² + κx₂²), exact minimisation along the gradient from (κ, 1) contracts the cost by ((κ − 1)/(κ + 1))² in each
     * step (Kantorovich), and a fixed step 2/(1 + κ) contracts the distance by (κ − 1)/(κ + 1).
     */
    @Test
    @DisplayName("steepest descent with the best fixed step contracts by (κ − 1)/(κ + 1)")
    void steepestDescentInFlatSpace() {
        double kappa = 10;
        OptimisationResult result = RiemannianProblem.on(new Euclidean(2, 1))
                .minimize(x -> (x.data[0] * x.data[0] + kappa * x.data[1] * x.data[1]) / 2)
                .gradient((x, g) -> {
                    g.data[0] = x.data[0];
                    g.data[1] = kappa * x.data[1];
                })
                .start(R064Store.FACTORY.column(new double[] {kappa, 1}))
                .stopWhen(maxIterations(20))
                .trace(TraceColumn.gradientNorm())
                .solve(SteepestDescent.defaults().lineSearch(FixedStep.of(2 / (1 + kappa))));
        double[] norms = result.trace().column("gradient-norm");
        assertThat(norms).hasSize(21);
        for (int i = 1; i < norms.length; i++) {
            // From this start both coordinates contract by the same factor, up to the rounding of a product.
            assertThat(norms[i] / norms[i - 1]).isCloseTo((kappa - 1) / (kappa + 1), Offset.offset(1e-13));
        }
    }

    /**
     * For −xᵀAx on the sphere the Hessian at the minimum has eigenvalues 2(λ₁ − λᵢ). A fixed step h contracts the slowest direction by
     * 1 − 2h(λ₁ − λ₂) near the minimum.
     */
    @Test
    @DisplayName("a fixed step on the sphere contracts by 1 − 2h(λ₁ − λ₂)")
    void steepestDescentOnTheSphere() {
        double[] eigenvalues = {3, 2, 1, 0.5};
        double h = 0.1;
        OptimisationResult result = RiemannianProblem.on(new Sphere(4, 1))
                .minimize(x -> {
                    double sum = 0;
                    for (int i = 0; i < 4; i++) {
                        sum -= eigenvalues[i] * x.data[i] * x.data[i];
                    }
                    return sum;
                })
                .gradient((x, g) -> {
                    for (int i = 0; i < 4; i++) {
                        g.data[i] = -2 * eigenvalues[i] * x.data[i];
                    }
                })
                .start(R064Store.FACTORY.column(new double[] {0.5, 0.5, 0.5, 0.5}))
                .retraction(Retraction.GEODESIC)
                .stopWhen(maxIterations(60))
                .trace(TraceColumn.gradientNorm())
                .solve(SteepestDescent.defaults().lineSearch(FixedStep.of(h)));
        double[] norms = result.trace().column("gradient-norm");
        double rate = norms[60] / norms[59];
        // The next direction contracts by 0.6 per step, the square of the angle by 0.64: both are below 1e-9 after 60
        // steps.
        assertThat(rate).isCloseTo(1 - 2 * h * (eigenvalues[0] - eigenvalues[1]), Offset.offset(1e-6));
    }
}
