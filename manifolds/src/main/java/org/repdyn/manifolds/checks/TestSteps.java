package org.repdyn.manifolds.checks;

import java.util.Comparator;
import java.util.OptionalDouble;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;

/** Directions and steps along which laws are measured, in the scale of the manifold. */
final class TestSteps {

    /** Number of lengths that are tried for a step: below a thousandth, a retraction that refuses is broken. */
    private static final int HALVINGS = 10;

    private TestSteps() {}

    /** Returns the retraction of the highest order. */
    static NamedRetraction mostAccurate(Manifold manifold) {
        // The geodesic is the first of all, and the first wins among equal orders.
        return NamedRetraction.all(manifold).stream()
                .min(Comparator.comparing(r -> -r.order()))
                .orElseThrow(() -> new IllegalArgumentException("the manifold offers no retraction"));
    }

    /**
     * Returns the length at which curves bend by about one radian, in the scale of the manifold: a share of the injectivity radius; if that is not known, of
     * the typical distance, and 1 on manifolds without a scale.
     */
    static double unit(Manifold manifold) {
        OptionalDouble radius = manifold.injectivityRadius();
        if (radius.isEmpty()) {
            return manifold.typicalDistance() / Math.sqrt(Math.max(1, manifold.dimension()));
        }
        return Double.isInfinite(radius.getAsDouble()) ? 1 : radius.getAsDouble() / Math.PI;
    }

    /** Returns a random tangent vector of the length of {@link #unit}. */
    static R064Store direction(Manifold manifold, R064Store x, Seed seed) {
        return Vectors.scaled(unit(manifold), manifold.randomTangent(x, seed));
    }

    /**
     * Returns the longest of the steps longest, longest/2, longest/4, … that a retraction accepts; geodesics of some manifolds end.
     *
     * @throws ArithmeticException if it accepts none of {@value #HALVINGS}
     */
    static double reach(NamedRetraction retraction, R064Store x, R064Store v, double longest) {
        double t = longest;
        for (int i = 1; i < HALVINGS; i++) {
            try {
                step(retraction, x, v, t);
                return t;
            } catch (ArithmeticException tooLong) {
                t /= 2;
            }
        }
        step(retraction, x, v, t);
        return t;
    }

    /** Returns R(tV). */
    static R064Store step(NamedRetraction retraction, R064Store x, R064Store v, double t) {
        return retraction.retract(x, Vectors.scaled(t, v));
    }
}
