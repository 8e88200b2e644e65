package org.repdyn.manifolds;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;

/**
 * The product of one manifold a weight block, with the product metric: what the constraints of an encoder's blocks make
 * together. A product is written as a list of constraints; there is no constraint of that name. Serves one run on one thread,
 * and allocates nothing.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ProductManifold {

    private final List<Manifold> factors;

    /** @param factors one a block, in the order of the blocks */
    public ProductManifold(List<Manifold> factors) {
        this.factors = List.copyOf(factors);
    }

    /** The factors. */
    public List<Manifold> factors() {
        return factors;
    }

    /** Sum of the dimensions. */
    public int dimension() {
        return factors.stream().mapToInt(Manifold::dimension).sum();
    }

    /** The retractions that all factors offer. */
    public Set<Retraction> retractions() {
        Set<Retraction> common = EnumSet.allOf(Retraction.class);
        factors.forEach(f -> common.retainAll(f.retractions()));
        return common;
    }

    /** Projects ambient matrices onto the tangent space. */
    public void project(Weights point, Weights ambient, Weights result) {
        for (int i = 0; i < factors.size(); i++) {
            factors.get(i).project(block(point, i), block(ambient, i), block(result, i));
        }
    }

    /** Riemannian gradient from the Euclidean one. */
    public void gradient(Weights point, Weights euclidean, Weights result) {
        for (int i = 0; i < factors.size(); i++) {
            factors.get(i).gradient(block(point, i), block(euclidean, i), block(result, i));
        }
    }

    /** Inner product of tangent vectors: the sum of those of the factors. */
    public double inner(Weights point, Weights a, Weights b) {
        double sum = 0;
        for (int i = 0; i < factors.size(); i++) {
            sum += factors.get(i).inner(block(point, i), block(a, i), block(b, i));
        }
        return sum;
    }

    /** The nearest point; see {@link Manifold#nearest}. */
    public void nearest(Weights ambient, Weights result) {
        for (int i = 0; i < factors.size(); i++) {
            factors.get(i).nearest(block(ambient, i), block(result, i));
        }
    }

    /** The point reached along a tangent vector; see {@link Manifold#retract}. */
    public void retract(Retraction retraction, Weights point, Weights tangent, Weights result) {
        for (int i = 0; i < factors.size(); i++) {
            factors.get(i).retract(retraction, block(point, i), block(tangent, i), block(result, i));
        }
    }

    /** The largest residual of a factor. */
    public double residual(Weights point) {
        double largest = 0;
        for (int i = 0; i < factors.size(); i++) {
            largest = Math.max(largest, factors.get(i).residual(block(point, i)));
        }
        return largest;
    }

    private static R064Store block(Weights weights, int index) {
        return weights.blocks().get(index);
    }
}
