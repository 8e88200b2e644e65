package org.repdyn.manifolds.spi;

import java.util.Set;
import org.ojalgo.matrix.store.R064Store;

/** Manifold with the operations of another one, of which a test overrides some. */
public interface AlteredManifold extends Manifold {

    /** Returns the manifold whose operations are not overridden. */
    Manifold original();

    @Override
    default int rows() {
        return original().rows();
    }

    @Override
    default int columns() {
        return original().columns();
    }

    @Override
    default int dimension() {
        return original().dimension();
    }

    @Override
    default void project(R064Store point, R064Store ambient, R064Store result) {
        original().project(point, ambient, result);
    }

    @Override
    default double inner(R064Store point, R064Store a, R064Store b) {
        return original().inner(point, a, b);
    }

    @Override
    default void nearest(R064Store ambient, R064Store result) {
        original().nearest(ambient, result);
    }

    @Override
    default double residual(R064Store point) {
        return original().residual(point);
    }

    @Override
    default Set<Retraction> retractions() {
        return original().retractions();
    }

    @Override
    default void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        original().retract(retraction, point, tangent, result);
    }
}
