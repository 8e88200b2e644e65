package org.repdyn.cli.output;

import org.apiguardian.api.API;

/** Form in which the result of a comparison is printed. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum ResultForm {
    /** A table with one row for each group, if a group has two seeds, and otherwise for each arm. */
    TABLE,
    /** The table, and the rows of all arms. */
    ALL_ARMS,
    /** One JSON object. */
    JSON;

    /** Returns the form that the options {@code --json} and {@code --verbose} ask for. */
    public static ResultForm of(boolean json, boolean verbose) {
        return json ? JSON : verbose ? ALL_ARMS : TABLE;
    }
}
