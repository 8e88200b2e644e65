package org.repdyn.cli;

import java.io.PrintWriter;

/**
 * The streams that a command prints to: results go to {@code out}, everything else to {@code err}.
 *
 * @param out stream of results
 * @param err stream of progress, notices and errors
 * @param interactive true if {@code err} is a terminal that can redraw a line
 */
record Console(PrintWriter out, PrintWriter err, boolean interactive) {

    private static final String TERMINAL_PROPERTY = "repdyn.terminal";

    /** Returns a console on the streams of the process; the launcher's property says whether standard error is a terminal. */
    static Console ofProcess(PrintWriter out, PrintWriter err) {
        return new Console(out, err, Boolean.getBoolean(TERMINAL_PROPERTY) && !"dumb".equals(System.getenv("TERM")));
    }
}
