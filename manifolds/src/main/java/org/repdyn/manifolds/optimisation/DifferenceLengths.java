package org.repdyn.manifolds.optimisation;

import org.repdyn.manifolds.spi.Manifold;

/**
 * Lengths in proportion to which the steps of differences are taken: the size of the point, so that a run does not depend on the unit of length. Near the
 * origin of a flat space that size says nothing about the function, and such steps change it by less than its rounding; there, lengths up to the unit of the
 * manifold are tried too.
 */
final class DifferenceLengths {

    /** Factor between two lengths. */
    private static final double FACTOR = 1e3;

    /** Smallest factor between two lengths for which both are worth their evaluations. */
    private static final double WORTHWHILE = 10;

    private DifferenceLengths() {}

    /** Returns the longest length for a point of a size: that size, or the unit of the manifold if it is much longer. */
    static double longest(Manifold manifold, double size) {
        double unit = unit(manifold);
        return size * WORTHWHILE <= unit ? unit : size;
    }

    /** Returns the next length below one; the size of the point is the shortest, unless it is 0. */
    static double shorter(double length, double size) {
        double next = length / FACTOR;
        return size == 0 ? length : next >= WORTHWHILE * size ? next : size;
    }

    /** Returns the shortest length for a point of a size. */
    static double shortest(Manifold manifold, double size) {
        return size > 0 ? size : unit(manifold);
    }

    /** Returns the next length above one; the same one if there is none. */
    static double longer(Manifold manifold, double length) {
        double unit = unit(manifold);
        return length * WORTHWHILE <= unit ? Math.min(FACTOR * length, unit) : length;
    }

    /** Returns the typical distance for each dimension, 1 in a space without a scale. */
    private static double unit(Manifold manifold) {
        return manifold.typicalDistance() / Math.sqrt(Math.max(1, manifold.dimension()));
    }
}
