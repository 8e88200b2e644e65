package org.repdyn.ntk.analytic;

import java.util.Optional;
import org.repdyn.core.algebra.Vectors;

/**
 * An exponential Rosenbrock method of order 4 with an embedded one of order 3 (exprb43; Hochbruck, Ostermann,
 * Schweitzer 2009): ẏ = f(y) is linearised at each step, its linear part is propagated exactly by φ functions on Krylov
 * subspaces, and only the nonlinear remainder is approximated. Fast decay costs Krylov vectors, about the square root
 * of the stiffness, and does not limit the step size. A linear field takes one step. Jacobians are central differences,
 * so components that follow a mode R times faster than the slowest are accurate to R·ε^{2/3} at best.
 */
final class StiffFlow {

    /** The right-hand side f(y). */
    interface Derivative {
        void at(double[] y, double[] result);
    }

    /**
     * The norm in which errors are measured: the change of the embeddings for a change of y, relative to their size.
     */
    interface Motion {
        double size(double[] change);
    }

    /** Callback at the start of each step. */
    interface Watch {
        void at(double time, double[] derivative);
    }

    /** Largest dimension of a Krylov subspace; a step that needs more vectors is shortened. */
    private static final int MOST_VECTORS = 96;

    /** Factor on the step size that the error allows, so that few steps are rejected. */
    private static final double SAFETY = 0.8;

    /** ε^{1/3}: the increment of central differences at which truncation and rounding errors balance. */
    private static final double ROOT = Math.cbrt(0x1p-52);

    /** Share of the largest motion of a unit vector; a smaller motion is rounding error. */
    private static final double LEAST_MOTION = 1e-11;

    private final Derivative system;
    private final Motion motion;
    private final double tolerance;
    private final double stretch;

    private final int dimension;
    private final Watch watch;
    private double step;

    /**
     * @param tolerance error of a step, as {@code motion} measures it
     * @param stretch largest motion of a unit vector
     * @param step first step size to try
     * @param watch called with f at the start of each step; an exception from it ends the run
     */
    StiffFlow(
            Derivative system,
            int dimension,
            Motion motion,
            double tolerance,
            double stretch,
            double step,
            Watch watch) {
        this.system = system;
        this.dimension = dimension;
        this.motion = motion;
        this.tolerance = tolerance;
        this.stretch = stretch;
        this.step = step;
        this.watch = watch;
    }

    /**
     * Integrates from {@code t} to {@code end} in place; returns false if the step size fell below {@code smallest}.
     */
    boolean integrate(double[] y, double t, double end, double smallest) {
        double time = t;
        while (time < end) {
            double rest = end - time;
            // Equal steps to the end, so that the last one is not tiny.
            double h = rest <= step ? rest : rest / Math.ceil(rest / step);
            // The rest may be shorter than any step that the error asks for.
            if (h < smallest && h < rest) {
                return false;
            }
            double before = step;
            double taken = attempt(y, time, h);
            if (taken > 0) {
                // A rest that is shorter says nothing about the next step.
                step = h < smallest ? before : step;
                time = taken >= rest ? end : time + taken;
            }
        }
        return true;
    }

