package org.repdyn.report;

import org.apiguardian.api.API;
import org.repdyn.report.internal.Libraries;
import org.repdyn.report.internal.SentenceMath;

/** Appearance of the reports, for other pages that are to look like them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PageStyle {

    private PageStyle() {}

    /** Returns the style sheet, with variables for the colours of the attribute {@code data-theme}, {@code light} or {@code dark}. */
    public static String css() {
        return Libraries.style();
    }

    /**
     * Returns the script that sets {@code data-theme}; a button with the identifier {@code theme} changes it. Pages whose root has the
     * attribute {@code data-share-theme} share the choice.
     */
    public static String themeScript() {
        return Libraries.themeScript();
    }

    /** Returns a sentence as HTML, with its formulas as MathML and all other text escaped. */
    public static String sentence(String text) {
        return SentenceMath.of(text);
    }
}
