package org.repdyn.manifolds.orthogonality;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Generalised Stiefel manifold of matrices with WᵀBW = I for a symmetric positive definite B, as in generalised eigenvalue
 * problems and canonical correlations, with the metric tr(VᵀBV) or another of its family. With the Cholesky factor B =
 * LLᵀ, W ↦ LᵀW is an isometry to the {@link Stiefel} manifold, from which all of the geometry is taken. The projection and the
 * nearest point are those of the ambient inner product tr(VᵀBW). Absil, Mahony, Sepulchre (2008), section 4.5.1.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GeneralisedStiefel
        implements Manifold, RiemannianLogarithm, ParallelTransport, RiemannianHessian, InverseRetraction {

    /** Largest asymmetry of B in units of rounding of its largest entry. */
    private static final double ASYMMETRY = 1e4;

    private final Stiefel frames;
    private final R064Store factor;
    private final R064Store[] scratch = new R064Store[5];

    /**
     * Creates the manifold with the metric tr(VᵀBV), on ojAlgo.
     *
     * @param b symmetric positive definite matrix B, n×n; it is copied
     * @param columns number of columns, at most n
     * @throws IllegalArgumentException if B is not symmetric and positive definite, or has fewer rows than {@code columns}
     */
    public GeneralisedStiefel(MatrixStore<Double> b, int columns) {
        this(b, columns, StiefelMetric.EUCLIDEAN.alpha(), LinearAlgebra.ojAlgo());
    }

    /**
     * Creates the manifold with a metric of the family.
     *
     * @param b symmetric positive definite matrix B, n×n; it is copied
     * @param columns number of columns, at most n
     * @param alpha member of the family of metrics, between −1 + 1e-6 and 1e6; see {@link Stiefel}
     * @param algebra linear algebra to compute with
     * @throws IllegalArgumentException if B is not symmetric and positive definite, or has fewer rows than {@code columns}
     */
    public GeneralisedStiefel(MatrixStore<Double> b, int columns, double alpha, LinearAlgebra algebra) {
        requireSymmetric(b);
        frames = new Stiefel(b.getRowDim(), columns, 1, alpha, algebra);
        try {
            factor = algebra.cholesky(b);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "B of a generalised Stiefel manifold must be positive definite: " + e.getMessage(), e);
        }
        for (int i = 0; i < scratch.length; i++) {
            scratch[i] = R064Store.FACTORY.make(b.getRowDim(), columns);
        }
    }

    private static void requireSymmetric(MatrixStore<Double> b) {
        Objects.requireNonNull(b, "the argument b is null; give a symmetric positive definite matrix");
        int n = b.getRowDim();
        if (b.getColDim() != n) {
            throw new IllegalArgumentException(
                    "B of a generalised Stiefel manifold must be square, got " + n + "×" + b.getColDim());
        }
        double largest = 0;
        double asymmetry = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                largest = Math.max(largest, Math.abs(b.doubleValue(i, j)));
                asymmetry = Math.max(asymmetry, Math.abs(b.doubleValue(i, j) - b.doubleValue(j, i)));
            }
        }
        if (!(asymmetry <= ASYMMETRY * Math.ulp(largest))) {
            throw new IllegalArgumentException(
                    "B of a generalised Stiefel manifold must be symmetric and finite; entries"
                            + " differ from those of the transpose by up to " + asymmetry);
        }
    }

    @Override
    public int rows() {
        return frames.rows();
    }

    @Override
    public int columns() {
        return frames.columns();
    }

    @Override
    public int dimension() {
        return frames.dimension();
    }

    @Override
    public int components() {
        return frames.components();
    }

    @Override
    public OptionalDouble injectivityRadius() {
        return frames.injectivityRadius();
    }

    @Override
    public double typicalDistance() {
        return frames.typicalDistance();
    }

    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        frames.project(frame(point, 0), frame(ambient, 1), scratch[2]);
        back(scratch[2], result);
    }

    @Override
    public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "euclideanGradient", euclideanGradient, result);
        frames.gradient(frame(point, 0), covector(euclideanGradient, 1), scratch[2]);
        back(scratch[2], result);
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        return frames.inner(frame(point, 0), frame(a, 1), frame(b, 2));
    }

    @Override
    public void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        frames.nearest(frame(ambient, 0), scratch[1]);
        back(scratch[1], result);
    }

    /** Returns ‖WᵀBW − I‖_F. */
    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        return frames.residual(frame(point, 0));
    }

    @Override
    public Set<Retraction> retractions() {
        return frames.retractions();
    }

    @Override
    public int order(Retraction retraction) {
        return frames.order(retraction);
    }

    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        frames.retract(retraction, frame(point, 0), frame(tangent, 1), scratch[2]);
        back(scratch[2], result);
    }

    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        frames.log(frame(point, 0), frame(other, 1), scratch[2]);
        back(scratch[2], result);
    }

    @Override
    public double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        return frames.distance(frame(point, 0), frame(other, 1));
    }

    @Override
    public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        frames.transport(frame(point, 0), frame(tangent, 1), frame(vector, 2), scratch[3]);
        back(scratch[3], result);
    }

    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        frames.hessian(
                frame(point, 0),
                frame(tangent, 1),
                covector(euclideanGradient, 2),
                covector(euclideanHessian, 3),
                scratch[4]);
        back(scratch[4], result);
    }

    @Override
    public Set<Retraction> invertibleRetractions() {
        return frames.invertibleRetractions();
    }

    @Override
    public void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.checkInverse(this, retraction, point, other, result);
        frames.inverseRetract(retraction, frame(point, 0), frame(other, 1), scratch[2]);
        back(scratch[2], result);
    }

    /** Returns LᵀW in a scratch matrix. */
    private R064Store frame(R064Store w, int index) {
        R064Store result = scratch[index];
        frames.algebra.multiply(factor, true, w, false, result);
        return result;
    }

    /** Returns L⁻¹G, the gradient in frames, in a scratch matrix. */
    private R064Store covector(R064Store g, int index) {
        R064Store result = scratch[index];
        int n = rows();
        double[] l = factor.data;
        System.arraycopy(g.data, 0, result.data, 0, result.data.length);
        for (int at = 0; at < result.data.length; at += n) {
            for (int j = 0; j < n; j++) {
                double value = result.data[at + j] / l[j * n + j];
                result.data[at + j] = value;
                for (int i = j + 1; i < n; i++) {
                    result.data[at + i] -= l[j * n + i] * value;
                }
            }
        }
        return result;
    }

    /** Computes L⁻ᵀZ. */
    private void back(R064Store z, R064Store result) {
        int n = rows();
        double[] l = factor.data;
        for (int at = 0; at < result.data.length; at += n) {
            for (int j = n - 1; j >= 0; j--) {
                double value = z.data[at + j];
                for (int i = j + 1; i < n; i++) {
                    value -= l[j * n + i] * result.data[at + i];
                }
                result.data[at + j] = value / l[j * n + j];
            }
        }
    }
}
