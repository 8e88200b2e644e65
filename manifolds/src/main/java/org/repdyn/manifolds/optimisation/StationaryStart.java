package org.repdyn.manifolds.optimisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiEigen;

/**
 * Test whether a start at which the gradient is small already is a saddle point or a maximum, where each method ends at once. The Lanczos process finds a
 * direction of negative curvature from products with the Hessian, and a lower cost along it confirms that.
 */
final class StationaryStart {

    /** Largest number of products with the Hessian if the gradient is given. */
    private static final int MAX_PRODUCTS = 20;

    /** The same if gradients are differences, each of which takes four costs for an entry of the point. */
    private static final int MAX_PRODUCTS_OF_DIFFERENCES = 3;

    /** Least curvature relative to the largest one that counts as negative; differences of gradients have errors of about 1e-8. */
    private static final double NEGATIVE = -1e-5;

    /** Length of a new Lanczos vector relative to the curvatures below which it is rounding. */
    private static final double BREAKDOWN = 1e-7;

    /** Largest share of the typical distance that is gone along the direction. */
    private static final double FAR = 0.1;

    private static final int SHORTENINGS = 8;

    /** Share of the decrease by the second derivative that confirms it. */
    private static final double CONFIRMED = 0.5;

    private final Objective objective;
    private final Iterate at;
    private final List<R064Store> basis = new ArrayList<>();
    private final R064Store direction;

    private StationaryStart(Objective objective, Iterate at) {
        this.objective = objective;
        this.at = at;
        direction = Entries.like(at.point);
    }

    /** Returns a warning if the cost falls from a point with a small gradient; empty if the point may be a minimum. */
    static List<String> warnings(Objective objective, Iterate at) {
        if (objective.manifold.dimension() == 0) {
            return List.of();
        }
        try {
            return new StationaryStart(objective, at).find();
        } catch (ArithmeticException e) {
            // The derivatives are not defined next to the point.
            return List.of();
        }
    }

    private List<String> find() {
        double curvature = lowestCurvature();
        double length = FAR * objective.manifold.typicalDistance();
        for (int i = 0; i < SHORTENINGS && curvature < 0; i++, length /= 4) {
            double expected = -curvature * length * length / 2;
            for (double t : new double[] {length, -length}) {
                double fall = at.cost - costAt(t);
                if (fall > CONFIRMED * expected
                        && fall > LineFunction.ROUNDING * objective.magnitude(at)
                        && fall < Double.POSITIVE_INFINITY) {
                    return List.of(String.format(
                            Locale.ROOT,
                            "the run ends at its start, which is no minimum: the gradient is small there, but along a"
                                    + " direction of negative curvature %.2g a step of length %.2g lowers the cost by"
                                    + " %.2g; the start is close to a saddle point or a maximum, so start elsewhere, such"
                                    + " as at a random point",
                            curvature,
                            length,
                            fall));
                }
            }
        }
        return List.of();
    }

    /** Returns the cost at a distance along the direction; NaN if there is none, as at steps that leave the domain of the cost. */
    private double costAt(double t) {
        R064Store moved = Entries.like(at.point);
        try {
            return objective.retract(at.point, direction, t, moved) ? objective.cost(moved) : Double.NaN;
        } catch (ArithmeticException e) {
            return Double.NaN;
        }
    }

    /** Returns the lowest curvature that the Lanczos process finds, and sets the direction; 0 if none is negative. */
    private double lowestCurvature() {
        int limit = Math.min(
                objective.manifold.dimension(), objective.hasGradient() ? MAX_PRODUCTS : MAX_PRODUCTS_OF_DIFFERENCES);
        double[] diagonal = new double[limit];
        double[] off = new double[limit];
        R064Store work = Entries.like(at.point);
        R064Store next = objective.manifold.randomTangent(at.point, new Seed(0));
        double size = 0;
        int count = 0;
        while (count < limit) {
            basis.add(next);
            objective.hessian(at, next, work);
            diagonal[count] = objective.inner(at, next, work);
            // All earlier vectors are removed twice, because rounding would bring copies of them back.
            for (int repeat = 0; repeat < 2; repeat++) {
                for (R064Store earlier : basis) {
                    Entries.add(-objective.inner(at, earlier, work), earlier, work);
                }
            }
            next = objective.manifold.project(at.point, work);
            off[count] = objective.norm(at, next);
            size = Math.max(size, Math.abs(diagonal[count]) + off[count]);
            boolean ends = !(off[count] > BREAKDOWN * size);
            Entries.scale(1 / off[count], next, next);
            count++;
            if (ends) {
                break;
            }
        }
        return lowest(diagonal, off, count);
    }

    /** Returns the lowest eigenvalue of a tridiagonal matrix if it is negative beside the others, and sets the direction to its vector; 0 otherwise. */
    private double lowest(double[] diagonal, double[] off, int count) {
        R064Store matrix = R064Store.FACTORY.make(count, count);
        for (int i = 0; i < count; i++) {
            matrix.set(i, i, diagonal[i]);
            if (i + 1 < count) {
                matrix.set(i, i + 1, off[i]);
                matrix.set(i + 1, i, off[i]);
            }
        }
        JacobiEigen eigen = new JacobiEigen(count);
        eigen.decompose(matrix);
        int lowest = 0;
        double largest = 0;
        for (int i = 0; i < count; i++) {
            lowest = eigen.values[i] < eigen.values[lowest] ? i : lowest;
            largest = Math.max(largest, Math.abs(eigen.values[i]));
        }
        for (int i = 0; i < count; i++) {
            Entries.add(eigen.vectors.data[lowest * count + i], basis.get(i), direction);
        }
        return eigen.values[lowest] < NEGATIVE * largest ? eigen.values[lowest] : 0;
    }
}
