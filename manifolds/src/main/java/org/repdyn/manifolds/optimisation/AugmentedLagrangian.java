package org.repdyn.manifolds.optimisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Entries;

/**
 * Minimisation under constraints h(x) = 0 and g(x) ≤ 0 in addition to the manifold. Another solver minimises the augmented Lagrangian f + (ρ/2)Σ(h +
 * γ/ρ)² + (ρ/2)Σmax(0, g + λ/ρ)², then the multipliers are updated; an iteration is one such round, in which limits on evaluations and time hold too. The gradient norm of the run is that of the
 * Lagrangian or the largest violation, whichever is larger; that of an inequality is |max(g, −λ/ρ)|, so that a multiplier of a constraint that does not bind counts too. Liu and Boumal (2020), Simple algorithms for optimization on Riemannian manifolds with
 * constraints.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AugmentedLagrangian extends Solver {

    /** First weight ρ, its largest one and that of a multiplier, in units of the first gradient norm over the unit of the constraints. */
    private static final double FIRST_WEIGHT = 1;

    private static final double WEIGHT_GROWTH = 5;
    private static final double LARGEST_WEIGHT = 1e14;

    /** Share to which the violation must fall in a round; otherwise the weight ρ grows. */
    private static final double PROGRESS = 0.5;

    /** Bound on multipliers, which keeps them safe while the weight is small. */
    private static final double LARGEST_MULTIPLIER = 1e6;

    /** Gradient norm to which the first round is solved, in units of the first one, and the factor on it from round to round. */
    private static final double FIRST_ACCURACY = 1e-2;

    private static final double ACCURACY_FACTOR = 0.1;
    private static final double BEST_ACCURACY = 1e-12;
    private static final int INNER_ITERATIONS = 500;

    /**
     * A constraint.
     *
     * @param equality true for h(x) = 0, false for g(x) ≤ 0
     */
    private record Bound(Cost value, EuclideanGradient gradient, boolean equality) {

        /**
         * Returns how far a value of the constraint is from the conditions of a minimum: |h|, or |max(g, −λ/ρ)|, which is zero where g ≤ 0, λ ≥ 0 and λg = 0.
         *
         * @param multiplier multiplier λ of the round that ended at the value
         * @param weight weight ρ of that round
         */
        double violation(double v, double multiplier, double weight) {
            return Math.abs(equality ? v : Math.max(v, -multiplier / weight));
        }

        /** Returns value + multiplier/ρ, cut off at 0 for inequalities. */
        double shifted(double v, double multiplier, double weight) {
            double s = v + multiplier / weight;
            return equality ? s : Math.max(0, s);
        }
    }

    private final Solver inner;
    private final List<Bound> constraints;

    private AugmentedLagrangian(Solver inner, List<Bound> constraints) {
        this.inner = inner;
        this.constraints = constraints;
    }

    /** Returns the method without constraints yet. */
    public static AugmentedLagrangian with(Solver inner) {
        return new AugmentedLagrangian(
                Objects.requireNonNull(inner, "with: the argument inner is null; give the solver of each round"),
                List.of());
    }

    /** Adds the constraint h(x) = 0 with the Euclidean gradient of h. */
    public AugmentedLagrangian equality(Cost h, EuclideanGradient gradient) {
        return and(new Bound(
                Objects.requireNonNull(h, "equality: the argument h is null"),
                Objects.requireNonNull(gradient, "equality: the argument gradient is null"),
                true));
    }

    /** Adds the constraint g(x) ≤ 0 with the Euclidean gradient of g. */
    public AugmentedLagrangian inequality(Cost g, EuclideanGradient gradient) {
        return and(new Bound(
                Objects.requireNonNull(g, "inequality: the argument g is null"),
                Objects.requireNonNull(gradient, "inequality: the argument gradient is null"),
                false));
    }

    private AugmentedLagrangian and(Bound constraint) {
        List<Bound> more = new ArrayList<>(constraints);
        more.add(constraint);
        return new AugmentedLagrangian(inner, List.copyOf(more));
    }

    @Override
    boolean seeksMinimumOfCost() {
        return false;
    }

    @Override
    void run(SolverRun run) {
        Multipliers multipliers = new Multipliers(run);
        Iterate start = run.current();
        multipliers.measure(start);
        start.gradientNorm = Math.max(start.gradientNorm, multipliers.violation(start.point));
        double accuracy = FIRST_ACCURACY;
        while (run.proceeds()) {
            if (multipliers.weight > LARGEST_WEIGHT * multipliers.unit) {
                run.stall("the constraints are violated by " + Decimals.text(multipliers.last)
                        + " and do not fall; they may contradict each other");
                return;
            }
            OptimisationResult round;
            try {
                round = round(run, multipliers, accuracy);
            } catch (StartNotFiniteException e) {
                if (run.iteration() == 0) {
                    throw new IllegalArgumentException(multipliers.objection(run.current().point), e);
                }
                run.stop(
                        StopCause.NOT_FINITE,
                        "after iteration " + run.iteration() + " " + multipliers.objection(run.current().point));
                return;
            }
            boolean moved = accept(run, round, multipliers);
            if (!moved && multipliers.last == 0 && accuracy == BEST_ACCURACY) {
                // All further rounds would be the same.
                run.stall("a round moves neither the point nor the multipliers");
                return;
            }
            accuracy = Math.max(BEST_ACCURACY, accuracy * ACCURACY_FACTOR);
        }
    }

    private OptimisationResult round(SolverRun run, Multipliers multipliers, double accuracy) {
        return RiemannianProblem.inner(
                        run.objective, multipliers::lagrangian, multipliers::gradient, run.current().point)
                .stopWhen(StoppingCriterion.gradientBelow(accuracy * multipliers.unit)
                        .or(StoppingCriterion.maxIterations(INNER_ITERATIONS))
                        .or(run.limits()))
                .solve(inner);
    }

    /** Moves the run to the point that a round found, and updates the multipliers; returns false if it is the point before. */
    private static boolean accept(SolverRun run, OptimisationResult round, Multipliers multipliers) {
        run.objective.add(round.evaluations());
        Iterate next = run.next();
        next.moved();
        Entries.copy(round.point(), next.point);
        run.objective.evaluateCost(next);
        run.objective.evaluateGradient(next);
        double violation = multipliers.update(next);
        next.gradientNorm = Math.max(round.gradientNorm(), violation);
        Entries.combine(1, next.point, -1, run.current().point, multipliers.work);
        double length = Entries.norm(multipliers.work);
        run.accept(length);
        return length > 0;
    }

    /** The multipliers γ and λ and the weight ρ of one run. */
    private final class Multipliers {

        private final Objective objective;
        private final double[] values = new double[constraints.size()];
        private final R064Store work;
        /** Largest norm of the Euclidean gradient of f so far, in which weights and multipliers are measured: the run does not depend on the unit of f. */
        private double unit;

        private double weight;
        private double last = Double.POSITIVE_INFINITY;

        private Multipliers(SolverRun run) {
            objective = run.objective;
            work = Entries.like(run.current().point);
        }

        /** Takes notice of the gradient of f at a point; f with a zero gradient everywhere has unit 1. */
        private void measure(Iterate at) {
            unit = Math.max(unit, objective.ambientGradientNorm(at));
            if (weight == 0) {
                unit = unit > 0 ? unit : 1;
                weight = FIRST_WEIGHT * unit;
            }
        }

        private double shifted(int i, R064Store x) {
            Bound constraint = constraints.get(i);
            return constraint.shifted(constraint.value().value(x), values[i], weight);
        }

        private double lagrangian(R064Store x) {
            double sum = objective.cost(x);
            for (int i = 0; i < values.length; i++) {
                double s = shifted(i, x);
                sum += weight / 2 * s * s;
            }
            return sum;
        }

        private void gradient(R064Store x, R064Store result) {
            objective.euclideanGradient(x, result);
            for (int i = 0; i < values.length; i++) {
                double s = shifted(i, x);
                if (s != 0) {
                    constraints.get(i).gradient().gradient(x, work);
                    Entries.add(weight * s, work, result);
                }
            }
        }

        /** Returns why no round can start at a point where the Lagrangian is not finite. */
        private String objection(R064Store x) {
            StringBuilder text = new StringBuilder("the augmented Lagrangian or its gradient is not finite");
            for (int i = 0; i < values.length; i++) {
                double v = constraints.get(i).value().value(x);
                double s = constraints.get(i).shifted(v, values[i], weight);
                if (!Double.isFinite(weight * s * s)) {
                    text.append("; constraint ").append(i).append(" is ").append(Decimals.text(v));
                }
            }
            return text.append(
                            "; start where all constraints and their gradients are finite, and divide constraints whose"
                                    + " squares overflow by a unit")
                    .toString();
        }

        private double violation(R064Store x) {
            double largest = 0;
            for (int i = 0; i < values.length; i++) {
                Bound constraint = constraints.get(i);
                largest = Math.max(
                        largest, constraint.violation(constraint.value().value(x), values[i], weight));
            }
            return largest;
        }

        /** Updates multipliers and weight after a round and returns how far the constraints and the multipliers of the round are from the conditions of a minimum. */
        private double update(Iterate at) {
            measure(at);
            double largest = LARGEST_MULTIPLIER * unit;
            double violation = 0;
            for (int i = 0; i < values.length; i++) {
                Bound constraint = constraints.get(i);
                double v = constraint.value().value(at.point);
                violation = Math.max(violation, constraint.violation(v, values[i], weight));
                values[i] = Math.max(-largest, Math.min(largest, weight * constraint.shifted(v, values[i], weight)));
            }
            if (violation > PROGRESS * last) {
                // A start at the free minimum of f gives a first weight that is too small.
                weight = Math.max(weight * WEIGHT_GROWTH, FIRST_WEIGHT * unit);
            }
            last = violation;
            return violation;
        }
    }
}
