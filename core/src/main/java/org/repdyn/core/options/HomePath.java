package org.repdyn.core.options;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apiguardian.api.API;

/** Paths in which a leading {@code ~} stands for the home directory, as in a shell. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HomePath {

    /** Start of a path that stands for the home directory, as in a shell. */
    private static final String HOME = "~";

    /** Advice to a user whose path has letters that the locale does not have. */
    static final String LOCALE_ADVICE =
            "For names with letters outside ASCII, set a UTF-8 locale, such as LC_ALL=C.UTF-8";

    private HomePath() {}

    /**
     * Returns the path of a text; {@code ~} and {@code ~/x} are in the home directory of the user.
     *
     * @throws InvalidPathException if the text is not a path
     */
    public static Path of(String text) {
        if (text.equals(HOME) || text.startsWith(HOME + "/")) {
            return Path.of(System.getProperty("user.home"), text.substring(1));
        }
        return Path.of(text);
    }

    /** Returns why a text is not a path, and what to do, in the words of a user. */
    public static String refusal(InvalidPathException e) {
        return "'" + e.getInput() + "' cannot be a path: " + e.getReason()
                + (StandardCharsets.US_ASCII.newEncoder().canEncode(e.getInput()) ? "" : ". " + LOCALE_ADVICE);
    }
}