    /** Tries a step of at most {@code longest}; returns its length, or 0 if it was rejected. */
    private double attempt(double[] y, double time, double longest) {
        double[] f = new double[dimension];
        system.at(y, f);
        watch.at(time, f);
        Krylov first = new Krylov(y, f);
        double h = first.build(longest, 0.1 * tolerance);
        Optional<Krylov> second = remainder(y, f, moved(y, 0.5 * h, first.phi(0.5 * h, 1)), h);
        if (second.isEmpty()) {
            return 0;
        }
        Krylov of2 = second.get();
        double[] euler = moved(y, h, first.phi(h, 1));
        Optional<Krylov> third = remainder(y, f, moved(euler, h, of2.phi(h, 1)), h);
        if (third.isEmpty()) {
            return 0;
        }
        Krylov of3 = third.get();
        double[] p32 = of2.phi(h, 3);
        double[] p33 = of3.phi(h, 3);
        double[] p42 = of2.phi(h, 4);
        double[] p43 = of3.phi(h, 4);
        double[] correction = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            correction[i] = h * (12 * p43[i] - 48 * p42[i]);
            euler[i] += h * (16 * p32[i] - 2 * p33[i]) + correction[i];
        }
        double error = motion.size(correction) / tolerance;
        double factor = error == 0 ? 5 : SAFETY * Math.pow(error, -0.25);
        if (!(error <= 1)) {
            step = h * (Double.isNaN(factor) ? 0.1 : Math.max(0.1, factor));
            return 0;
        }
        System.arraycopy(euler, 0, y, 0, dimension);
        step = Math.max(h, longest) * Math.max(0.2, Math.min(5, factor));
        if (h < longest) {
            // The error of the subspace limits the step.
            step = h;
        }
        return h;
    }

    /**
     * Returns the subspace of the nonlinear remainder at a stage u; empty if the step is rejected, because the remainder is not finite or its
     * subspace is not accurate for the whole step.
     */
    private Optional<Krylov> remainder(double[] y, double[] f, double[] u, double h) {
        double[] rest = rest(y, f, u);
        if (!Double.isFinite(Vectors.norm(rest))) {
            step = 0.1 * h;
            return Optional.empty();
        }
        Krylov of = new Krylov(y, rest);
        if (of.build(h, 0.1 * tolerance) < h) {
            step = 0.5 * h;
            return Optional.empty();
        }
        return Optional.of(of);
    }

    /** Returns f(u) − f(y) − J(u − y). */
    private double[] rest(double[] y, double[] f, double[] u) {
        double[] result = new double[dimension];
        double[] direction = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            direction[i] = u[i] - y[i];
        }
        double size = Vectors.norm(direction);
        if (size == 0) {
            return result;
        }
        Vectors.divide(direction, size);
        double[] linear = new double[dimension];
        times(y, direction, linear);
        system.at(u, result);
        for (int i = 0; i < dimension; i++) {
            result[i] -= f[i] + size * linear[i];
        }
        return result;
    }

    /** Computes Jv for a unit vector, by a central difference that moves the embeddings by ∛ε of their size. */
    private void times(double[] y, double[] v, double[] result) {
        double difference = ROOT / Math.max(motion.size(v), LEAST_MOTION * stretch);
        double[] point = new double[dimension];
        double[] other = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            point[i] = y[i] + difference * v[i];
        }
        system.at(point, result);
        for (int i = 0; i < dimension; i++) {
            point[i] = y[i] - difference * v[i];
        }
        system.at(point, other);
        for (int i = 0; i < dimension; i++) {
            result[i] = (result[i] - other[i]) / (2 * difference);
        }
    }

    private static double[] moved(double[] y, double factor, double[] direction) {
        double[] result = y.clone();
        Vectors.addMultiple(factor, direction, result);
        return result;
    }

    /** The φ functions of hJ at y times one vector, by Arnoldi's method. */
    private final class Krylov {

        private final double[] y;
        private final double size;
        private final double[][] basis;
        private final double[][] h;
        private int vectors;

        Krylov(double[] y, double[] vector) {
            this.y = y;
            size = Vectors.norm(vector);
            int most = Math.min(dimension, MOST_VECTORS);
            basis = new double[most + 1][];
            h = new double[most + 1][most];
            basis[0] = vector.clone();
            for (int i = 0; i < dimension && size > 0; i++) {
                basis[0][i] /= size;
            }
        }

        /** Builds the subspace; returns the longest time, up to {@code time}, for which it meets the tolerance. */
        double build(double time, double allowed) {
            if (size == 0) {
                return time;
            }
            int most = h[0].length;
            int check = 4;
            for (int m = 0; m < most; m++) {
                double[] w = new double[dimension];
                times(y, basis[m], w);
                double before = Vectors.norm(w);
                for (int pass = 0; pass < 2; pass++) {
                    for (int j = 0; j <= m; j++) {
                        double product = Vectors.dot(basis[j], w);
                        h[j][m] += product;
                        Vectors.addMultiple(-product, basis[j], w);
                    }
                }
                vectors = m + 1;
                double beyond = Vectors.norm(w);
                // The rest is below the accuracy of the differences: the subspace is complete.
                if (beyond <= 16 * ROOT * ROOT * before || vectors == dimension) {
                    return time;
                }
                h[m + 1][m] = beyond;
                Vectors.divide(w, beyond);
                basis[m + 1] = w;
                if (vectors == check && error(time) <= allowed) {
                    return time;
                }
                check = vectors == check ? check + Math.max(4, check / 2) : check;
            }
            double carried = time;
            while (error(carried) > allowed) {
                carried *= 0.5;
            }
            return carried;
        }

        private double error(double time) {
            double[][] phi = PhiFunctions.columns(h, vectors, time);
            // Error estimate: the term that the next vector would add to time·φ₁ (Saad 1992).
            return size
                    * motion.size(basis[vectors])
                    * time
                    * time
                    * h[vectors][vectors - 1]
                    * Math.abs(phi[1][vectors - 1]);
        }

        /** Returns φ_j(time·J) times the vector. */
        double[] phi(double time, int j) {
            double[] result = new double[dimension];
            if (size == 0) {
                return result;
            }
            double[] coefficients = PhiFunctions.columns(h, vectors, time)[j - 1];
            for (int m = 0; m < vectors; m++) {
                Vectors.addMultiple(size * coefficients[m], basis[m], result);
            }
            return result;
        }
    }
}
