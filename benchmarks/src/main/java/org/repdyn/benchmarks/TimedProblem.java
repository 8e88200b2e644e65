package org.repdyn.benchmarks;

import org.repdyn.manifolds.optimisation.Cost;
import org.repdyn.manifolds.optimisation.EuclideanGradient;
import org.repdyn.manifolds.optimisation.EuclideanHessian;
import org.repdyn.manifolds.optimisation.RiemannianGradient;
import org.repdyn.manifolds.optimisation.RiemannianProblem;
import org.repdyn.manifolds.spi.Manifold;

/**
 * Problem whose functions a clock can time.
 *
 * @param problem the problem
 * @param clock clock of its functions
 */
record TimedProblem(RiemannianProblem problem, FunctionClock clock) {

    static TimedProblem minimize(Manifold manifold, Cost cost) {
        FunctionClock clock = new FunctionClock();
        return new TimedProblem(RiemannianProblem.on(manifold).minimize(clock.cost(cost)), clock);
    }

    TimedProblem gradient(EuclideanGradient gradient) {
        return with(problem.gradient(clock.gradient(gradient)));
    }

    TimedProblem riemannianGradient(RiemannianGradient gradient) {
        return with(problem.riemannianGradient(clock.riemannianGradient(gradient)));
    }

    TimedProblem hessian(EuclideanHessian hessian) {
        return with(problem.hessian(clock.hessian(hessian)));
    }

    /** Returns another form of the problem with the same clock. */
    TimedProblem with(RiemannianProblem other) {
        return new TimedProblem(other, clock);
    }
}
