package org.repdyn.site;

/** Text in HTML. */
final class Html {

    private Html() {}

    /** Returns text for the content of an element or for an attribute in double quotes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
