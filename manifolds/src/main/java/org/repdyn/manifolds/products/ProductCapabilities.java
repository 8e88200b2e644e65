package org.repdyn.manifolds.products;

import java.util.List;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/** Types of products, one for each set of capabilities that all factors share. */
final class ProductCapabilities {

    private ProductCapabilities() {}

    static Manifold create(List<Manifold> factors, boolean logarithm, boolean transport, boolean hessian) {
        if (logarithm && transport) {
            return hessian ? new All(factors) : new LogarithmTransport(factors);
        }
        if (logarithm) {
            return hessian ? new LogarithmHessian(factors) : new Logarithm(factors);
        }
        if (transport) {
            return hessian ? new TransportHessian(factors) : new Transport(factors);
        }
        return hessian ? new Hessian(factors) : new Plain(factors);
    }

    private static final class Plain extends ProductGeometry {
        Plain(List<Manifold> factors) {
            super(factors);
        }
    }

    private static final class Hessian extends ProductGeometry implements RiemannianHessian {
        Hessian(List<Manifold> factors) {
            super(factors);
        }
    }

    private static final class Transport extends ProductGeometry implements ParallelTransport {
        Transport(List<Manifold> factors) {
            super(factors);
        }
    }

    private static final class TransportHessian extends ProductGeometry
            implements ParallelTransport, RiemannianHessian {
        TransportHessian(List<Manifold> factors) {
            super(factors);
        }
    }

    private static final class Logarithm extends ProductGeometry implements RiemannianLogarithm {
        Logarithm(List<Manifold> factors) {
            super(factors);
        }
    }

    private static final class LogarithmHessian extends ProductGeometry
            implements RiemannianLogarithm, RiemannianHessian {
        LogarithmHessian(List<Manifold> factors) {
            super(factors);
        }
    }

    private static final class LogarithmTransport extends ProductGeometry
            implements RiemannianLogarithm, ParallelTransport {
        LogarithmTransport(List<Manifold> factors) {
            super(factors);
        }
    }

    private static final class All extends ProductGeometry
            implements RiemannianLogarithm, ParallelTransport, RiemannianHessian {
        All(List<Manifold> factors) {
            super(factors);
        }
    }
}
