package org.repdyn.dynamics.encoder;

import org.ojalgo.matrix.store.R064Store;

/** Multiples of the identity of any shape. */
final class Axes {

    private Axes() {}

    static R064Store matrix(int rows, int columns, double scale) {
        R064Store result = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < Math.min(rows, columns); i++) {
            result.set(i, i, scale);
        }
        return result;
    }
}
