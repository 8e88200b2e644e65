package org.repdyn.report.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A figure: panels side by side, or a sentence where there is nothing to draw.
 *
 * @param id name in the document and of saved files
 * @param title heading
 * @param caption what to see
 * @param panels drawings; empty if there is nothing to draw
 * @param absence why there is nothing, or what is left out; empty if all is there
 * @param wide whether it takes the whole width of the page
 */
public record Figure(String id, String title, String caption, List<Panel> panels, String absence, boolean wide) {

    /**
     * One drawing.
     *
     * @param id unique on the page; a valid file name
     * @param title what it shows, for its heading
     * @param spec Vega-Lite
     * @param square whether it is as high as wide
     */
    public record Panel(String id, String title, ObjectNode spec, boolean square) {

        /** Its style class. */
        public String shape() {
            return square ? "square" : "flat";
        }
    }

    /** Its style class. */
    public String style() {
        return wide ? "wide" : "half";
    }

    static Figure of(String id, String title, String caption, List<Panel> panels, String absence) {
        return new Figure(id, title, caption, List.copyOf(panels), absence, true);
    }

    static Figure absent(String id, String title, String absence) {
        return new Figure(id, title, "", List.of(), absence, true);
    }

    /** Whether it may stand beside another. */
    boolean narrow() {
        return panels.size() <= 1;
    }

    Figure half() {
        return new Figure(id, title, caption, panels, absence, false);
    }
}
