package org.repdyn.manifolds.orthogonality;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.algebra.Vectors;
import org.repdyn.manifolds.dense.Symmetry;

/**
 * Shooting for the geodesic of the α-metric from X to Y on the Stiefel manifold. All of it happens in span(X, Y): in an
 * orthonormal basis [X Q] the start is [I; 0], the target [M; N] with M = XᵀY, N = QᵀY, and the tangent vector [A; B] with A
 * skew (Zimmermann and Hüper 2022, algorithm 2). The gap at the end, projected to the tangent space there and brought back to
 * the start, corrects the vector. Broyden's updates make the convergence superlinear, where plain shooting is linear.
 */
final class StiefelShooting {

    /** Geodesics of one shooting; those that converge need about ten. */
    private static final int MAX_ITERATIONS = 60;

    /** Length from which on the gap is transported along the geodesic: a projection reverses vectors at right angles. */
    private static final double LONG = 1;

    /** Largest number of halvings of the way to the target if shooting at it fails. */
    private static final int MAX_HALVINGS = 5;

    private final int k;
    private final int size;
    private final double alpha;
    private final LinearAlgebra algebra;
    private final SmallExponential large;
    private final SmallExponential small;
    private int iterations;

    /** Creates a shooting for frames of k columns in a space of {@code size} ≥ k dimensions. */
    StiefelShooting(int size, int k, double alpha, LinearAlgebra algebra) {
        this.k = k;
        this.size = size;
        this.alpha = alpha;
        this.algebra = algebra;
        large = new SmallExponential(size, algebra);
        small = new SmallExponential(k, algebra);
    }

    /** Returns the tangent vector [A; B] at [I; 0] that leads to the target, or the best iterate. */
    StiefelLogarithm solve(R064Store target) {
        iterations = 0;
        StiefelLogarithm result = solve(target, MAX_HALVINGS);
        return new StiefelLogarithm(result.tangent(), result.residual(), iterations, result.converged());
    }

    private StiefelLogarithm solve(R064Store target, int halvings) {
        StiefelLogarithm direct = shoot(target, chord(target));
        if (direct.converged() || halvings == 0) {
            return direct;
        }
        R064Store middle = R064Store.FACTORY.copy(target);
        for (int i = 0; i < k; i++) {
            middle.data[i * size + i] += 1;
        }
        ThinSvd svd = algebra.thinSvd(middle);
        StiefelLogarithm half = solve(algebra.multiplyRightTransposed(svd.left(), svd.right()), halvings - 1);
        if (!half.converged()) {
            return direct;
        }
        R064Store twice = half.tangent().copy();
        for (int i = 0; i < twice.data.length; i++) {
            twice.data[i] *= 2;
        }
        StiefelLogarithm indirect = shoot(target, twice);
        return indirect.converged() || indirect.residual() < direct.residual() ? indirect : direct;
    }

    /** Returns the projection of the chord to the target, of the length of the chord. */
    private R064Store chord(R064Store target) {
        R064Store result = R064Store.FACTORY.copy(target);
        for (int j = 0; j < k; j++) {
            result.data[j * size + j] -= 1;
        }
        double length = OrthogonalManifold.length(result);
        toTangentAtStart(result);
        double projected = OrthogonalManifold.length(result);
        for (int i = 0; i < result.data.length && projected > 0; i++) {
            result.data[i] *= length / projected;
        }
        return result;
    }

