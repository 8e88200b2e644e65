package org.repdyn.core.problem;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Place where a value was written: a position in a file, or the command line.
 *
 * @param source file as the user named it, or words such as {@code command line}
 * @param line line, counted from 1; 0 if the source has no lines
 * @param column column, counted from 1; 0 if the source has no lines
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record SourceLocation(String source, int line, int column) {

    /** Location of values given on the command line. */
    public static final SourceLocation COMMAND_LINE = new SourceLocation("command line", 0, 0);

    /** Location of values that a program passes as arguments of a method. */
    public static final SourceLocation PROGRAM = new SourceLocation("this program", 0, 0);

    /** Location of default values, which the user did not write. */
    public static final SourceLocation DEFAULT = new SourceLocation("default", 0, 0);

    /** Returns {@code file:line:column}, or the source alone if there are no lines. */
    @Override
    public String toString() {
        return Optional.of(source)
                .filter(s -> line > 0)
                .map(s -> s + ":" + line + ":" + column)
                .orElse(source);
    }
}
