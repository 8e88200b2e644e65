package org.repdyn.core.problem;

import org.apiguardian.api.API;

/**
 * Texts of a user in a message, with the escape of Java in place of each character that nobody sees: line breaks and other control
 * characters, marks of direction, and blanks other than the common one.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class VisibleText {

    private VisibleText() {}

    /** Returns a text with escapes; {@code text} itself if all its characters are visible. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(VisibleText::isInvisible)) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(c -> result.append(isInvisible(c) ? escape(c) : Character.toString(c)));
        return result.toString();
    }

    /** Returns the escape of a character: a backslash, u, and at least four hexadecimal digits. */
    public static String escape(int codePoint) {
        return String.format("\\u%04x", codePoint);
    }

    private static boolean isInvisible(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || (Character.isSpaceChar(c) && c != ' ');
    }
}
