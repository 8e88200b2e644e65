package org.repdyn.manifolds.optimisation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/**
 * Limited-memory BFGS: an approximate inverse Hessian from the last steps and changes of the gradient, which are transported to the
 * current point at each iteration. A pair with too little curvature is left out (a cautious rule as that of Li and Fukushima 2001), which
 * keeps the approximation positive on any cost. Huang, Gallivan, Absil (2015), section 5.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LimitedMemoryBfgs extends Solver {

    /** Least cosine ⟨s, y⟩/(‖s‖‖y‖) of a pair, which has neither a unit of the cost nor of length; it is at least 2√κ/(κ + 1) for the condition number κ of a constant Hessian. */
    private static final double CAUTION = 1e-8;

    private final int memory;
    private final LineSearch lineSearch;

    private LimitedMemoryBfgs(int memory, LineSearch lineSearch) {
        this.memory = memory;
        this.lineSearch = lineSearch;
    }

    /** Returns the method with ten pairs and {@link HagerZhang#defaults()}. */
    public static LimitedMemoryBfgs defaults() {
        return new LimitedMemoryBfgs(10, HagerZhang.defaults());
    }

    /**
     * Returns the method with another number of pairs.
     *
     * @throws IllegalArgumentException if the number is less than 1
     */
    public LimitedMemoryBfgs memory(int pairs) {
        if (pairs < 1) {
            throw new IllegalArgumentException("the memory must hold at least 1 pair, got " + pairs);
        }
        return new LimitedMemoryBfgs(pairs, lineSearch);
    }

    /** Returns the method with another line search. */
    public LimitedMemoryBfgs lineSearch(LineSearch search) {
        return new LimitedMemoryBfgs(memory, Objects.requireNonNull(search, "lineSearch: the argument search is null"));
    }

    /** A step s and the change y of the gradient along it, both at the current point. */
    private static final class Pair {
        private R064Store step;
        private R064Store change;
        private double inverseProduct;
        private double coefficient;

        private Pair(R064Store shape) {
            step = Entries.like(shape);
            change = Entries.like(shape);
        }
    }

    @Override
    boolean endsAtRounding() {
        return lineSearch.comparesCosts();
    }

    @Override
    void run(SolverRun run) {
        Updates updates = new Updates(run);
        while (run.descends()) {
            updates.step();
        }
    }

    /** The memory of one run. */
    private final class Updates {

        private final SolverRun run;
        private final Objective objective;
        private final Deque<Pair> pairs = new ArrayDeque<>();
        private final Deque<Pair> unused = new ArrayDeque<>();
        private final R064Store direction;
        private R064Store work;
        private final LineSearch.Searcher searcher = lineSearch.searcher();

        private Updates(SolverRun run) {
            this.run = run;
            objective = run.objective;
            direction = Entries.like(run.current().point);
            work = Entries.like(direction);
        }

        /** Makes one iteration, or forgets the memory if its direction leads nowhere. */
        private void step() {
            Iterate x = run.current();
            double slope = direct(x);
            if (!(slope < 0)) {
                forget();
                slope = direct(x);
            }
            LineFunction line = new LineFunction(objective, x, direction, slope, run.next());
            double t = pairs.isEmpty() ? searcher.searchDownhill(line) : searcher.search(line, 1);
            if (t > 0) {
                if (run.accept(t * line.speed)) {
                    remember(x, t);
                }
            } else if (pairs.isEmpty()) {
                run.stallDownhill();
            } else {
                forget();
                searcher.forget();
            }
        }

        private void forget() {
            unused.addAll(pairs);
            pairs.clear();
        }

        /** Computes the direction −H·g by the two loops of Nocedal (1980) and returns its slope. */
        private double direct(Iterate x) {
            Entries.scale(-1, x.gradient, direction);
            for (var newestFirst = pairs.descendingIterator(); newestFirst.hasNext(); ) {
                Pair pair = newestFirst.next();
                pair.coefficient = pair.inverseProduct * objective.inner(x, pair.step, direction);
                Entries.add(-pair.coefficient, pair.change, direction);
            }
            if (!pairs.isEmpty()) {
                Pair newest = pairs.getLast();
                double yy = objective.inner(x, newest.change, newest.change);
                Entries.scale(1 / (newest.inverseProduct * yy), direction, direction);
            }
            for (Pair pair : pairs) {
                double b = pair.inverseProduct * objective.inner(x, pair.change, direction);
                Entries.add(pair.coefficient - b, pair.step, direction);
            }
            return objective.inner(x, x.gradient, direction);
        }

        /** Transports the memory to the current point and adds the last step to it. */
        private void remember(Iterate before, double t) {
            Iterate x = run.current();
            for (Pair pair : pairs) {
                pair.step = transported(before, t, pair.step);
                pair.change = transported(before, t, pair.change);
                pair.inverseProduct = 1 / objective.inner(x, pair.step, pair.change);
            }
            pairs.removeIf(pair -> {
                boolean lost = !(pair.inverseProduct > 0) || Double.isInfinite(pair.inverseProduct);
                if (lost) {
                    unused.add(pair);
                }
                return lost;
            });
            Pair pair = pairs.size() == memory
                    ? pairs.removeFirst()
                    : unused.isEmpty() ? new Pair(direction) : unused.removeFirst();
            objective.transport(before, direction, t, x, direction, pair.step);
            Entries.scale(t, pair.step, pair.step);
            objective.transport(before, direction, t, x, before.gradient, pair.change);
            Entries.combine(1, x.gradient, -1, pair.change, pair.change);
            double sy = objective.inner(x, pair.step, pair.change);
            if (sy > CAUTION * objective.norm(x, pair.step) * objective.norm(x, pair.change)) {
                pair.inverseProduct = 1 / sy;
                pairs.addLast(pair);
            } else {
                unused.add(pair);
            }
        }

        private R064Store transported(Iterate before, double t, R064Store vector) {
            objective.transport(before, direction, t, run.current(), vector, work);
            R064Store result = work;
            work = vector;
            return result;
        }
    }
}
