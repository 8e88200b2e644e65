package org.repdyn.manifolds.products;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Product of manifolds with the sum of their metrics, and the packing of its points. A point of {@link #manifold()} is one
 * column with the entries of the factors' points, one factor after another, column by column, so that solvers treat a
 * product as any other manifold. Factors may be products. The manifold has a logarithm, a parallel transport or a
 * Hessian if all factors have one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Product {

    private static final String NO_FACTORS = "the argument factors is null; give the manifolds of the product";

    private final List<Manifold> factors;
    private final Manifold manifold;

    private Product(List<? extends Manifold> factors) {
        for (int i = 0; i < factors.size(); i++) {
            Objects.requireNonNull(factors.get(i), "factor " + i + " of the product is null");
        }
        if (factors.isEmpty()) {
            throw new IllegalArgumentException("a product of manifolds needs at least one factor, got none");
        }
        this.factors = List.copyOf(factors);
        boolean logarithm = all(RiemannianLogarithm.class);
        boolean transport = all(ParallelTransport.class);
        boolean hessian = all(RiemannianHessian.class);
        manifold = ProductCapabilities.create(this.factors, logarithm, transport, hessian);
    }

    private boolean all(Class<?> capability) {
        return factors.stream().allMatch(capability::isInstance);
    }

    /**
     * Returns a product.
     *
     * @param factors the factors, in the order of their entries in a point
     */
    public static Product of(Manifold... factors) {
        return new Product(Arrays.asList(Objects.requireNonNull(factors, NO_FACTORS)));
    }

    /**
     * Returns a product.
     *
     * @param factors the factors, in the order of their entries in a point
     */
    public static Product of(List<? extends Manifold> factors) {
        return new Product(Objects.requireNonNull(factors, NO_FACTORS));
    }

    /**
     * Returns a product of equal factors.
     *
     * @param factor the manifold of each factor
     * @param exponent number of factors
     * @throws IllegalArgumentException if it is less than 1
     */
    public static Product power(Manifold factor, int exponent) {
        if (exponent < 1) {
            throw new IllegalArgumentException("a power of a manifold needs at least 1 factor, got " + exponent);
        }
        return new Product(
                Collections.nCopies(exponent, Objects.requireNonNull(factor, "power: the argument factor is null")));
    }

    /**
     * Returns the product as one manifold. It offers each retraction that all factors offer, and {@link Retraction#OWN}, which
     * takes each factor's own retraction, or its cheapest one if it has none; and the further retractions whose names all factors have.
     */
    public Manifold manifold() {
        return manifold;
    }

    /** Returns the factors, in the order of their entries in a point. */
    public List<Manifold> factors() {
        return factors;
    }

    /**
     * Returns the point, or tangent vector, with given parts.
     *
     * @param parts one matrix for each factor
     * @throws IllegalArgumentException if there are more or fewer parts than factors, or a part has another shape than its
     *     factor
     */
    public R064Store pack(R064Store... parts) {
        Objects.requireNonNull(parts, "the argument parts is null; give one matrix for each factor");
        if (parts.length != factors.size()) {
            throw new IllegalArgumentException("a point of this product has " + factors.size() + " parts, got "
                    + parts.length + "; give one matrix for each factor");
        }
        R064Store point = R064Store.FACTORY.make(manifold.rows(), 1);
        int offset = 0;
        for (int i = 0; i < parts.length; i++) {
            Manifold factor = factors.get(i);
            Objects.requireNonNull(parts[i], "part " + i + " of the point is null");
            if (parts[i].getRowDim() != factor.rows() || parts[i].getColDim() != factor.columns()) {
                throw new IllegalArgumentException("part " + i + " is a " + parts[i].getRowDim() + "×"
                        + parts[i].getColDim() + " matrix, but points of factor " + i + " are " + factor.rows() + "×"
                        + factor.columns());
            }
            System.arraycopy(parts[i].data, 0, point.data, offset, parts[i].data.length);
            offset += parts[i].data.length;
        }
        return point;
    }

    /**
     * Returns a copy of one part of a point or tangent vector.
     *
     * @param factor index of the factor
     * @throws IndexOutOfBoundsException if there is no such factor
     * @throws IllegalArgumentException if the point is not one of this product
     */
    public R064Store part(R064Store point, int factor) {
        ManifoldArguments.checkShape(manifold, "point", point);
        if (factor < 0 || factor >= factors.size()) {
            throw new IndexOutOfBoundsException(
                    "the product has factors 0 to " + (factors.size() - 1) + ", got " + factor);
        }
        Manifold m = factors.get(factor);
        R064Store result = R064Store.FACTORY.make(m.rows(), m.columns());
        int offset = 0;
        for (int i = 0; i < factor; i++) {
            offset += factors.get(i).rows() * factors.get(i).columns();
        }
        System.arraycopy(point.data, offset, result.data, 0, result.data.length);
        return result;
    }
}
