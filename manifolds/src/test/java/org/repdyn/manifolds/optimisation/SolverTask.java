package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.testsupport.Tolerances;

/**
 * A solver on one problem, with the laws that every solver obeys whatever it minimises: it computes the same bits again, counts its evaluations,
 * makes the iterations that were asked for, says why it stopped, leaves its start as it is, and ends at the last good point.
 *
 * @param optimum least cost
 */
record SolverTask(
        String name,
        Manifold manifold,
        Cost cost,
        EuclideanGradient gradient,
        R064Store start,
        Solver solver,
        double optimum) {

    /** Few, so that no solver has found its minimum exactly. */
    private static final int ITERATIONS = 3;

    RiemannianProblem problem() {
        return RiemannianProblem.on(manifold).minimize(cost).gradient(gradient).start(start);
    }

    /** Asserts that a run is repeatable, counted, on the manifold, and of the length that was asked for. */
    void repeatable() {
        long[] calls = new long[2];
        R064Store given = Entries.copyOf(start);
        RiemannianProblem counted = RiemannianProblem.on(manifold)
                .minimize(x -> {
                    calls[0]++;
                    return cost.value(x);
                })
                .gradient((x, g) -> {
                    calls[1]++;
                    gradient.gradient(x, g);
                })
                .start(given)
                .stopWhen(maxIterations(ITERATIONS))
                .trace(TraceColumn.cost());
        OptimisationResult first = counted.solve(solver);
        assertThat(first.evaluations().costs()).isEqualTo(calls[0]).isPositive();
        assertThat(first.evaluations().gradients()).isEqualTo(calls[1]).isPositive();
        assertThat(first.iterations()).isEqualTo(ITERATIONS);
        assertThat(first.trace().column("cost")).hasSize(ITERATIONS + 1);
        assertThat(first.stop().cause()).isEqualTo(StopCause.MAX_ITERATIONS);
        assertThat(first.converged()).isFalse();
        assertThat(first.cost()).isEqualTo(cost.value(first.point()));
        assertThat(manifold.residual(first.point())).isLessThan(Tolerances.rounding(100, 1, 1));
        assertThat(first.point().data).isNotEqualTo(start.data);
        OptimisationResult second = counted.solve(solver);
        assertThat(second.point().data).isEqualTo(first.point().data);
        assertThat(second.evaluations()).isEqualTo(first.evaluations());
        assertThat(given.data).isEqualTo(start.data);
    }

    /** Asserts that a run whose cost and gradient become NaN ends, says so, and returns a point at which they were finite. */
    void lastGoodPoint() {
        double broken = optimum + (cost.value(start) - optimum) / 4;
        List<R064Store> seen = new ArrayList<>();
        OptimisationResult result = RiemannianProblem.on(manifold)
                .minimize(x -> cost.value(x) < broken ? Double.NaN : cost.value(x))
                .gradient((x, g) -> {
                    gradient.gradient(x, g);
                    if (cost.value(x) < broken) {
                        g.data[0] = Double.NaN;
                    }
                })
                .start(start)
                .stopWhen(maxIterations(3000))
                .observe(p -> seen.add(Entries.copyOf(p.point())))
                .solve(solver);
        assertThat(result.stop().cause())
                .as(result.stop().text())
                .isIn(StopCause.NOT_FINITE, StopCause.STALLED, StopCause.MAX_ITERATIONS);
        assertThat(result.converged()).isFalse();
        assertThat(result.cost()).isFinite().isGreaterThanOrEqualTo(broken);
        assertThat(result.gradientNorm()).isFinite();
        assertThat(Entries.isFinite(result.point())).isTrue();
        assertThat(seen).anySatisfy(p -> assertThat(p.data).isEqualTo(result.point().data));
    }

    @Override
    public String toString() {
        return name;
    }
}
