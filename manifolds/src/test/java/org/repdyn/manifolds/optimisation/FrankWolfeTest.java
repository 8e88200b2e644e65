package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.fixedrank.FixedRank;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.probability.PositiveNumbers;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;

@DisplayName("Frank and Wolfe's method")
class FrankWolfeTest {

    /** Positive numbers with the metric Σ vw/x²: log is an isometry to flat space, and a box of bounds is convex. */
    private static final Manifold POSITIVE = new PositiveNumbers(3, 1);

    private static final double[] LOWER = {0.5, 0.5, 2};
    private static final double[] UPPER = {2, 4, 8};
    private static final double[] TARGET = {1, 9, 1};

    /** ½Σ log²(x/b): geodesically convex, with the minimum at the point of the box nearest to b. */
    private static RiemannianProblem nearest() {
        return RiemannianProblem.on(POSITIVE)
                .minimize(x -> {
                    double sum = 0;
                    for (int i = 0; i < 3; i++) {
                        sum += Math.pow(Math.log(x.data[i] / TARGET[i]), 2) / 2;
                    }
                    return sum;
                })
                .gradient((x, g) -> {
                    for (int i = 0; i < 3; i++) {
                        g.data[i] = Math.log(x.data[i] / TARGET[i]) / x.data[i];
                    }
                })
                .start(R064Store.FACTORY.column(new double[] {1.7, 0.7, 3}));
    }

    /** The Riemannian gradient x²·∂f has the sign of ∂f, and ⟨G, log_x(z)⟩ = Σ (G/x)·log(z/x) is least at a corner. */
    private static void corner(R064Store x, R064Store gradient, R064Store result) {
        for (int i = 0; i < 3; i++) {
            result.data[i] = gradient.data[i] > 0 ? LOWER[i] : UPPER[i];
        }
    }

    @Test
    @DisplayName(
            "finds the nearest point of a convex set; its gap bounds the distance to the optimum and falls like 1/k")
    void nearestPoint() {
        double optimum = (Math.pow(Math.log(4.0 / 9), 2) + Math.pow(Math.log(2), 2)) / 2;
        double before = Double.NaN;
        for (int iterations : new int[] {50, 200, 800}) {
            OptimisationResult result = nearest()
                    .stopWhen(maxIterations(iterations))
                    .trace(TraceColumn.cost(), TraceColumn.gradientNorm())
                    .solve(FrankWolfe.over(FrankWolfeTest::corner));
            double[] costs = result.trace().column("cost");
            double[] gaps = result.trace().column("gradient-norm");
            double smallest = Double.POSITIVE_INFINITY;
            for (int k = 0; k < costs.length; k++) {
                assertThat(costs[k] - optimum).isBetween(-1e-12, gaps[k] + 1e-12);
                smallest = Math.min(smallest, gaps[k]);
            }
            // Jaggi (2013): the smallest gap is below 7C/(k + 2), C ≤ diameter² = Σ log²(upper/lower) for this cost of
            // curvature 1.
            double diameter = Math.pow(Math.log(4), 2) + Math.pow(Math.log(8), 2) + Math.pow(Math.log(4), 2);
            assertThat(smallest).isLessThan(7 * diameter / (iterations + 2));
            assertThat(smallest).isLessThan(Double.isNaN(before) ? Double.POSITIVE_INFINITY : before);
            before = smallest;
        }
    }

    @Test
    @DisplayName("stops when the gap is small, with a point of the set")
    void stops() {
        OptimisationResult result = nearest()
                .stopWhen(gradientBelow(1e-3).or(maxIterations(100_000)))
                .solve(FrankWolfe.over(FrankWolfeTest::corner));
        assertThat(result.converged()).isTrue();
        double[] expected = {1, 4, 2};
        for (int i = 0; i < 3; i++) {
            assertThat(result.point().data[i])
                    .isCloseTo(expected[i], Offset.offset(0.1))
                    .isBetween(LOWER[i] - 1e-12, UPPER[i] + 1e-12);
        }
    }

