package org.repdyn.manifolds.products;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Geometry of a product: each operation is that of the factors. The methods of the capabilities are here for the
 * subclasses that declare them; those check that all factors have them.
 */
abstract class ProductGeometry implements Manifold, InverseRetraction {

    private final List<Factor> factors = new ArrayList<>();
    private final Set<Retraction> retractions;
    private final int rows;

    ProductGeometry(List<Manifold> manifolds) {
        int offset = 0;
        for (Manifold manifold : manifolds) {
            factors.add(new Factor(manifold, offset));
            offset = Math.addExact(offset, Math.multiplyExact(manifold.rows(), manifold.columns()));
        }
        rows = offset;
        Set<Retraction> common = EnumSet.allOf(Retraction.class);
        factors.forEach(f -> common.retainAll(f.manifold.retractions()));
        common.add(Retraction.OWN);
        retractions = Collections.unmodifiableSet(common);
    }

    @Override
    public final int rows() {
        return rows;
    }

    @Override
    public final int columns() {
        return 1;
    }

    /** Returns the sum of the dimensions of the factors. */
    @Override
    public final int dimension() {
        return factors.stream().mapToInt(f -> f.manifold.dimension()).sum();
    }

    /** Returns the product of the numbers of components, at most the largest int. */
    @Override
    public final int components() {
        long product = 1;
        for (Factor f : factors) {
            product = Math.min(Integer.MAX_VALUE, product * f.manifold.components());
        }
        return (int) product;
    }

    /** Returns the smallest radius of the factors; empty if one of them is not known. */
    @Override
    public final OptionalDouble injectivityRadius() {
        double smallest = Double.POSITIVE_INFINITY;
        for (Factor f : factors) {
            OptionalDouble radius = f.manifold.injectivityRadius();
            if (radius.isEmpty()) {
                return radius;
            }
            smallest = Math.min(smallest, radius.getAsDouble());
        }
        return OptionalDouble.of(smallest);
    }

    /** Returns the root of the sum of squares of the factors. */
    @Override
    public final double typicalDistance() {
        double sum = 0;
        for (Factor f : factors) {
            sum = Math.hypot(sum, f.manifold.typicalDistance());
        }
        return sum;
    }

