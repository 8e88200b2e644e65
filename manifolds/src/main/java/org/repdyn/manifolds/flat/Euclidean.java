package org.repdyn.manifolds.flat;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/** Manifold of all matrices of one shape, on which every retraction is W + V. */
final class Euclidean extends FlatManifold implements RiemannianLogarithm, ParallelTransport, RiemannianHessian {

    Euclidean(int rows, int columns) {
        super(rows, columns);
    }

    @Override
    public int dimension() {
        return rows() * columns();
    }

    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        check("point", point, "ambient", ambient, result);
        copy(ambient, result);
    }

    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        check("point", point, "tangent", tangent, result);
        requireFinite(tangent);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = point.data[i] + tangent.data[i];
        }
    }

    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        check("point", point, "other", other, result);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = other.data[i] - point.data[i];
        }
    }

    @Override
    public double distance(R064Store point, R064Store other) {
        double length = 0;
        for (int i = 0; i < point.data.length; i++) {
            length = Math.hypot(length, other.data[i] - point.data[i]);
        }
        return length;
    }

    @Override
    public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        check("point", point, "tangent", tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        copy(vector, result);
    }

    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        check("point", point, "tangent", tangent, result);
        check("euclideanGradient", euclideanGradient, "euclideanHessian", euclideanHessian, result);
        copy(euclideanHessian, result);
    }
}
