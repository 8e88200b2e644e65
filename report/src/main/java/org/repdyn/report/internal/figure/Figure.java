package org.repdyn.report.internal.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Figure of the report: panels side by side, or a sentence if there is nothing to draw.
 *
 * @param id name in the document and of saved files
 * @param title heading
 * @param caption explanation below the heading; may be empty
 * @param panels charts; empty if there is nothing to draw
 * @param absence sentence that says what is not drawn and why; empty if all is drawn
 * @param legend legend of all panels; empty if each panel has its own
 * @param wide true if the figure takes the whole width of the page
 */
public record Figure(
        String id,
        String title,
        String caption,
        List<Panel> panels,
        String absence,
        List<LegendEntry> legend,
        boolean wide) {

    /** Number of panels that are shown at once; the others are folded. */
    private static final int UNFOLDED = 12;

    /**
     * One chart of a figure.
     *
     * @param id name that is unique on the page and a valid file name
     * @param title heading
     * @param spec Vega-Lite specification
     * @param square true if its height equals its width
     */
    public record Panel(String id, String title, ObjectNode spec, boolean square) {

        /** Returns the CSS class of the shape. */
        public String shape() {
            return square ? "square" : "flat";
        }
    }

    /** Returns the CSS class of the width. */
    public String style() {
        return wide ? "wide" : "half";
    }

    static Figure of(String id, String title, String caption, List<Panel> panels, String absence) {
        return new Figure(id, title, caption, List.copyOf(panels), absence, List.of(), true);
    }

    /**
     * Returns a figure with curves of all arms.
     *
     * @param caption explanation of the quantity
     * @param absence sentence on what is not drawn; may be empty
     */
    static Figure of(String id, String title, String caption, SharedLines.Drawn drawn, String absence) {
        return new Figure(
                id,
                title,
                (caption + " " + drawn.caption()).strip(),
                List.copyOf(drawn.panels()),
                (absence + " " + drawn.absence()).strip(),
                List.copyOf(drawn.legend()),
                true);
    }

    /** Returns the panels that are shown at once. */
    public List<Panel> unfolded() {
        return panels.subList(0, Math.min(panels.size(), UNFOLDED));
    }

    /** Returns the panels that are folded, because many panels hide what follows them. */
    public List<Panel> folded() {
        return panels.subList(unfolded().size(), panels.size());
    }

    static Figure absent(String id, String title, String absence) {
        return new Figure(id, title, "", List.of(), absence, List.of(), true);
    }

    /** Returns true if half the width of the page is enough. */
    public boolean narrow() {
        return panels.size() <= 1;
    }

    public Figure half() {
        return new Figure(id, title, caption, panels, absence, legend, false);
    }
}