    @Test
    @DisplayName("is the classical method in flat space, and needs a logarithm")
    void flat() {
        // ½‖x − (0.6, 0.6)‖² over the l1 ball, whose linear functions are least at a vertex.
        OptimisationResult result = RiemannianProblem.on(new Euclidean(2, 1))
                .minimize(x -> Math.pow(x.data[0] - 0.6, 2) / 2 + Math.pow(x.data[1] - 0.6, 2) / 2)
                .gradient((x, g) -> {
                    g.data[0] = x.data[0] - 0.6;
                    g.data[1] = x.data[1] - 0.6;
                })
                .start(R064Store.FACTORY.make(2, 1))
                .stopWhen(maxIterations(2000))
                .solve(FrankWolfe.over((x, g, z) -> {
                    int largest = Math.abs(g.data[0]) >= Math.abs(g.data[1]) ? 0 : 1;
                    z.data[largest] = -Math.signum(g.data[largest]);
                    z.data[1 - largest] = 0;
                }));
        // The nearest point of the ball is (½, ½), at distance² 0.02.
        assertThat(result.cost()).isCloseTo(0.01, Offset.offset(1e-3));
        Manifold without = new FixedRank(4, 3, 2);
        assertThatThrownBy(() -> RiemannianProblem.on(without)
                        .minimize(x -> x.data[0])
                        .gradient((x, g) -> g.data[0] = 1)
                        .start(new Seed(1))
                        .solve(FrankWolfe.over((x, g, z) -> Entries.copy(x, z))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no logarithm");
    }

    @Test
    @DisplayName("claims no convergence where the linear minimiser returns a worse point than the one it is given")
    void startOutside() {
        // The set is the point (1, 0); from (−1, 0) the cost x₁ rises on the way to it.
        OptimisationResult result = RiemannianProblem.on(new Euclidean(2, 1))
                .minimize(x -> x.data[0])
                .gradient((x, g) -> {
                    g.data[0] = 1;
                    g.data[1] = 0;
                })
                .start(R064Store.FACTORY.column(new double[] {-1, 0}))
                .trace(TraceColumn.cost(), TraceColumn.gradientNorm())
                .solve(FrankWolfe.over((x, g, z) -> {
                    z.data[0] = 1;
                    z.data[1] = 0;
                }));
        assertThat(result.converged()).isFalse();
        assertThat(result.stop().cause()).isEqualTo(StopCause.STALLED);
        assertThat(result.stop().text()).contains("rises with a slope of 2; start in the set");
        assertThat(result.trace().column("cost")).containsExactly(-1);
        // The gap of a point outside of the set bounds nothing.
        assertThat(result.trace().column("gradient-norm")).containsExactly(Double.NaN);
        assertThat(result.gradientNorm()).isNaN();
    }

    @Test
    @DisplayName("records and shows the start of a run that ends there, because no single geodesic leads on")
    void noGeodesic() {
        List<Double> seen = new ArrayList<>();
        // The set is the pole opposite to the start, to which all meridians lead.
        OptimisationResult result = RiemannianProblem.on(new Sphere(3, 1))
                .minimize(x -> x.data[0])
                .gradient((x, g) -> g.data[0] = 1)
                .start(R064Store.FACTORY.column(new double[] {0.6, 0.8, 0}))
                .trace(TraceColumn.cost(), TraceColumn.gradientNorm())
                .observe(progress -> seen.add(progress.cost()))
                .solve(FrankWolfe.over((x, g, z) -> Entries.scale(-1, x, z)));
        assertThat(result.stop().cause()).isEqualTo(StopCause.OFF_MANIFOLD);
        assertThat(result.stop().text()).startsWith("there is no geodesic to the point of the set");
        assertThat(result.iterations()).isZero();
        assertThat(result.trace().column("cost")).containsExactly(0.6);
        assertThat(result.trace().column("gradient-norm")).containsExactly(Double.NaN);
        assertThat(seen).containsExactly(0.6);
    }

    @Test
    @DisplayName("refuses a matrix of the linear minimiser that is no point of the manifold")
    void offTheManifold() {
        for (double entry : new double[] {7, Double.NaN}) {
            assertThatThrownBy(() -> RiemannianProblem.on(new Sphere(3, 1))
                            .minimize(x -> x.data[0])
                            .gradient((x, g) -> g.data[0] = 1)
                            .solve(FrankWolfe.over((x, g, z) -> Arrays.fill(z.data, entry))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("returned a matrix that violates the constraint of the manifold by ")
                    .hasMessageContaining("it must return a point of the set");
        }
    }
}
