package org.repdyn.report.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.repdyn.core.result.RunResult;

/** Panels of lines in time, for several figures. */
final class LineFigures {

    private static final String X = "\"x\":{\"field\":\"t\",\"type\":\"quantitative\",\"title\":\"time t\","
            + "\"axis\":{\"tickCount\":5,\"grid\":false}}";
    private static final String TOOLTIP = "\"tooltip\":[{\"field\":\"arm\"},{\"field\":\"kind\"},"
            + "{\"field\":\"t\",\"format\":\".4~g\"},{\"field\":\"v\",\"title\":\"value\",\"format\":\".6~g\"}]";

    private LineFigures() {}

    /** All arms in one panel. */
    static Figure.Panel shared(RunResult run, String title, String axis, boolean log, List<Series> all) {
        Chart chart = Chart.described(title);
        all.forEach(s -> chart.rows(s, "simulated"));
        Chart.colourByArm(chart.layer(line(axis, log, 2)), run);
        return new Figure.Panel(title, chart.spec());
    }

    /** A panel an arm, each with an axis of its own. */
    static List<Figure.Panel> perArm(RunResult run, String what, String axis, boolean log, List<Series> all) {
        List<Figure.Panel> panels = new ArrayList<>();
        run.arms().forEach(arm -> {
            List<Series> mine = Series.ofArm(all, arm.name());
            if (!mine.isEmpty()) {
                Chart chart = Chart.described(what + ", " + arm.name()).height(200);
                mine.forEach(s -> chart.rows(s, "simulated"));
                ObjectNode layer = chart.layer(line(axis, log, 2));
                layer.withObject("/mark").put("color", Chart.colour(run, arm.name()));
                panels.add(new Figure.Panel(arm.name(), chart.spec()));
            }
        });
        return panels;
    }

    static String line(String axis, boolean log, double width) {
        return "{\"mark\":{\"type\":\"line\",\"clip\":true,\"strokeWidth\":" + width + "},\"encoding\":{" + X + ","
                + Chart.y(axis, log) + "," + TOOLTIP + ",\"detail\":{\"field\":\"i\"}}}";
    }

    static String points(String axis, boolean log) {
        return "{\"mark\":{\"type\":\"point\",\"clip\":true,\"size\":22,\"strokeWidth\":1.2},\"encoding\":{" + X + ","
                + Chart.y(axis, log) + "," + TOOLTIP + "}}";
    }
}
