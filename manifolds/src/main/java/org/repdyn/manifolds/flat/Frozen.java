package org.repdyn.manifolds.flat;

import java.util.Arrays;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/** Manifold of dimension 0 for weights that keep their initial values: every step stays at its point. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Frozen extends FlatManifold
        implements RiemannianLogarithm, ParallelTransport, RiemannianHessian, InverseRetraction {

    /**
     * Creates the manifold.
     *
     * @param rows rows of a point
     * @param columns columns of a point
     */
    public Frozen(int rows, int columns) {
        super(rows, columns);
    }

    @Override
    public int dimension() {
        return 0;
    }

    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        clear(result);
    }

    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        copy(point, result);
    }

    /**
     * Computes zero.
     *
     * @throws ArithmeticException if {@code other} is another matrix, to which no way leads
     */
    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        requireSame(point, other);
        clear(result);
    }

    /**
     * Returns zero.
     *
     * @throws ArithmeticException if {@code other} is another matrix, to which no way leads
     */
    @Override
    public double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        requireSame(point, other);
        return 0;
    }

    private static void requireSame(R064Store point, R064Store other) {
        if (!Arrays.equals(point.data, other.data)) {
            throw new ArithmeticException("no way leads from a frozen matrix to another one; give equal matrices");
        }
    }

    @Override
    public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        clear(result);
    }

    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        clear(result);
    }

    @Override
    public Set<Retraction> invertibleRetractions() {
        return retractions();
    }

    @Override
    public void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.checkInverse(this, retraction, point, other, result);
        log(point, other, result);
    }
}
