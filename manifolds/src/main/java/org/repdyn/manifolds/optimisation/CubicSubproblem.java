package org.repdyn.manifolds.optimisation;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/**
 * Approximate minimum of ⟨g, s⟩ + ½⟨s, Hs⟩ + (σ/3)‖s‖³ over a tangent space: the Lanczos process builds an orthonormal basis from g, in
 * which H is tridiagonal, until the gradient of the model is below θ‖s‖² in the unit of the cubic term. Cartis, Gould, Toint (2011); Agarwal, Boumal, Bullins, Cartis
 * (2021), section 7.
 */
final class CubicSubproblem {

    /** Length of a new Lanczos vector relative to ‖H‖ below which the basis spans an invariant subspace. */
    private static final double BREAKDOWN = 1e-14;

    /** The step found last. */
    final R064Store step;
    /** Decrease of the quadratic part of the model at the step found last. */
    double decrease;
    /** Norm of the step found last. */
    double length;

    private final int limit;
    private final double accuracy;
    private final List<R064Store> basis = new ArrayList<>();
    private final R064Store work;
    private final R064Store projected;
    private final double[] diagonal;
    private final double[] off;
    private final CubicModel model;

    /**
     * Creates the memory for one run.
     *
     * @param limit largest number of Lanczos vectors
     * @param accuracy θ
     */
    CubicSubproblem(R064Store shape, int limit, double accuracy) {
        this.limit = limit;
        this.accuracy = accuracy;
        step = Entries.like(shape);
        work = Entries.like(shape);
        projected = Entries.like(shape);
        diagonal = new double[limit];
        off = new double[limit];
        model = new CubicModel(limit);
    }

    /**
     * Minimises the model.
     *
     * @param unit unit of θ, that of σ
     */
    void solve(Objective objective, Iterate x, double sigma, double unit) {
        double beta = x.gradientNorm;
        int size = 0;
        Entries.scale(1 / beta, x.gradient, vector(0, x.point));
        double norm = 0;
        while (true) {
            R064Store q = basis.get(size);
            objective.hessian(x, q, work);
            diagonal[size] = objective.inner(x, q, work);
            size++;
            // All earlier vectors are removed twice, because rounding would bring copies of them back.
            for (int repeat = 0; repeat < 2; repeat++) {
                for (int i = 0; i < size; i++) {
                    Entries.add(-objective.inner(x, basis.get(i), work), basis.get(i), work);
                }
            }
            objective.manifold.project(x.point, work, projected);
            double next = objective.norm(x, projected);
            off[size - 1] = next;
            norm = Math.max(norm, Math.abs(diagonal[size - 1]) + next);
            length = model.minimise(diagonal, off, size, beta, sigma);
            double residual = next * Math.abs(model.solution[size - 1]);
            if (size == limit || !(next > BREAKDOWN * norm) || residual <= accuracy * unit * length * length) {
                break;
            }
            Entries.scale(1 / next, projected, vector(size, x.point));
        }
        Entries.scale(0, x.gradient, step);
        for (int i = 0; i < size; i++) {
            Entries.add(model.solution[i], basis.get(i), step);
        }
        decrease = -beta * model.solution[0] - quadratic(size) / 2;
    }

    private double quadratic(int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += diagonal[i] * model.solution[i] * model.solution[i];
            if (i + 1 < size) {
                sum += 2 * off[i] * model.solution[i] * model.solution[i + 1];
            }
        }
        return sum;
    }

    private R064Store vector(int index, R064Store shape) {
        if (index == basis.size()) {
            basis.add(Entries.like(shape));
        }
        return basis.get(index);
    }
}
