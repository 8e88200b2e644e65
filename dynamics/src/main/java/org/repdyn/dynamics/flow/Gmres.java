package org.repdyn.dynamics.flow;

import java.util.Arrays;
import org.repdyn.core.algebra.Vectors;

/**
 * A solver of Ax = b for a linear operator A by the generalised minimal residual method (GMRES) with restarts (Saad,
 * Schultz 1986). The libraries that RepDyn depends on solve matrix-free systems only if they are symmetric, but the
 * derivative of a field on a constraint is not symmetric.
 */
final class Gmres {

    /** Largest dimension of the Krylov space before a restart. */
    private static final int BASIS = 60;
    /** Largest number of restart cycles. */
    private static final int MOST_RESTARTS = 20;

    /** The linear map y = Ax. */
    interface Operator {
        /** Overwrites y with Ax. */
        void apply(double[] x, double[] y);
    }

    private final double[][] basis;
    private final double[][] hessenberg;
    private final double[] cosines;
    private final double[] sines;
    private final double[] rotated;
    private final double[] image;

    Gmres(int dimension) {
        int size = Math.min(BASIS, dimension);
        basis = new double[size + 1][dimension];
        hessenberg = new double[size + 1][size];
        cosines = new double[size];
        sines = new double[size];
        rotated = new double[size + 1];
        image = new double[dimension];
    }

    /**
     * Solves Ax = b, starting from x = 0.
     *
     * @param tolerance largest allowed ‖b − Ax‖/‖b‖
     * @param x overwritten by the solution
     * @return ‖b − Ax‖/‖b‖; it is above the tolerance if the iteration has stagnated or has used all restarts
     */
    double solve(Operator a, double[] b, double tolerance, double[] x) {
        Arrays.fill(x, 0);
        double size = Vectors.norm(b);
        double target = tolerance * size;
        if (target == 0) {
            return 0;
        }
        double before = Double.POSITIVE_INFINITY;
        for (int restart = 0; restart < MOST_RESTARTS; restart++) {
            double residual = residual(a, b, x, restart == 0);
            if (residual <= target || !(residual < 0.9 * before)) {
                return residual / size;
            }
            before = residual;
            int used = cycle(a, residual, target);
            backSubstitute(used, x);
        }
        return residual(a, b, x, false) / size;
    }

    /**
     * Solves Ax = b approximately in one Krylov space, starting from x = 0. The residual is not computed; it is at most the
     * tolerance up to rounding unless the space was too small.
     *
     * @param tolerance wanted ‖b − Ax‖/‖b‖
     * @param x overwritten by the solution
     * @return ‖b − Ax‖/‖b‖ as it would be without rounding
     */
    double solveOnce(Operator a, double[] b, double tolerance, double[] x) {
        Arrays.fill(x, 0);
        double size = residual(a, b, x, true);
        if (size == 0) {
            return 0;
        }
        int used = cycle(a, size, tolerance * size);
        double left = Math.abs(rotated[used]) / size;
        backSubstitute(used, x);
        return left;
    }

    /** Sets basis[0] = (b − Ax)/‖b − Ax‖ and returns ‖b − Ax‖. */
    private double residual(Operator a, double[] b, double[] x, boolean zero) {
        double[] r = basis[0];
        if (zero) {
            System.arraycopy(b, 0, r, 0, b.length);
        } else {
            a.apply(x, image);
            for (int i = 0; i < b.length; i++) {
                r[i] = b[i] - image[i];
            }
        }
        double length = Vectors.norm(r);
        if (length > 0) {
            Vectors.divide(r, length);
        }
        return length;
    }

    /** Extends the Krylov space until the residual estimate is small enough; returns the dimension that was used. */
    private int cycle(Operator a, double residual, double target) {
        Arrays.fill(rotated, 0);
        rotated[0] = residual;
        int size = cosines.length;
        for (int j = 0; j < size; j++) {
            double[] w = basis[j + 1];
            a.apply(basis[j], w);
            double whole = Vectors.norm(w);
            for (int i = 0; i <= j; i++) {
                hessenberg[i][j] = 0;
            }
            // Two Gram-Schmidt passes make the basis orthogonal up to rounding errors.
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i <= j; i++) {
                    double component = Vectors.dot(basis[i], w);
                    hessenberg[i][j] += component;
                    Vectors.addMultiple(-component, basis[i], w);
                }
            }
            double rest = Vectors.norm(w);
            rotate(j, rest);
            if (rest <= Math.ulp(whole) * w.length || Math.abs(rotated[j + 1]) <= target / 2) {
                return j + 1;
            }
            Vectors.divide(w, rest);
        }
        return size;
    }

    /** Applies the previous Givens rotations to column j and eliminates its subdiagonal entry by a new one. */
    private void rotate(int j, double below) {
        for (int i = 0; i < j; i++) {
            double upper = hessenberg[i][j];
            double lower = hessenberg[i + 1][j];
            hessenberg[i][j] = cosines[i] * upper + sines[i] * lower;
            hessenberg[i + 1][j] = cosines[i] * lower - sines[i] * upper;
        }
        double length = Math.hypot(hessenberg[j][j], below);
        cosines[j] = length == 0 ? 1 : hessenberg[j][j] / length;
        sines[j] = length == 0 ? 0 : below / length;
        hessenberg[j][j] = length;
        rotated[j + 1] = -sines[j] * rotated[j];
        rotated[j] *= cosines[j];
    }

    /** Solves the triangular least-squares system and adds the correction to x. */
    private void backSubstitute(int used, double[] x) {
        for (int i = used - 1; i >= 0; i--) {
            double sum = rotated[i];
            for (int j = i + 1; j < used; j++) {
                sum -= hessenberg[i][j] * rotated[j];
            }
            rotated[i] = hessenberg[i][i] == 0 ? 0 : sum / hessenberg[i][i];
        }
        for (int j = 0; j < used; j++) {
            Vectors.addMultiple(rotated[j], basis[j], x);
        }
    }
}
