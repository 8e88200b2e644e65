package org.repdyn.core.options;

/** What came of reading a text as a value of some type. */
sealed interface Reading {

    /** It is one. */
    record Value(Object value) implements Reading {}

    /** It is none; {@code why} completes the sentence "loss.rate is 'x', which …", {@code hint} may follow or be empty. */
    record Refused(String why, String hint) implements Reading {}
}
