package org.repdyn.study.store;

import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Identifier of a run: the SHA-256 of everything that its numbers depend on.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunId(String hex) {

    /** Form of an identifier: a SHA-256, hexadecimal in lower case. */
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Number of digits in messages; two of a million runs share 12 digits with a probability of 0.2 %. */
    private static final int SHORT = 12;

    public RunId {
        if (!isHex(hex)) {
            throw new IllegalArgumentException(
                    "'" + hex + "' is not the identifier of a run: 64 hexadecimal digits in lower case");
        }
    }

    /** Returns true if a text is an identifier: 64 hexadecimal digits in lower case. */
    public static boolean isHex(String text) {
        return FORM.matcher(text).matches();
    }

    /** Returns the first digits, for messages. */
    public String brief() {
        return hex.substring(0, SHORT);
    }

    @Override
    public String toString() {
        return hex;
    }
}
