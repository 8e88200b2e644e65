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
 */
record Figure(String id, String title, String caption, List<Panel> panels, String absence) {

    /**
     * One drawing.
     *
     * @param title what it shows, for its heading and for those who cannot see it
     * @param spec Vega-Lite
     */
    record Panel(String title, ObjectNode spec) {}

    static Figure absent(String id, String title, String absence) {
        return new Figure(id, title, "", List.of(), absence);
    }
}
