package org.repdyn.dynamics.flow;

import java.util.Arrays;
import org.repdyn.core.algebra.Vectors;

/**
 * RODAS3, an L-stable Rosenbrock method of order 3 with an embedded method of order 2 (Sandu, Verwer, Blom, Spee,
 * Carmichael, Potra 1997): (I/(γh) − J)Kᵢ = f(y + Σaᵢⱼ Kⱼ) + Σcᵢⱼ Kⱼ/h, where J is the derivative of the field, applied
 * as a difference quotient. Each step is projected to the nearest point of the constraint.
 */
final class RosenbrockStepper implements Stepper {

    /** γ, the diagonal coefficient of the method. */
    private static final double GAMMA = 0.5;

    private static final double[][] A = {{}, {0}, {2, 0}, {2, 0, 1}};
    private static final double[][] C = {{}, {4}, {1, -1}, {1, -1, -8.0 / 3}};
    private static final double[] M = {2, 0, 1, 1};
    private static final double[] E = {0, 0, 0, 1};

    /**
     * Relative step of the difference quotient: √ε = 2⁻²⁶, so that about half of the digits of the quotient are
     * correct.
     */
    private static final double ROOT_EPSILON = 0x1p-26;

    /**
     * Tolerance of the linear solver, relative to the right-hand side; it is of the size of the error of the difference
     * quotient.
     */
    private static final double SOLVED = 1e-8;

    /**
     * Largest accepted relative residual. Above it the system counts as unsolved and the step is rejected: the system
     * of a shorter step is easier to solve.
     */
    private static final double UNSOLVED = 1e-5;

    private final FlowField field;
    private final Gmres solver;
    private final double[][] k;
    private final double[] stage;
    private final double[] right;
    private final double[] moved;

    RosenbrockStepper(FlowField field) {
        this.field = field;
        int n = field.dimension();
        this.k = new double[M.length][n];
        this.stage = new double[n];
        this.right = new double[n];
        this.moved = new double[n];
        this.solver = new Gmres(n);
    }

    @Override
    public int order() {
        return 3;
    }

    @Override
    public int embeddedOrder() {
        return 2;
    }

    @Override
    public void step(double[] from, double[] slope, double h, double[] result, double[] error) {
        double diagonal = 1 / (GAMMA * h);
        for (int i = 0; i < k.length; i++) {
            if (i < 2) {
                // The first two stages both evaluate the field at the start of the step.
                System.arraycopy(slope, 0, right, 0, right.length);
            } else {
                System.arraycopy(from, 0, stage, 0, stage.length);
                combine(A[i], 1, stage);
                field.computeDerivatives(0, stage, right);
            }
            combine(C[i], 1 / h, right);
            double left = solver.solve((v, out) -> shifted(from, slope, diagonal, v, out), right, SOLVED, k[i]);
            if (!(left <= UNSOLVED)) {
                throw new ArithmeticException("the linear system of a stage was not solved; take a shorter step");
            }
        }
        System.arraycopy(from, 0, stage, 0, stage.length);
        combine(M, 1, stage);
        Arrays.fill(error, 0);
        combine(E, 1, error);
        field.nearest(stage).flatten(result);
    }

    /** Sets out = v/(γh) − Jv. */
    private void shifted(double[] at, double[] slope, double diagonal, double[] v, double[] out) {
        double size = Vectors.norm(v);
        if (size == 0) {
            Arrays.fill(out, 0);
            return;
        }
        double epsilon = ROOT_EPSILON * Math.max(Vectors.norm(at), Double.MIN_NORMAL) / size;
        for (int i = 0; i < moved.length; i++) {
            moved[i] = at[i] + epsilon * v[i];
        }
        field.computeDerivatives(0, moved, out);
        for (int i = 0; i < out.length; i++) {
            out[i] = diagonal * v[i] - (out[i] - slope[i]) / epsilon;
        }
    }

    private void combine(double[] weights, double factor, double[] to) {
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] == 0) {
                continue;
            }
            double weight = weights[j] * factor;
            Vectors.addMultiple(weight, k[j], to);
        }
    }
}