    @Override
    public final void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        for (Factor f : factors) {
            f.manifold.project(f.load(point, f.point), f.load(ambient, f.first), f.result);
            f.store(result);
        }
    }

    @Override
    public final void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "euclideanGradient", euclideanGradient, result);
        for (int i = 0; i < factors.size(); i++) {
            Factor f = factors.get(i);
            try {
                f.manifold.gradient(f.load(point, f.point), f.load(euclideanGradient, f.first), f.result);
            } catch (ArithmeticException e) {
                throw named(i, e);
            }
            f.store(result);
        }
    }

    @Override
    public final double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        double sum = 0;
        for (Factor f : factors) {
            sum += f.manifold.inner(f.load(point, f.point), f.load(a, f.first), f.load(b, f.second));
        }
        return sum;
    }

    @Override
    public final void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        for (int i = 0; i < factors.size(); i++) {
            Factor f = factors.get(i);
            try {
                f.manifold.nearest(f.load(ambient, f.first), f.result);
            } catch (ArithmeticException e) {
                throw named(i, e);
            }
            f.store(result);
        }
    }

    /** Returns the root of the sum of squares of the residuals of the factors. */
    @Override
    public final double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        double sum = 0;
        for (Factor f : factors) {
            sum = Math.hypot(sum, f.manifold.residual(f.load(point, f.point)));
        }
        return sum;
    }

    @Override
    public final Set<Retraction> retractions() {
        return retractions;
    }

    /** Returns the retractions whose names all factors have, each of the smallest order of the factors. */
    @Override
    public final List<NamedRetraction> furtherRetractions() {
        List<NamedRetraction> common = new ArrayList<>();
        for (NamedRetraction first : factors.get(0).manifold.furtherRetractions()) {
            List<NamedRetraction> ofFactors = factors.stream()
                    .flatMap(f -> f.manifold.furtherRetractions().stream()
                            .filter(r -> r.name().equals(first.name())))
                    .toList();
            if (ofFactors.size() == factors.size()) {
                int order = ofFactors.stream()
                        .mapToInt(NamedRetraction::order)
                        .min()
                        .orElseThrow();
                common.add(NamedRetraction.of(
                        first.name(), order, (point, tangent, result) -> retract(ofFactors, point, tangent, result)));
            }
        }
        return common;
    }

    private void retract(List<NamedRetraction> ofFactors, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, point, tangent, result);
        for (int i = 0; i < factors.size(); i++) {
            Factor f = factors.get(i);
            try {
                ofFactors.get(i).retract(f.load(point, f.point), f.load(tangent, f.first), f.result);
            } catch (ArithmeticException e) {
                throw named(i, e);
            }
            f.store(result);
        }
    }

    /** Returns the smallest order of the factors. */
    @Override
    public final int order(Retraction retraction) {
        ManifoldArguments.checkRetraction(this, retraction);
        return factors.stream()
                .mapToInt(f -> f.manifold.order(f.retraction(retraction)))
                .min()
                .orElseThrow();
    }

    @Override
    public final void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        for (int i = 0; i < factors.size(); i++) {
            Factor f = factors.get(i);
            try {
                f.manifold.retract(
                        f.retraction(retraction), f.load(point, f.point), f.load(tangent, f.first), f.result);
            } catch (ArithmeticException e) {
                throw named(i, e);
            }
            f.store(result);
        }
    }

    @Override
    public final Set<Retraction> invertibleRetractions() {
        Set<Retraction> common = EnumSet.copyOf(retractions());
        // The logarithm, the inverse of the geodesic, is a capability of its own.
        common.remove(Retraction.GEODESIC);
        common.removeIf(r -> !factors.stream().allMatch(f -> f.inverts(r)));
        return common;
    }

    @Override
    public final void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.checkInverse(this, retraction, point, other, result);
        for (int i = 0; i < factors.size(); i++) {
            Factor f = factors.get(i);
            R064Store from = f.load(point, f.point);
            R064Store to = f.load(other, f.first);
            Retraction own = f.retraction(retraction);
            try {
                if (own == Retraction.GEODESIC) {
                    ((RiemannianLogarithm) f.manifold).log(from, to, f.result);
                } else {
                    ((InverseRetraction) f.manifold).inverseRetract(own, from, to, f.result);
                }
            } catch (ArithmeticException e) {
                throw named(i, e);
            }
            f.store(result);
        }
    }

    @Override
    public final void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        ManifoldArguments.check(this, "vector", vector, result);
        for (Factor f : factors) {
            f.manifold.transportTo(f.load(point, f.point), f.load(other, f.first), f.load(vector, f.second), f.result);
            f.store(result);
        }
    }

    /** Returns a random point of each factor. */
    @Override
    public final R064Store randomPoint(Seed seed) {
        ManifoldArguments.checkSeed(seed);
        R064Store result = R064Store.FACTORY.make(rows, 1);
        for (int i = 0; i < factors.size(); i++) {
            Factor f = factors.get(i);
            R064Store part = f.manifold.randomPoint(seed.child(i));
            System.arraycopy(part.data, 0, f.result.data, 0, part.data.length);
            f.store(result);
        }
        return result;
    }

    /** Computes the logarithm if all factors have one. */
    public final void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        for (int i = 0; i < factors.size(); i++) {
            Factor f = factors.get(i);
            try {
                ((RiemannianLogarithm) f.manifold).log(f.load(point, f.point), f.load(other, f.first), f.result);
            } catch (ArithmeticException e) {
                throw named(i, e);
            }
            f.store(result);
        }
    }

    /** Returns the root of the sum of squared distances if all factors have one. */
    public final double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        double sum = 0;
        for (int i = 0; i < factors.size(); i++) {
            Factor f = factors.get(i);
            try {
                RiemannianLogarithm geometry = (RiemannianLogarithm) f.manifold;
                sum = Math.hypot(sum, geometry.distance(f.load(point, f.point), f.load(other, f.first)));
            } catch (ArithmeticException e) {
                throw named(i, e);
            }
        }
        return sum;
    }

    /** Computes the parallel transport if all factors have one. */
    public final void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        for (int i = 0; i < factors.size(); i++) {
            Factor f = factors.get(i);
            try {
                ((ParallelTransport) f.manifold)
                        .transport(
                                f.load(point, f.point), f.load(tangent, f.first), f.load(vector, f.second), f.result);
            } catch (ArithmeticException e) {
                throw named(i, e);
            }
            f.store(result);
        }
    }

    /** Computes the Hessian if all factors have one; mixed derivatives are in {@code euclideanHessian}. */
    public final void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        for (Factor f : factors) {
            ((RiemannianHessian) f.manifold)
                    .hessian(
                            f.load(point, f.point),
                            f.load(tangent, f.first),
                            f.load(euclideanGradient, f.second),
                            f.load(euclideanHessian, f.third),
                            f.result);
            f.store(result);
        }
    }

    private static ArithmeticException named(int factor, ArithmeticException cause) {
        ArithmeticException named = new ArithmeticException("factor " + factor + ": " + cause.getMessage());
        named.initCause(cause);
        return named;
    }
}
