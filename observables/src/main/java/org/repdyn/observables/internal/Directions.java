package org.repdyn.observables.internal;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.core.observable.Observation;

/** Directions û = u/‖u‖ of embeddings, which the observables of a state compute once. */
public final class Directions {

    private record Key() {}

    private Directions() {}

    /**
     * Returns the directions of the anchors, which callers must not change.
     *
     * @throws ArithmeticException if a row has no direction
     */
    public static R064Store ofAnchors(Observation observation) {
        return observation
                .derived()
                .get(new Key(), R064Store.class, () -> UnitRows.of(ViewBlocks.anchors(observation)));
    }
}
