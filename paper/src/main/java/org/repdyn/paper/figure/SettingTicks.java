package org.repdyn.paper.figure;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * Ticks of an axis at the values of a setting, such as the widths that were run.
 *
 * @param values the values in ascending order; empty if the axis chooses its ticks
 */
record SettingTicks(List<Double> values) {

    /** Largest number of values with a tick each; of more, labels and lines of the grid would be crowded. */
    private static final int MAX_VALUES = 12;

    /** Smallest distance of two labels as a multiple of the size of their text. */
    private static final double GAP = 0.4;

    /** Ticks that the axis chooses. */
    static final SettingTicks NONE = new SettingTicks(List.of());

    /** Returns the ticks of some curves: one at each place of a point, or those of the axis for lines and many places. */
    static SettingTicks of(FigureData data, List<Curve> drawn) {
        List<Double> places = drawn.stream()
                .flatMap(curve -> curve.points().stream())
                .map(Curve.Point::x)
                .distinct()
                .sorted()
                .toList();
        return data.joined() || places.size() > MAX_VALUES ? NONE : new SettingTicks(places);
    }

    /** Returns the ticks of a horizontal axis; a label that would touch the one before it is left out. */
    List<ValueTick> on(ValueAxis axis, Rectangle2D area) {
        TickFormat format = TickFormat.plain();
        List<ValueTick> ticks = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            String label = format.format(value);
            double half = FigureFont.width(axis.getTickLabelFont(), label) / 2;
            double place = axis.valueToJava2D(value, area, RectangleEdge.BOTTOM);
            boolean fits = place - half >= free;
            ticks.add(new NumberTick(value, fits ? label : "", TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
            if (fits) {
                free = place + half + GAP * axis.getTickLabelFont().getSize2D();
            }
        }
        return ticks;
    }
}
