package org.repdyn.manifolds.flat;

import java.util.Set;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/** Base of the linear spaces of matrices with the Frobenius inner product, on which every retraction is W + V. */
abstract class LinearSpace extends FlatManifold
        implements RiemannianLogarithm, ParallelTransport, RiemannianHessian, InverseRetraction {

    private final R064Store work;

    LinearSpace(int rows, int columns) {
        super(rows, columns);
        work = R064Store.FACTORY.make(rows, columns);
    }

    /** Computes the orthogonal projection of a matrix onto the space. */
    abstract void part(R064Store ambient, R064Store result);

    @Override
    public final void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        part(ambient, result);
    }

    /** Returns the share ‖W − W′‖/‖W‖ of the matrix that is orthogonal to the space. */
    @Override
    public final double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        double size = Entries.norm(point);
        part(point, work);
        Entries.subtract(point, work, work);
        return size == 0 ? 0 : Entries.norm(work) / size;
    }

    @Override
    public final void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        part(ambient, result);
    }

    @Override
    public final void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = point.data[i] + tangent.data[i];
        }
    }

    @Override
    public final void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = other.data[i] - point.data[i];
        }
    }

    @Override
    public final Set<Retraction> invertibleRetractions() {
        return retractions();
    }

    @Override
    public final void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.checkInverse(this, retraction, point, other, result);
        log(point, other, result);
    }

    @Override
    public final double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        double length = 0;
        for (int i = 0; i < point.data.length; i++) {
            length = Math.hypot(length, other.data[i] - point.data[i]);
        }
        return length;
    }

    @Override
    public final void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        copy(vector, result);
    }

    @Override
    public final void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        part(euclideanHessian, result);
    }
}
