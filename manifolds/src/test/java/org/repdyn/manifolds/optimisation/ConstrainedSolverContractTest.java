package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.testsupport.RandomMatrices;

/** The laws of {@link AugmentedLagrangian} on each of five manifolds. */
@DisplayName("The augmented Lagrangian, on each manifold,")
class ConstrainedSolverContractTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final double ACCURACY = 1e-8;

    /** h(X) = ½tr(XᵀCX) − c, which does not change under rotations of the columns. */
    private record Constraint(R064Store c, double level) {

        static Constraint of(KnownProblem known, double share) {
            R064Store c = RandomMatrices.symmetric(known.manifold().rows(), 77);
            Constraint zero = new Constraint(c, 0);
            // Between the values at the free minimum and at another point there are points of the manifold, as it is
            // connected.
            double atMinimum = zero.value(minimum(known));
            double elsewhere = zero.value(known.manifold().randomPoint(new Seed(12)));
            return new Constraint(c, atMinimum + share * (elsewhere - atMinimum));
        }

        double value(R064Store x) {
            return KnownProblem.dot(x, ALGEBRA.multiply(c, x)) / 2 - level;
        }

        void gradient(R064Store x, R064Store result) {
            ALGEBRA.multiply(c, false, x, false, result);
        }
    }

    private static R064Store minimum(KnownProblem known) {
        return known.problem()
                .stopWhen(gradientBelow(1e-9).or(maxIterations(500)))
                .solve(TrustRegions.defaults())
                .point();
    }

    static Stream<KnownProblem> problems() {
        return KnownProblem.all();
    }

    private static OptimisationResult solved(KnownProblem known, AugmentedLagrangian solver) {
        return known.problem()
                .stopWhen(gradientBelow(ACCURACY).or(maxIterations(60)))
                .solve(solver);
    }

    @ParameterizedTest
    @MethodSource("problems")
    @DisplayName("ends under an equality where the gradients of cost and constraint are parallel")
    void equality(KnownProblem known) {
        Constraint h = Constraint.of(known, 0.3);
        assertStationary(
                known,
                h,
                solved(
                        known,
                        AugmentedLagrangian.with(LimitedMemoryBfgs.defaults()).equality(h::value, h::gradient)));
    }

    @ParameterizedTest
    @MethodSource("problems")
    @DisplayName("ends under an active inequality with a multiplier of the right sign")
    void activeInequality(KnownProblem known) {
        Constraint h = Constraint.of(known, 0.3);
        // The free minimum has h on one side of zero; the other side is asked for.
        double sign = Math.signum(h.value(minimum(known)));
        OptimisationResult result = solved(
                known,
                AugmentedLagrangian.with(LimitedMemoryBfgs.defaults()).inequality(x -> sign * h.value(x), (x, g) -> {
                    h.gradient(x, g);
                    Entries.scale(sign, g, g);
                }));
        double multiplier = sign * assertStationary(known, h, result);
        assertThat(multiplier).isPositive();
    }

    @ParameterizedTest
    @MethodSource("problems")
    @DisplayName("finds the known minimum under an inequality that does not bind")
    void inactiveInequality(KnownProblem known) {
        OptimisationResult result = solved(
                known,
                AugmentedLagrangian.with(TrustRegions.defaults())
                        .inequality(x -> known.cost().value(x) - known.optimum() - 1e3, known.gradient()));
        assertThat(result.converged()).as(result.stop().text()).isTrue();
        assertThat(result.cost()).isCloseTo(known.optimum(), Offset.offset(1e-11 * Math.max(1, -known.optimum())));
        // Those of the trust regions of all rounds.
        assertThat(result.evaluations().retractions()).isGreaterThan(result.iterations());
        assertThat(result.evaluations().hessians()).isPositive();
    }

    /** Returns the multiplier γ of grad f + γ·grad h = 0 in least squares, after its residual is asserted to be small. */
    private static double assertStationary(KnownProblem known, Constraint h, OptimisationResult result) {
        assertThat(result.converged()).as(result.stop().text()).isTrue();
        R064Store x = result.point();
        assertThat(Math.abs(h.value(x))).isLessThan(ACCURACY);
        R064Store f = Entries.like(x);
        known.gradient().gradient(x, f);
        R064Store g = Entries.like(x);
        h.gradient(x, g);
        R064Store gradF = known.manifold().gradient(x, f);
        R064Store gradH = known.manifold().gradient(x, g);
        double multiplier =
                -known.manifold().inner(x, gradF, gradH) / known.manifold().inner(x, gradH, gradH);
        Entries.combine(1, gradF, multiplier, gradH, gradF);
        assertThat(known.manifold().norm(x, gradF)).isLessThan(2 * ACCURACY);
        assertThat(result.cost()).isGreaterThan(known.optimum());
        return multiplier;
    }

    static Stream<SolverTask> tasks() {
        return KnownProblem.all().map(known -> {
            Constraint h = Constraint.of(known, 0.3);
            return new SolverTask(
                    known.name(),
                    known.manifold(),
                    known.cost(),
                    known.gradient(),
                    known.manifold().randomPoint(new Seed(11)),
                    AugmentedLagrangian.with(LimitedMemoryBfgs.defaults()).equality(h::value, h::gradient),
                    known.optimum());
        });
    }

    @ParameterizedTest
    @MethodSource("tasks")
    @DisplayName("is repeatable, counts the evaluations of all rounds, stops as asked, and leaves its start as it is")
    void repeatable(SolverTask task) {
        task.repeatable();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    @DisplayName("ends at the last good point if the cost becomes NaN")
    void lastGoodPoint(SolverTask task) {
        task.lastGoodPoint();
    }
}
