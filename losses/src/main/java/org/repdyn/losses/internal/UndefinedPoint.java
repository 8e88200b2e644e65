package org.repdyn.losses.internal;

/** Exceptions for points at which a loss or field is not defined. */
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
}
