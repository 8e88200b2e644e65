package org.repdyn.core.options;

/** Result of reading a text as a value of some type. */
sealed interface ParsedValue {

    /** The text was read as a value. */
    record Value(Object value) implements ParsedValue {}

    /**
     * The text could not be read as a value.
     *
     * @param why end of the sentence "loss.rate is 'x', which …"
     * @param hint further sentence; may be empty
     */
    record Refused(String why, String hint) implements ParsedValue {}
}
