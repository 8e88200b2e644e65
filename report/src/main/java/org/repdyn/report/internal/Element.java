package org.repdyn.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An HTML element. Text and attribute values are escaped here and nowhere else, so none can be forgotten. */
final class Element {

    private static final Set<String> VOID = Set.of("meta", "br");

    private final String tag;
    private final StringBuilder attributes = new StringBuilder();
    private final List<Object> content = new ArrayList<>();

    private Element(String tag) {
        this.tag = tag;
    }

    /** Source of a script or a style sheet; only what cannot hold the tag that ends it. */
    private record Source(String text) {}

    static Element of(String tag) {
        return new Element(tag);
    }

    static Element of(String tag, String text) {
        return new Element(tag).text(text);
    }

    /** A script or style element with source of our own or of a library. */
    static Element source(String tag, String source) {
        if (source.contains("</" + tag) || source.contains("<!--")) {
            throw new IllegalArgumentException("this source would end its own " + tag + " element");
        }
        Element element = new Element(tag);
        element.content.add(new Source(source));
        return element;
    }

    Element attribute(String name, String value) {
        attributes.append(' ').append(name).append("=\"").append(escape(value)).append('"');
        return this;
    }

    Element text(String text) {
        content.add(text);
        return this;
    }

    Element add(Element child) {
        content.add(child);
        return this;
    }

    Element addAll(List<Element> children) {
        content.addAll(children);
        return this;
    }

    void appendTo(StringBuilder out) {
        out.append('<').append(tag).append(attributes).append('>');
        for (Object part : content) {
            if (part instanceof Element child) {
                child.appendTo(out);
            } else if (part instanceof Source source) {
                out.append(source.text());
            } else {
                out.append(escape(part.toString()));
            }
        }
        if (!VOID.contains(tag)) {
            out.append("</").append(tag).append(">\n");
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
