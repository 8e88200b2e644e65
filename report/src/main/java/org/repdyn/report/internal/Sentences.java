package org.repdyn.report.internal;

import java.util.Locale;

/** Sentences made of findings and reasons, which begin in lower case and have no full stop. */
final class Sentences {

    private Sentences() {}

    /** Returns a text with a capital first letter and a full stop; empty for a blank text. */
    static String sentence(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return "";
        }
        int first = stripped.offsetByCodePoints(0, 1);
        return stripped.substring(0, first).toUpperCase(Locale.ROOT)
                + stripped.substring(first)
                + (stripped.endsWith(".") ? "" : ".");
    }
}
