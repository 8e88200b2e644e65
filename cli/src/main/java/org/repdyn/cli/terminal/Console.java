package org.repdyn.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The streams of a command: results go to {@code out}, everything else to {@code err}.
 *
 * @param out stream of results
 * @param err stream of progress, notices, questions and errors
 * @param interactive true if {@code err} is a terminal that can redraw a line
 * @param columns width of the terminal that {@code out} is, in characters; 0 if it is none or its width is unknown
 * @param in answers of the user
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Console(PrintWriter out, PrintWriter err, boolean interactive, int columns, BufferedReader in) {

    /** System property by which the launcher says whether standard error is a terminal. */
    private static final String TERMINAL_PROPERTY = "repdyn.terminal";

    /** System property by which the launcher passes the width of the terminal on standard output; 0 if that is none. */
    private static final String COLUMNS_PROPERTY = "repdyn.table";

    /** Creates a console whose results go to no terminal, and on which no question is answered. */
    public Console(PrintWriter out, PrintWriter err, boolean interactive) {
        this(out, err, interactive, 0, new BufferedReader(Reader.nullReader()));
    }

    /** Creates a console whose streams go to no terminal, and on which no question is answered. */
    public Console(PrintWriter out, PrintWriter err) {
        this(out, err, false);
    }

    /** Returns a console on which nothing is printed. */
    public static Console silent() {
        return new Console(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));
    }

    /** Returns a console on the streams of the process; properties of the launcher say which of them are terminals. */
    public static Console ofProcess(PrintWriter out, PrintWriter err) {
        return new Console(
                out,
                err,
                Boolean.getBoolean(TERMINAL_PROPERTY) && !isDumb(),
                Integer.getInteger(COLUMNS_PROPERTY, 0),
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())));
    }

    /** Prints a table as a result, fitted to the terminal; without one, as wide as it is. */
    public void print(TextTable table) {
        out.print(table.fitting(columns));
    }

    /** Returns true if results go to a terminal that shows styles of letters. */
    public boolean hasStyles() {
        return columns > 0 && !isDumb();
    }

    /** Returns true if the terminal says that it prints control sequences as they are, such as that of an editor. */
    private static boolean isDumb() {
        return "dumb".equals(System.getenv("TERM"));
    }

    /**
     * Returns the next line of the user; empty at the end of the input.
     *
     * @throws IOException if the input cannot be read
     */
    public String readLine() throws IOException {
        return Optional.ofNullable(in.readLine()).orElse("");
    }
}