    /** Iterates x ← x + s with the limited-memory form of Broyden's good method (Kelley 1995, algorithm brsol). */
    private StiefelLogarithm shoot(R064Store target, R064Store start) {
        R064Store x = start;
        R064Store end = R064Store.FACTORY.make(size, k);
        double floor = 8 * size * Math.ulp(1.0) * Math.sqrt(k);
        List<double[]> steps = new ArrayList<>();
        boolean far = OrthogonalManifold.length(start) > LONG;
        double[] step = correction(x, target, end, far);
        double residual = gap(target, end);
        R064Store best = x;
        double bestResidual = residual;
        int sinceBest = 0;
        for (int i = 0; i < MAX_ITERATIONS && bestResidual > 0 && sinceBest < 8 && finite(step); i++) {
            R064Store next = R064Store.FACTORY.make(size, k);
            for (int l = 0; l < step.length; l++) {
                next.data[l] = x.data[l] + step[l];
            }
            x = next;
            steps.add(step);
            double[] z = correction(x, target, end, far);
            residual = gap(target, end);
            sinceBest++;
            if (residual < bestResidual) {
                sinceBest = residual < 0.5 * bestResidual ? 0 : sinceBest;
                best = x;
                bestResidual = residual;
            }
            if (bestResidual <= floor && sinceBest > 0) {
                break;
            }
            step = broyden(steps, z);
        }
        return new StiefelLogarithm(best, bestResidual, iterations, bestResidual <= floor);
    }

    private static double[] broyden(List<double[]> steps, double[] z) {
        double[] next = z;
        for (int j = 0; j + 1 < steps.size(); j++) {
            double[] s = steps.get(j);
            double[] t = steps.get(j + 1);
            Vectors.addMultiple(Vectors.dot(s, next) / Vectors.dot(s, s), t, next);
        }
        double[] last = steps.get(steps.size() - 1);
        double shrink = 1 - Vectors.dot(last, next) / Vectors.dot(last, last);
        Vectors.divide(next, shrink);
        return next;
    }

    /**
     * Computes the end of the geodesic, and returns the gap there, projected to the tangent space at the end, and brought to
     * the start by a projection or, on a long way, by parallel transport.
     */
    private double[] correction(R064Store tangent, R064Store target, R064Store end, boolean far) {
        iterations++;
        geodesic(tangent, end);
        R064Store gap = R064Store.FACTORY.make(size, k);
        OrthogonalManifold.subtract(target, end, gap);
        R064Store normal = algebra.multiplyLeftTransposed(end, gap);
        Symmetry.symmetricPart(normal, normal);
        R064Store off = algebra.multiply(end, normal);
        OrthogonalManifold.subtract(gap, off, gap);
        StiefelTransport transport = new StiefelTransport(tangent, alpha, algebra);
        R064Store correction = far && transport.isFeasible() ? transport.backInSpan(gap) : gap;
        toTangentAtStart(correction);
        return correction.data;
    }

    private void geodesic(R064Store tangent, R064Store end) {
        R064Store generator = R064Store.FACTORY.make(size, size);
        R064Store rotation = R064Store.FACTORY.make(k, k);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < size; i++) {
                double entry = tangent.data[j * size + i];
                if (i < k) {
                    rotation.data[j * k + i] = entry;
                    generator.data[j * size + i] = entry / (alpha + 1);
                } else {
                    generator.data[j * size + i] = entry;
                    generator.data[i * size + j] = -entry;
                }
            }
        }
        R064Store flow = R064Store.FACTORY.make(size, size);
        large.exponentiate(generator, 1, flow);
        R064Store turn = R064Store.FACTORY.make(k, k);
        small.exponentiate(rotation, alpha / (alpha + 1), turn);
        R064Store first = R064Store.FACTORY.make(size, k);
        System.arraycopy(flow.data, 0, first.data, 0, first.data.length);
        algebra.multiply(first, false, turn, false, end);
    }

    /** Replaces the upper k×k block by its skew part. */
    private void toTangentAtStart(R064Store vector) {
        for (int j = 0; j < k; j++) {
            vector.data[j * size + j] = 0;
            for (int i = 0; i < j; i++) {
                double half = (vector.data[j * size + i] - vector.data[i * size + j]) / 2;
                vector.data[j * size + i] = half;
                vector.data[i * size + j] = -half;
            }
        }
    }

    private static double gap(R064Store target, R064Store end) {
        double sum = 0;
        for (int i = 0; i < end.data.length; i++) {
            double entry = target.data[i] - end.data[i];
            sum += entry * entry;
        }
        return Math.sqrt(sum);
    }

    private static boolean finite(double[] x) {
        return Double.isFinite(Vectors.dot(x, x));
    }
}
