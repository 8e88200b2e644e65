package org.repdyn.cli;

import java.io.PrintWriter;

/**
 * Where a command speaks: results go to {@code out}, everything else to {@code err}.
 *
 * @param out results
 * @param err progress, notices and errors
 * @param interactive whether {@code err} is a terminal that can redraw a line
 */
record Console(PrintWriter out, PrintWriter err, boolean interactive) {

    private static final String TERMINAL_PROPERTY = "repdyn.terminal";

    /** The process's own streams; the launcher says whether standard error is a terminal. */
    static Console ofProcess(PrintWriter out, PrintWriter err) {
        return new Console(out, err, Boolean.getBoolean(TERMINAL_PROPERTY) && !"dumb".equals(System.getenv("TERM")));
    }
}
