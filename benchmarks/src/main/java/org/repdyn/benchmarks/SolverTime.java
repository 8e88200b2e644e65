package org.repdyn.benchmarks;

import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.manifolds.optimisation.ConjugateGradient;
import org.repdyn.manifolds.optimisation.FixedStep;
import org.repdyn.manifolds.optimisation.OptimisationResult;
import org.repdyn.manifolds.optimisation.RiemannianProblem;
import org.repdyn.manifolds.optimisation.Solver;
import org.repdyn.manifolds.optimisation.SteepestDescent;
import org.repdyn.manifolds.optimisation.TrustRegions;

/**
 * The RepDyn half of the comparison with other libraries of manifolds, called by the script in {@code benchmarks/manifolds}. It solves one problem
 * with some solvers, each until the given time has passed, and prints a line of JSON for each: cost, iterations, gradient norm, the
 * median CPU time of the second half of the runs, and the share of the cost and its derivatives in further runs.
 *
 * <p>Arguments: problem; directory with the {@link BenchmarkData}; largest number of iterations; seconds; then for each solver its name
 * and, after an equals sign, the bound on the gradient norm, or for {@code fixed-step} the step; for {@code trust-regions} also, after a comma, the
 * largest radius.
 */
public final class SolverTime {

    /** Least number of runs, unless one run takes as long as several times the given seconds. */
    private static final int MIN_RUNS = 3;

    private SolverTime() {}

    /** Runs the measurement; the arguments are described at the class. */
    public static void main(String[] arguments) throws IOException {
        LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
        TimedProblem timed =
                new SolverProblems(new BenchmarkData(Path.of(arguments[1])), algebra).problem(arguments[0]);
        int iterations = Integer.parseInt(arguments[2]);
        double seconds = Double.parseDouble(arguments[3]);
        for (int i = 4; i < arguments.length; i++) {
            String[] parts = arguments[i].split("[=,]", -1);
            double number = Double.parseDouble(parts[1]);
            double last = Double.parseDouble(parts[parts.length - 1]);
            boolean fixed = parts[0].equals("fixed-step");
            print(
                    parts[0],
                    timed.with(timed.problem()
                            .stopWhen(
                                    fixed
                                            ? maxIterations(iterations)
                                            : gradientBelow(number).or(maxIterations(iterations)))),
                    solver(parts[0], last),
                    seconds);
        }
    }

    private static void print(String name, TimedProblem timed, Solver solver, double least) {
        RiemannianProblem problem = timed.problem();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Double> seconds = new ArrayList<>();
        double total = 0;
        OptimisationResult result = problem.solve(solver);
        while (total < least || (seconds.size() < MIN_RUNS && total < 5 * least)) {
            long began = threads.getCurrentThreadCpuTime();
            result = problem.solve(solver);
            seconds.add((threads.getCurrentThreadCpuTime() - began) / 1e9);
            total += seconds.get(seconds.size() - 1);
        }
        List<Double> warm = new ArrayList<>(seconds.subList(seconds.size() / 2, seconds.size()));
        Collections.sort(warm);
        double share = shareOfFunctions(timed, solver, Math.max(MIN_RUNS, seconds.size() / 4));
        System.out.println(String.format(
                Locale.ROOT,
                "{\"solver\": \"%s\", \"cost\": %.17g, \"iterations\": %d, \"gradient\": %.3g, \"seconds\": %.9f,"
                        + " \"functions\": %.3f}",
                name,
                result.cost(),
                result.iterations(),
                result.gradientNorm(),
                warm.get(warm.size() / 2),
                share));
    }

    /** Returns the share of the time of runs that passes in the cost and its derivatives. */
    private static double shareOfFunctions(TimedProblem timed, Solver solver, int runs) {
        timed.clock().start();
        for (int i = 0; i < runs; i++) {
            timed.problem().solve(solver);
        }
        return timed.clock().stop();
    }

    private static Solver solver(String name, double number) {
        return switch (name) {
            // Pymanopt compares gradients to 1.
            case "trust-regions" -> TrustRegions.defaults().maxRadius(number).gradientUnit(1);
            case "conjugate-gradient" -> ConjugateGradient.defaults();
            case "steepest-descent" -> SteepestDescent.defaults();
            case "fixed-step" -> SteepestDescent.defaults().lineSearch(FixedStep.of(number));
            default -> throw new IllegalArgumentException("there is no solver " + name);
        };
    }
}
