package org.repdyn.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;

/** Panels with lines over time, used by several figures. */
final class LineFigures {

    /** Width of a line in pixels. */
    static final double WIDTH = 2.2;

    private LineFigures() {}

    /** Returns one panel with the lines of all arms. */
    static Figure.Panel shared(
            RunResult run, String id, String title, String axisTitle, VerticalAxis axis, List<Series> all) {
        return shared(run, id, title, axisTitle, axis, all, List.of());
    }

    /** Returns one panel with the lines of all arms, and grey areas over the uncompared times of some. */
    static Figure.Panel shared(
            RunResult run,
            String id,
            String title,
            String axisTitle,
            VerticalAxis axis,
            List<Series> all,
            List<ArmResult> partial) {
        Chart chart = Chart.described(title).y(axisTitle, axis).rows(all, Chart.SIMULATED);
        partial.forEach(arm -> UncomparedTimes.shade(chart, arm, axis));
        Palette.byArm(chart.lines(Chart.SIMULATED, WIDTH), run, all);
        return new Figure.Panel(id, title, chart.spec(), false);
    }

    /** Returns one panel per arm, each with its own axis. */
    static List<Figure.Panel> perArm(
            RunResult run,
            String id,
            String title,
            String axisTitle,
            Function<List<Series>, VerticalAxis> axis,
            List<Series> all) {
        List<Figure.Panel> panels = new ArrayList<>();
        for (int i = 0; i < run.arms().size(); i++) {
            String arm = run.arms().get(i).name();
            List<Series> mine = Series.ofArm(all, arm);
            if (!mine.isEmpty()) {
                Chart chart = Chart.described(title + ", " + arm)
                        .height(210)
                        .y(axisTitle, axis.apply(mine))
                        .rows(mine, Chart.SIMULATED);
                chart.lines(Chart.SIMULATED, WIDTH).withObject("/mark").put("color", Palette.colour(run, arm));
                panels.add(new Figure.Panel(id + "-" + (i + 1), arm, chart.spec(), false));
            }
        }
        return panels;
    }
}
