package org.repdyn.manifolds.spi;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;

/**
 * Product of one manifold for each weight block of an encoder, with the product metric. A study writes a product as a
 * list of constraints; no constraint is named "product". An instance serves one run on one thread; its methods on
 * points and tangent vectors allocate no matrices.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class ProductManifold {

    private final List<Manifold> factors;

    /** Retractions of the factors by the names that were used, so that a step does not search for them. */
    private final Map<String, List<NamedRetraction>> named = new HashMap<>();

    /**
     * Creates a product.
     *
     * @param factors one manifold for each block, in the order of the blocks
     */
    public ProductManifold(List<Manifold> factors) {
        Objects.requireNonNull(factors, "the argument factors is null; give one manifold for each block");
        for (int i = 0; i < factors.size(); i++) {
            Objects.requireNonNull(factors.get(i), "factor " + i + " of the product is null");
        }
        this.factors = List.copyOf(factors);
    }

    /** Returns the factors, in the order of the blocks. */
    public List<Manifold> factors() {
        return factors;
    }

    /** Returns the sum of the dimensions of the factors. */
    public int dimension() {
        return factors.stream().mapToInt(Manifold::dimension).sum();
    }

    /** Returns the retractions that all factors offer. */
    public Set<Retraction> retractions() {
        Set<Retraction> common = EnumSet.allOf(Retraction.class);
        factors.forEach(f -> common.retainAll(f.retractions()));
        return common;
    }

    /** Projects ambient matrices onto the tangent space. */
    public void project(Weights point, Weights ambient, Weights result) {
        check("point", point);
        check("ambient", ambient);
        check("result", result);
        for (int i = 0; i < factors.size(); i++) {
            factors.get(i).project(block(point, i), block(ambient, i), block(result, i));
        }
    }

    /** Computes the Riemannian gradient from the Euclidean gradient. */
    public void gradient(Weights point, Weights euclidean, Weights result) {
        check("point", point);
        check("euclidean", euclidean);
        check("result", result);
        for (int i = 0; i < factors.size(); i++) {
            factors.get(i).gradient(block(point, i), block(euclidean, i), block(result, i));
        }
    }

    /** Returns the inner product of two tangent vectors: the sum of the inner products of the factors. */
    public double inner(Weights point, Weights a, Weights b) {
        check("point", point);
        check("a", a);
        check("b", b);
        double sum = 0;
        for (int i = 0; i < factors.size(); i++) {
            sum += factors.get(i).inner(block(point, i), block(a, i), block(b, i));
        }
        return sum;
    }

    /** Computes the nearest point of each factor; see {@link Manifold#nearest}. */
    public void nearest(Weights ambient, Weights result) {
        check("ambient", ambient);
        check("result", result);
        for (int i = 0; i < factors.size(); i++) {
            factors.get(i).nearest(block(ambient, i), block(result, i));
        }
    }

    /** Computes the point reached along a tangent vector; see {@link Manifold#retract}. */
    public void retract(Retraction retraction, Weights point, Weights tangent, Weights result) {
        checkStep(point, tangent, result);
        for (int i = 0; i < factors.size(); i++) {
            factors.get(i).retract(retraction, block(point, i), block(tangent, i), block(result, i));
        }
    }

    /**
     * Computes the point reached along a tangent vector by the retraction that each factor has under a name.
     *
     * @throws IllegalArgumentException if a factor has none of this name; the message lists those it has
     */
    public void retract(String retraction, Weights point, Weights tangent, Weights result) {
        Objects.requireNonNull(
                retraction, "the argument retraction is null; give the name of one that all factors have");
        checkStep(point, tangent, result);
        List<NamedRetraction> ofFactors = named.get(retraction);
        if (ofFactors == null) {
            ofFactors =
                    factors.stream().map(f -> NamedRetraction.of(f, retraction)).toList();
            named.put(retraction, ofFactors);
        }
        for (int i = 0; i < factors.size(); i++) {
            ofFactors.get(i).retract(block(point, i), block(tangent, i), block(result, i));
        }
    }

    /** Returns the largest residual of the factors. */
    public double residual(Weights point) {
        check("point", point);
        double largest = 0;
        for (int i = 0; i < factors.size(); i++) {
            largest = Math.max(largest, factors.get(i).residual(block(point, i)));
        }
        return largest;
    }

    private void checkStep(Weights point, Weights tangent, Weights result) {
        check("point", point);
        check("tangent", tangent);
        check("result", result);
    }

    /** Checks that weights have a block for each factor; the factors check the shapes. */
    private void check(String name, Weights weights) {
        if (weights == null) {
            throw new NullPointerException(
                    "the argument " + name + " is null; give weights with one block for each factor");
        }
        if (weights.blocks().size() != factors.size()) {
            throw new IllegalArgumentException(
                    "the argument " + name + " has " + weights.blocks().size() + " weight blocks instead of "
                            + factors.size() + ", one for each factor of the product");
        }
    }

    private static R064Store block(Weights weights, int index) {
        return weights.blocks().get(index);
    }
}
