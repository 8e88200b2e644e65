package org.repdyn.losses.internal;

/** The refusal of a field at a point where no number exists. */
public final class Undefined {

    private Undefined() {}

    /**
     * To be thrown.
     *
     * @param field who refuses
     * @param reason what is missing, in words
     */
    public static ArithmeticException here(String field, String reason) {
        return new ArithmeticException(field + " is not defined here: " + reason);
    }
}
