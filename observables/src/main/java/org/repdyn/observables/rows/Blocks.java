package org.repdyn.observables.rows;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Observation;

/** The embeddings of one block of views. */
final class Blocks {

    private Blocks() {}

    static R064Store anchors(Observation observation) {
        return copy(observation, 0);
    }

    /** The first positives; refuses a layout that has none. */
    static R064Store positives(Observation observation) {
        if (observation.layout().positives() == 0) {
            throw new ArithmeticException("these views hold no positives");
        }
        return copy(observation, observation.layout().positiveBlock(0));
    }

    private static R064Store copy(Observation observation, int block) {
        R064Store u = observation.snapshot().embeddings();
        int n = observation.layout().samples();
        R064Store result = R064Store.FACTORY.make(n, u.getColDim());
        int first = observation.layout().firstRow(block);
        for (int c = 0; c < u.getColDim(); c++) {
            System.arraycopy(u.data, c * u.getRowDim() + first, result.data, c * n, n);
        }
        return result;
    }
}
