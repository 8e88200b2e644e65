package org.repdyn.core.problem;

import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Texts of plugins and files as one line for a terminal: without line breaks and control characters, among them those that change the
 * colours or the title of a terminal, and not longer than a reader would read.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SingleLine {

    /** Largest number of characters; the rest is left out. A screen has about this many. */
    public static final int MAX_LENGTH = 2_000;

    private SingleLine() {}

    /** Returns a text with its lines joined by blanks, without control characters, and shortened; {@code text} itself if it is one line. */
    public static String of(String text) {
        if (text.length() <= MAX_LENGTH && text.chars().noneMatch(SingleLine::controls)) {
            return text;
        }
        String start = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + " …";
        return start.lines()
                .map(line -> line.codePoints()
                        .filter(c -> !controls(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                        .strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Returns true for control characters, and for the marks that reverse the direction of text. */
    private static boolean controls(int c) {
        return Character.isISOControl(c)
                || c == '\u2028'
                || c == '\u2029'
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
