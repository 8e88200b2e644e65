package org.repdyn.losses.internal;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.UnitRows;

/** Exceptions for points at which a loss or field is not defined, and a normalisation that throws them. */
public final class UndefinedPoint {

    private UndefinedPoint() {}

    /**
     * Returns the exception to throw.
     *
     * @param field name of the loss or field
     * @param reason why it is not defined at this point
     */
    public static ArithmeticException exception(String field, String reason) {
        return new ArithmeticException(field + " is not defined here: " + reason);
    }

    /** Returns the name of a sample in messages, by its index in the batch. */
    public static String sample(int index) {
        return "sample " + index + " (counted from 0)";
    }

    /**
     * Normalises each row of a matrix.
     *
     * @param unit receives the rows
     * @param field name of the loss or field, for the message
     * @param what description of a row, such as {@code the embedding of the anchor}
     * @return the unit rows
     * @throws ArithmeticException if a row is zero
     */
    public static R064Store unitRows(UnitRows unit, R064Store u, String field, String what) {
        int zero = unit.normalise(u);
        if (zero >= 0) {
            throw exception(field, what + " of " + sample(zero) + " is zero and has no direction");
        }
        return unit.matrix();
    }

    /**
     * Normalises each row of two views, anchors and then positives.
     *
     * @param unit receives the rows
     * @param field name of the loss or field, for the message
     * @param what description of a row up to its view, such as {@code the embedding of}
     * @return the unit rows
     * @throws ArithmeticException if a row is zero
     */
    public static R064Store unitPairs(UnitRows unit, R064Store u, String field, String what) {
        int zero = unit.normalise(u);
        if (zero >= 0) {
            int n = u.getRowDim() / 2;
            throw exception(
                    field,
                    what + " the " + (zero < n ? "anchor" : "positive") + " of " + sample(zero % n)
                            + " is zero and has no direction");
        }
        return unit.matrix();
    }
}
