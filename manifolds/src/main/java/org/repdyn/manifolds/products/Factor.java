package org.repdyn.manifolds.products;

import java.util.List;
import java.util.Set;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/** A factor of a product with the place of its entries, and scratch matrices of its shape. */
final class Factor {

    /** Retractions in the order in which a product's own retraction takes them. */
    private static final List<Retraction> PREFERENCE =
            List.of(Retraction.OWN, Retraction.POLAR, Retraction.QR, Retraction.CAYLEY, Retraction.GEODESIC);

    final Manifold manifold;
    final R064Store point;
    final R064Store first;
    final R064Store second;
    final R064Store third;
    final R064Store result;
    /** The retraction that the product's own one takes for this factor. */
    final Retraction own;

    private final int offset;

    Factor(Manifold manifold, int offset) {
        this.manifold = manifold;
        this.offset = offset;
        point = empty();
        first = empty();
        second = empty();
        third = empty();
        result = empty();
        Set<Retraction> offered = manifold.retractions();
        own = PREFERENCE.stream()
                .filter(offered::contains)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the retractions() of a factor of the product, "
                        + manifold.getClass().getSimpleName()
                        + ", are empty; return at least one, such as " + Retraction.OWN));
    }

    private R064Store empty() {
        return R064Store.FACTORY.make(manifold.rows(), manifold.columns());
    }

    /** Returns the retraction of this factor for one of the product. */
    Retraction retraction(Retraction ofProduct) {
        return ofProduct == Retraction.OWN ? own : ofProduct;
    }

    /** Returns true if the retraction of this factor for one of the product can be inverted. */
    boolean inverts(Retraction ofProduct) {
        Retraction retraction = retraction(ofProduct);
        return retraction == Retraction.GEODESIC
                ? manifold instanceof RiemannianLogarithm
                : manifold instanceof InverseRetraction inverse
                        && inverse.invertibleRetractions().contains(retraction);
    }

    /** Copies this factor's part of a packed matrix. */
    R064Store load(R064Store packed, R064Store part) {
        System.arraycopy(packed.data, offset, part.data, 0, part.data.length);
        return part;
    }

    /** Copies {@link #result} to this factor's part of a packed matrix. */
    void store(R064Store packed) {
        System.arraycopy(result.data, 0, packed.data, offset, result.data.length);
    }
}
