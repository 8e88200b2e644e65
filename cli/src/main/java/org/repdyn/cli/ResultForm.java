package org.repdyn.cli;

/** Form in which the result of a comparison is printed. */
enum ResultForm {
    /** A table with one row for each group, if a group has two seeds, and otherwise for each arm. */
    TABLE,
    /** The table, and the rows of all arms. */
    ALL_ARMS,
    /** One JSON object. */
    JSON;

    /** Returns the form that the options {@code --json} and {@code --verbose} ask for. */
    static ResultForm of(boolean json, boolean verbose) {
        return json ? JSON : verbose ? ALL_ARMS : TABLE;
    }
}
