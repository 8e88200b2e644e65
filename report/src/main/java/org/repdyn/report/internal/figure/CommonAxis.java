package org.repdyn.report.internal.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Logarithmic axis that the panels of most arms have in common. A panel whose values reach many more decades than those of the others, such as
 * that of an arm that diverged, has an axis of its own, since the common one would make the lines of all others look constant. So has a panel
 * that would look constant beside a majority with many decades.
 *
 * @param common common axis
 * @param own for each panel, true if it has an axis of its own
 */
record CommonAxis(VerticalAxis common, List<Boolean> own) {

    /** Largest length of the common axis, as a multiple of the median length of the panels: typical lines take a quarter of the height. */
    private static final double MAX_LENGTH = 4;

    /** Least length of an axis of one panel in decades, so that values that hardly differ look constant. */
    private static final double LEAST = 1;

    /** Returns the axis of some panels, each with a line of two points or more. Each has its own axis if fewer than half could share one. */
    static CommonAxis of(List<List<Series>> panels) {
        List<VerticalAxis> axes = panels.stream().map(CommonAxis::ofPanel).toList();
        double low = median(axes, axis -> Math.log10(axis.low()));
        double high = median(axes, axis -> Math.log10(axis.high()));
        double allowed = MAX_LENGTH * median(axes, CommonAxis::decades);
        // The panels in the order of how far they reach beyond the median ends, so that all that reach far are taken
        // out.
        List<Integer> members = new ArrayList<>(IntStream.range(0, axes.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        panel -> Math.max(0, low - Math.log10(axes.get(panel).low()))
                                + Math.max(0, Math.log10(axes.get(panel).high()) - high)))
                .toList());
        while (members.size() > 1 && decades(around(axes, members)) > allowed) {
            members.remove(members.size() - 1);
        }
        double least = decades(around(axes, members)) / (2 * MAX_LENGTH);
        members.removeIf(panel -> decades(axes.get(panel)) < least);
        boolean shared = axes.size() == 1 || (members.size() > 1 && 2 * members.size() >= axes.size());
        return new CommonAxis(
                shared ? around(axes, members) : axes.get(0),
                IntStream.range(0, axes.size())
                        .mapToObj(panel -> !shared || !members.contains(panel))
                        .toList());
    }

    /** Returns the axis of one panel; values that need less than the least length are in its middle. */
    static VerticalAxis ofPanel(List<Series> lines) {
        VerticalAxis axis = VerticalAxis.logarithmic(lines);
        double factor = Math.pow(10, (LEAST - decades(axis)) / 2);
        return factor <= 1 ? axis : new VerticalAxis(axis.type(), axis.low() / factor, axis.high() * factor, 0);
    }

    private static VerticalAxis around(List<VerticalAxis> axes, List<Integer> members) {
        return new VerticalAxis(
                "log",
                members.stream()
                        .mapToDouble(panel -> axes.get(panel).low())
                        .min()
                        .orElseThrow(),
                members.stream()
                        .mapToDouble(panel -> axes.get(panel).high())
                        .max()
                        .orElseThrow(),
                0);
    }

    /** Returns the lower median of a number of the panels. */
    private static double median(List<VerticalAxis> axes, ToDoubleFunction<VerticalAxis> number) {
        double[] sorted = axes.stream().mapToDouble(number).sorted().toArray();
        return sorted[(sorted.length - 1) / 2];
    }

    private static double decades(VerticalAxis axis) {
        return Math.log10(axis.high()) - Math.log10(axis.low());
    }
}
