package org.repdyn.manifolds.optimisation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.Retraction;

/**
 * Minimisation of a function over a manifold. Each method returns a new problem and leaves this one as it is:
 *
 * <pre>{@code
 * OptimisationResult best = RiemannianProblem.on(manifold)
 *         .minimize(w -> cost(w))
 *         .gradient(w -> euclideanGradient(w))
 *         .stopWhen(gradientBelow(1e-8).or(maxIterations(500)))
 *         .solve(TrustRegions.defaults());
 * }</pre>
 *
 * <p>Without a gradient, the cost is differentiated along the manifold; without a Hessian, the gradient is. The result warns if these
 * differences are not accurate. A run uses its manifold's scratch memory, so that two runs at once need two manifolds.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RiemannianProblem {

    /** Largest relative violation of the constraint by a point that the user gives, well above the rounding of a point that was read from text. */
    static final double START_RESIDUAL = 1e-8;

    /** Gradient norm and number of iterations at which a run ends by default, those of Manopt. */
    private static final StoppingCriterion DEFAULT_STOP =
            StoppingCriterion.gradientBelow(1e-6).or(StoppingCriterion.maxIterations(1000));

    /** Retractions from the cheapest on; all of the first two follow the same curves on the Grassmannian. */
    private static final List<Retraction> PREFERRED =
            List.of(Retraction.POLAR, Retraction.QR, Retraction.OWN, Retraction.CAYLEY, Retraction.GEODESIC);

    private final Manifold manifold;
    private final Cost cost;
    private Optional<EuclideanGradient> gradient = Optional.empty();
    private Optional<RiemannianGradient> riemannianGradient = Optional.empty();
    private Optional<EuclideanHessian> hessian = Optional.empty();
    private Optional<R064Store> start = Optional.empty();
    private Seed seed = new Seed(0);
    private Optional<NamedRetraction> retraction = Optional.empty();
    private boolean transportByProjection;
    private StoppingCriterion stoppingCriterion = DEFAULT_STOP;
    private List<TraceColumn> trace = List.of();
    private Optional<Consumer<Progress>> observer = Optional.empty();
    /** True for a run whose warnings nobody reads, so that it evaluates nothing for them. */
    private boolean inner;

    private RiemannianProblem(Manifold manifold, Cost cost) {
        this.manifold = manifold;
        this.cost = cost;
    }

    private RiemannianProblem(RiemannianProblem other) {
        this(other.manifold, other.cost);
        gradient = other.gradient;
        riemannianGradient = other.riemannianGradient;
        hessian = other.hessian;
        start = other.start;
        seed = other.seed;
        retraction = other.retraction;
        transportByProjection = other.transportByProjection;
        stoppingCriterion = other.stoppingCriterion;
        trace = other.trace;
        observer = other.observer;
        inner = other.inner;
    }

    /**
     * Begins a problem on a manifold.
     *
     * @throws NullPointerException if the argument is null, as in all methods of this class; the message names it
     */
    public static Domain on(Manifold manifold) {
        return new Domain(manifold);
    }

    /**
     * A manifold that waits for the function to minimise.
     *
     * @param manifold the manifold
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Domain(Manifold manifold) {

        /** Checks that there is a manifold. */
        public Domain {
            Objects.requireNonNull(manifold, "on: the argument manifold is null");
        }

        /** Returns the problem of minimising a function over the manifold. */
        public RiemannianProblem minimize(Cost cost) {
            return new RiemannianProblem(
                    manifold,
                    Objects.requireNonNull(cost, "minimize: the argument cost is null; give a function of a point"));
        }
    }

    /** Gives the Euclidean gradient of the cost as a function that writes into its second argument. */
    public RiemannianProblem gradient(EuclideanGradient euclidean) {
        RiemannianProblem copy = new RiemannianProblem(this);
        copy.gradient = Optional.of(Objects.requireNonNull(
                euclidean, "gradient: the argument euclidean is null; leave the call out for differences of the cost"));
        return copy;
    }

    /** Gives the Euclidean gradient of the cost as a function that returns a matrix of the shape of the point. */
    public RiemannianProblem gradient(Function<R064Store, ? extends MatrixStore<Double>> euclidean) {
        Objects.requireNonNull(
                euclidean, "gradient: the argument euclidean is null; leave the call out for differences of the cost");
        return gradient((point, result) -> copyChecked("gradient", euclidean.apply(point), result));
    }

    /**
     * Gives the Riemannian gradient in place of the Euclidean one. Products with the Hessian are then differences, even if a Euclidean
     * Hessian is given.
     */
    public RiemannianProblem riemannianGradient(RiemannianGradient gradientInTheMetric) {
        RiemannianProblem copy = new RiemannianProblem(this);
        copy.riemannianGradient = Optional.of(Objects.requireNonNull(
                gradientInTheMetric, "riemannianGradient: the argument gradientInTheMetric is null"));
        return copy;
    }

    /** Gives products with the Euclidean Hessian as a function that writes into its third argument. */
    public RiemannianProblem hessian(EuclideanHessian euclidean) {
        RiemannianProblem copy = new RiemannianProblem(this);
        copy.hessian = Optional.of(Objects.requireNonNull(
                euclidean,
                "hessian: the argument euclidean is null; leave the call out for differences of the gradient"));
        return copy;
    }

    /** Gives products with the Euclidean Hessian as a function of point and direction that returns a matrix of their shape. */
    public RiemannianProblem hessian(HessianProduct euclidean) {
        Objects.requireNonNull(
                euclidean,
                "hessian: the argument euclidean is null; leave the call out for differences of the gradient");
        return hessian((point, direction, result) -> copyChecked("hessian", euclidean.apply(point, direction), result));
    }

    /** Product of the Euclidean Hessian with a direction, as a new matrix: a function of the point and the direction. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    @FunctionalInterface
    public interface HessianProduct {

        /** Returns the derivative of the Euclidean gradient at a point along a direction. */
        MatrixStore<Double> apply(R064Store point, R064Store direction);
    }

    /**
     * Starts at a given point.
     *
     * @throws IllegalArgumentException if the point has another shape than those of the manifold, or does not lie on it
     */
    public RiemannianProblem start(MatrixStore<Double> point) {
        Objects.requireNonNull(
                point, "start: the argument point is null; leave the call out for a random start of seed 0");
        if (point.getRowDim() != manifold.rows() || point.getColDim() != manifold.columns()) {
            throw new IllegalArgumentException("start is " + shape(point) + ", but the points of the manifold are "
                    + manifold.rows() + "×" + manifold.columns());
        }
        R064Store own = R064Store.FACTORY.copy(point);
        double residual = manifold.residual(own);
        if (!(residual <= START_RESIDUAL)) {
            throw new IllegalArgumentException("start violates the constraint by " + Decimals.text(residual)
                    + " (relative), at most " + Decimals.text(START_RESIDUAL)
                    + " is allowed; start at the nearest point of the manifold, which 'nearest' computes");
        }
        RiemannianProblem copy = new RiemannianProblem(this);
        copy.start = Optional.of(own);
        return copy;
    }

    /** Starts at a random point that the seed determines; the default is seed 0. */
    public RiemannianProblem start(Seed random) {
        RiemannianProblem copy = new RiemannianProblem(this);
        copy.start = Optional.empty();
        copy.seed = Objects.requireNonNull(random, "start: the argument random is null; give a seed");
        return copy;
    }

    /**
     * Steps along the manifold by one of its retractions; by default, the first that it offers of the polar one, QR, its own, Cayley and
     * geodesics, or else the first under a name of its own.
     *
     * @throws IllegalArgumentException if the manifold does not offer it
     */
    public RiemannianProblem retraction(Retraction step) {
        return retraction(
                NamedRetraction.of(manifold, Objects.requireNonNull(step, "retraction: the argument step is null")));
    }

    /**
     * Steps along the manifold by the retraction of a name, such as one that the manifold brings in {@link Manifold#furtherRetractions()}.
     *
     * @throws IllegalArgumentException if the manifold does not offer it
     */
    public RiemannianProblem retraction(String name) {
        return retraction(
                NamedRetraction.of(manifold, Objects.requireNonNull(name, "retraction: the argument name is null")));
    }

    private RiemannianProblem retraction(NamedRetraction step) {
        RiemannianProblem copy = new RiemannianProblem(this);
        copy.retraction = Optional.of(step);
        return copy;
    }

    /**
     * Transports vectors by projection to the new tangent space, as some libraries do, in place of the manifold's own transport, which is parallel
     * where that has a closed form. A projection shortens vectors, so that the last direction of conjugate gradients and the memory of L-BFGS
     * count for less after long steps.
     */
    public RiemannianProblem transportByProjection() {
        RiemannianProblem copy = new RiemannianProblem(this);
        copy.transportByProjection = true;
        return copy;
    }

    /** Ends a run by a criterion, in place of the default of gradient norm 1e-6 or 1,000 iterations. */
    public RiemannianProblem stopWhen(StoppingCriterion criterion) {
        RiemannianProblem copy = new RiemannianProblem(this);
        copy.stoppingCriterion = Objects.requireNonNull(
                criterion, "stopWhen: the argument criterion is null; leave the call out for the default");
        return copy;
    }

    /** Records quantities after each iteration. */
    public RiemannianProblem trace(TraceColumn... columns) {
        RiemannianProblem copy = new RiemannianProblem(this);
        Objects.requireNonNull(columns, "trace: the argument columns is null");
        for (TraceColumn column : columns) {
            Objects.requireNonNull(column, "trace: a column is null");
        }
        // Refuses two columns of one name here, not when the run begins.
        new Trace(List.of(columns));
        copy.trace = List.of(columns);
        return copy;
    }

    /** Calls an observer at the start and after each iteration. */
    public RiemannianProblem observe(Consumer<Progress> each) {
        RiemannianProblem copy = new RiemannianProblem(this);
        copy.observer = Optional.of(Objects.requireNonNull(each, "observe: the argument each is null"));
        return copy;
    }

    /**
     * Runs a solver.
     *
     * @throws IllegalArgumentException if the cost or the gradient at the start is NaN or infinite, or a gradient or Hessian is null or has
     *     another shape than the point
     */
    public OptimisationResult solve(Solver solver) {
        Objects.requireNonNull(solver, "solve: the argument solver is null; give one such as TrustRegions.defaults()");
        R064Store from = start.orElseGet(() -> manifold.randomPoint(seed));
        SolverRun run = new SolverRun(
                new Objective(
                        manifold,
                        cost,
                        riemannianGradient.isPresent() ? gradient : gradient.or(solver::wholeGradient),
                        riemannianGradient,
                        hessian,
                        retraction.orElseGet(this::defaultRetraction),
                        transportByProjection,
                        from),
                from,
                stoppingCriterion,
                trace,
                observer,
                !inner);
        return run.complete(solver);
    }

    /** Returns the problem with another cost, gradient and start, for the inner runs of a solver. */
    static RiemannianProblem inner(Objective objective, Cost cost, EuclideanGradient gradient, R064Store start) {
        RiemannianProblem problem = new RiemannianProblem(objective.manifold, cost);
        problem.gradient = Optional.of(gradient);
        problem.retraction = Optional.of(objective.retraction);
        problem.transportByProjection = objective.transportByProjection;
        problem.start = Optional.of(Entries.copyOf(start));
        problem.inner = true;
        return problem;
    }

    private NamedRetraction defaultRetraction() {
        return PREFERRED.stream()
                .filter(manifold.retractions()::contains)
                .findFirst()
                .map(r -> NamedRetraction.of(manifold, r))
                .or(() -> manifold.furtherRetractions().stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("the manifold offers no retraction"));
    }

    private static void copyChecked(String argument, @Nullable MatrixStore<Double> from, R064Store to) {
        if (from == null) {
            throw new IllegalArgumentException("the " + argument + " function returned null for a point of " + shape(to)
                    + "; it must return a matrix of the shape of the point");
        }
        if (from.getRowDim() != to.getRowDim() || from.getColDim() != to.getColDim()) {
            throw new IllegalArgumentException("the " + argument + " function returned a matrix of " + shape(from)
                    + " for a point of " + shape(to) + "; it must have the shape of the point");
        }
        from.supplyTo(to);
    }

    private static String shape(MatrixStore<Double> matrix) {
        return matrix.getRowDim() + "×" + matrix.getColDim();
    }
}
