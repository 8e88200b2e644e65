package org.repdyn.cli.embedding;

import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.catalogue.NamedManifold;
import org.repdyn.manifolds.catalogue.NamedManifolds;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.optimisation.AdaptiveCubic;
import org.repdyn.manifolds.optimisation.BarzilaiBorwein;
import org.repdyn.manifolds.optimisation.ConjugateGradient;
import org.repdyn.manifolds.optimisation.LimitedMemoryBfgs;
import org.repdyn.manifolds.optimisation.OptimisationResult;
import org.repdyn.manifolds.optimisation.RiemannianProblem;
import org.repdyn.manifolds.optimisation.Solver;
import org.repdyn.manifolds.optimisation.SteepestDescent;
import org.repdyn.manifolds.optimisation.StoppingCriterion;
import org.repdyn.manifolds.optimisation.TrustRegions;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;

/**
 * Minimisation over a manifold of a cost that another language computes, on buffers of numbers, row by row.
 *
 * @param manifold name of the manifold
 * @param rows rows of a point
 * @param columns columns of a point
 * @param solver name of the solver
 * @param tolerance norm of the gradient at which the solver stops
 * @param iterations largest number of iterations
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GuestProblem(String manifold, int rows, int columns, String solver, double tolerance, int iterations) {

    /** Manifolds that are constraints of studies; {@link NamedManifolds} has the others. */
    private static final Map<String, NamedManifold.Factory> CONSTRAINTS = Map.of(
            "euclidean", Euclidean::new,
            "sphere", Sphere::new,
            "oblique", (rows, columns) -> new Oblique(rows, columns, ObliqueAxis.COLUMNS, 1),
            "stiefel", Stiefel::new,
            "grassmann", Grassmann::new);

    private static final Map<String, Solver> SOLVERS = Map.of(
            "steepest-descent", SteepestDescent.defaults(),
            "conjugate-gradient", ConjugateGradient.defaults(),
            "l-bfgs", LimitedMemoryBfgs.defaults(),
            "trust-regions", TrustRegions.defaults(),
            "adaptive-cubic", AdaptiveCubic.defaults(),
            "barzilai-borwein", BarzilaiBorwein.defaults());

    /** A cost that another language computes, and its Euclidean gradient. Buffers are valid during the call. */
    public interface Cost {

        /** Returns the cost of a point. */
        double at(DoubleBuffer point);

        /** Writes the derivatives of the cost by the entries of a point. */
        void gradient(DoubleBuffer point, DoubleBuffer derivatives);
    }

    /**
     * Result of a minimisation.
     *
     * @param point the last good point, in memory that other languages can see
     * @param cost its cost
     * @param gradientNorm norm of the gradient there
     * @param iterations number of iterations
     * @param converged true if the run ended because it converged
     * @param reason why it ended
     * @param warnings messages for the user
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Result(
            DoubleBuffer point,
            double cost,
            double gradientNorm,
            int iterations,
            boolean converged,
            String reason,
            List<String> warnings) {}

    /** Returns the names of the manifolds. */
    public static List<String> manifolds() {
        return Stream.concat(
                        CONSTRAINTS.keySet().stream(),
                        NamedManifolds.all().stream().map(NamedManifold::name))
                .sorted()
                .toList();
    }

    /** Returns the names of the solvers. */
    public static List<String> solvers() {
        return SOLVERS.keySet().stream().sorted().toList();
    }

    /**
     * Returns the point of a manifold that is nearest to a matrix, in memory that other languages can see.
     *
     * @param manifold name of the manifold
     * @param matrix rows×columns, row by row
     * @throws IllegalArgumentException if there is no such manifold, it has no points of this shape, or no point is nearest
     */
    public static DoubleBuffer nearest(String manifold, DoubleBuffer matrix, int rows, int columns) {
        try {
            return new GuestBuffer()
                    .holding(geometry(manifold, rows, columns).nearest(GuestMatrix.read(matrix, rows, columns)));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Minimises from a random point.
     *
     * @param seed determines the point
     */
    public Result minimise(Cost cost, long seed) {
        return solve(problem(cost).start(new Seed(seed)));
    }

    /**
     * Minimises from a given point.
     *
     * @param start the point
     * @throws IllegalArgumentException if it is not on the manifold; {@link #nearest} moves it there
     */
    public Result minimiseFrom(Cost cost, DoubleBuffer start) {
        return solve(problem(cost).start(GuestMatrix.read(start, rows, columns)));
    }

    private RiemannianProblem problem(Cost cost) {
        GuestBuffer place = new GuestBuffer();
        GuestBuffer derivatives = new GuestBuffer();
        return RiemannianProblem.on(geometry(manifold, rows, columns))
                .minimize(point -> cost.at(place.holding(point)))
                .gradient((R064Store point) -> {
                    DoubleBuffer written = derivatives.of(rows, columns);
                    cost.gradient(place.holding(point), written);
                    return GuestMatrix.read(written, rows, columns);
                })
                .stopWhen(StoppingCriterion.gradientBelow(tolerance).or(StoppingCriterion.maxIterations(iterations)));
    }

    private static Manifold geometry(String manifold, int rows, int columns) {
        Optional<NamedManifold.Factory> factory = Optional.ofNullable(CONSTRAINTS.get(manifold))
                .or(() -> NamedManifolds.all().stream()
                        .filter(named -> named.name().equals(manifold))
                        .map(NamedManifold::factory)
                        .findFirst());
        return factory.orElseThrow(() -> unknown("manifold", manifold, manifolds()))
                .of(rows, columns);
    }

    private Result solve(RiemannianProblem problem) {
        OptimisationResult result = problem.solve(
                Optional.ofNullable(SOLVERS.get(solver)).orElseThrow(() -> unknown("solver", solver, solvers())));
        return new Result(
                new GuestBuffer().holding(result.point()),
                result.cost(),
                result.gradientNorm(),
                result.iterations(),
                result.converged(),
                result.stop().text(),
                result.warnings());
    }

    private static IllegalArgumentException unknown(String what, String name, List<String> names) {
        return new IllegalArgumentException("there is no " + what + " '" + name + "'. "
                + NearestName.suggestion(name, names) + "Allowed: " + String.join(", ", names));
    }
}
