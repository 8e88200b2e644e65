package org.repdyn.core.problem;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Where a value was written: a place in a file, or a flag.
 *
 * @param source the file as the user named it, or words such as {@code command line}
 * @param line counted from 1, or 0 where there are no lines
 * @param column counted from 1, or 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SourceLocation(String source, int line, int column) {

    /** A value given on the command line. */
    public static final SourceLocation COMMAND_LINE = new SourceLocation("command line", 0, 0);

    /** A default that the user did not write. */
    public static final SourceLocation DEFAULT = new SourceLocation("default", 0, 0);

    /** {@code file:line:column}, or the words. */
    @Override
    public String toString() {
        return Optional.of(source)
                .filter(s -> line > 0)
                .map(s -> s + ":" + line + ":" + column)
                .orElse(source);
    }
}
