package org.repdyn.manifolds.optimisation;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/** A point of a run with its cost and gradient. The memory is reused from iteration to iteration. */
final class Iterate {

    final R064Store point;
    /** Gradient in the ambient space. */
    final R064Store euclidean;
    /** Riemannian gradient. */
    final R064Store gradient;

    double cost = Double.NaN;
    /** Norm of the Riemannian gradient, or what takes its place in the stopping criteria. */
    double gradientNorm = Double.NaN;

    boolean hasGradient;

    Iterate(R064Store shape) {
        point = Entries.like(shape);
        euclidean = Entries.like(shape);
        gradient = Entries.like(shape);
    }

    /** Forgets the values, because the point is about to change. */
    void moved() {
        cost = Double.NaN;
        gradientNorm = Double.NaN;
        hasGradient = false;
    }

    void copyFrom(Iterate other) {
        Entries.copy(other.point, point);
        Entries.copy(other.euclidean, euclidean);
        Entries.copy(other.gradient, gradient);
        cost = other.cost;
        gradientNorm = other.gradientNorm;
        hasGradient = other.hasGradient;
    }
}
