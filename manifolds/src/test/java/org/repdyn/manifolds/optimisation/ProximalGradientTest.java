package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.testsupport.RandomMatrices;

/** Sparse principal components, min −tr(XᵀAX) + λ‖X‖₁. */
@DisplayName("Proximal gradients")
class ProximalGradientTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    private static RiemannianProblem sparse(Manifold manifold, R064Store a, double weight) {
        return RiemannianProblem.on(manifold)
                .minimize(x -> Arrays.stream(x.data).map(Math::abs).sum() * weight
                        - KnownProblem.dot(x, ALGEBRA.multiply(a, x)))
                .gradient((x, g) -> Entries.scale(-2, ALGEBRA.multiply(a, x), g))
                .start(new Seed(4))
                .stopWhen(gradientBelow(1e-9).or(maxIterations(3000)));
    }

    private static R064Store covariance(int n, long seed) {
        R064Store data = RandomMatrices.gaussian(2 * n, n, seed);
        R064Store a = ALGEBRA.multiplyLeftTransposed(data, data);
        Entries.scale(1.0 / n, a, a);
        return a;
    }

    /** Stationary on the Stiefel manifold: ∇f + λS = X·sym with S in the subdifferential of ‖X‖₁, |S| ≤ 1 and sign(X) where X ≠ 0. */
    @Test
    @DisplayName("end where the subdifferential has a normal element, with zeros to rounding")
    void stationary() {
        R064Store a = covariance(12, 3);
        double weight = 1;
        OptimisationResult result = sparse(new Stiefel(12, 3), a, weight).solve(ProximalGradient.l1(weight));
        assertThat(result.converged()).as(result.stop().text()).isTrue();
        R064Store x = result.point();
        long zeros = Arrays.stream(x.data).filter(e -> Math.abs(e) < 1e-9).count();
        assertThat(zeros).isBetween(5L, 30L);
        // V = 0 is the optimality of the subproblem: no tangent direction lowers its convex cost, to first order.
        R064Store gradient = Entries.like(x);
        Entries.scale(-2, ALGEBRA.multiply(a, x), gradient);
        for (int seed = 0; seed < 50; seed++) {
            R064Store v = new Stiefel(12, 3).randomTangent(x, new Seed(seed));
            double slope = KnownProblem.dot(gradient, v);
            for (int i = 0; i < v.data.length; i++) {
                boolean zero = Math.abs(x.data[i]) < 1e-9;
                slope += weight * (zero ? Math.abs(v.data[i]) : Math.signum(x.data[i]) * v.data[i]);
            }
            assertThat(slope).isGreaterThan(-1e-6);
        }
    }

    @Test
    @DisplayName("find the sparse component of a circle that a fine grid of angles finds")
    void circle() {
        R064Store a = R064Store.FACTORY.make(2, 2);
        a.set(0, 0, 2);
        a.set(1, 1, 1.5);
        a.set(0, 1, 0.2);
        a.set(1, 0, 0.2);
        double weight = 0.7;
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 1_000_000; i++) {
            double c = Math.cos(i * Math.PI / 1e6);
            double s = Math.sin(i * Math.PI / 1e6);
            best = Math.min(best, weight * (Math.abs(c) + Math.abs(s)) - 2 * c * c - 1.5 * s * s - 2 * 0.2 * c * s);
        }
        OptimisationResult result = sparse(new Sphere(2, 1), a, weight)
                .start(R064Store.FACTORY.column(new double[] {0.8, 0.6}))
                .solve(ProximalGradient.l1(weight));
        assertThat(result.converged()).as(result.stop().text()).isTrue();
        // At a kink of the cost a grid of angles 3e-6 apart misses the minimum by as much.
        assertThat(result.cost()).isCloseTo(best, Offset.offset(1e-5));
        assertThat(result.point().data[1]).isCloseTo(0, Offset.offset(1e-15));
    }

    @Test
    @DisplayName("without the term are gradient descent and find principal components")
    void smooth() {
        R064Store a = covariance(8, 5);
        double[] values = KnownProblem.eigenvalues(a).data;
        OptimisationResult result = sparse(new Stiefel(8, 2), a, 0)
                .stopWhen(gradientBelow(1e-7).or(maxIterations(5000)))
                .solve(ProximalGradient.l1(0));
        assertThat(result.converged()).as(result.stop().text()).isTrue();
        assertThat(result.cost()).isCloseTo(-values[7] - values[6], Offset.offset(1e-11));
    }

    @Test
    @DisplayName("are at least as low as subgradients from the same start, with fewer evaluations")
    void againstSubgradients() {
        R064Store a = covariance(12, 3);
        RiemannianProblem problem = sparse(new Stiefel(12, 3), a, 1);
        OptimisationResult proximal = problem.solve(ProximalGradient.l1(1));
        OptimisationResult subgradient = problem.gradient((x, g) -> {
                    Entries.scale(-2, ALGEBRA.multiply(a, x), g);
                    for (int i = 0; i < g.data.length; i++) {
                        g.data[i] += Math.signum(x.data[i]);
                    }
                })
                .start(new Seed(4))
                .stopWhen(maxIterations(3000))
                .solve(Subgradient.diminishing(0.2));
        assertThat(proximal.cost()).isLessThan(subgradient.cost() + 1e-9);
        assertThat(proximal.evaluations().gradients())
                .isLessThan(subgradient.evaluations().gradients());
    }

    @Test
    @DisplayName("refuse a negative weight")
    void misuse() {
        assertThatThrownBy(() -> ProximalGradient.l1(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the weight of the l1 norm must be at least 0, got -1");
    }
}
