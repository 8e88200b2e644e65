package org.repdyn.paper.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * Logarithmic axis with ticks at powers of ten, or at multiples of 1, 2 and 5 of them on a short axis, or at the values of a setting. Its labels are plain strings, which stay
 * text in SVG, while those of {@link LogAxis} become outlines.
 */
final class DecadeAxis extends LogAxis {

    private static final long serialVersionUID = 1L;

    /** Largest number of ticks that fit the axis of a small figure. */
    private static final int MAX_TICKS = 7;

    private final transient SettingTicks given;

    DecadeAxis(String label, SettingTicks given) {
        super(label);
        this.given = given;
    }

    @Override
    public List<ValueTick> refreshTicks(
            Graphics2D graphics, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        if (!given.values().isEmpty()) {
            return given.on(this, dataArea);
        }
        TextAnchor anchor = RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        List<Double> places = places(getLowerBound(), getUpperBound());
        TickFormat format = TickFormat.of(places);
        List<ValueTick> ticks = new ArrayList<>();
        for (double value : places) {
            ticks.add(new NumberTick(value, format.format(value), anchor, TextAnchor.CENTER, 0));
        }
        return ticks;
    }

    /** Returns the places of the ticks between two positive numbers, in ascending order. */
    static List<Double> places(double low, double high) {
        int first = (int) Math.floor(Math.log10(low));
        int last = (int) Math.ceil(Math.log10(high));
        for (int[] multiples : new int[][] {{1}, {1, 3}, {1, 2, 5}, {1, 2, 3, 4, 5, 6, 7, 8, 9}}) {
            List<Double> places = new ArrayList<>();
            for (int exponent = first; exponent <= last; exponent++) {
                for (int multiple : multiples) {
                    double place = Double.parseDouble(multiple + "e" + exponent);
                    if (place >= low && place <= high) {
                        places.add(place);
                    }
                }
            }
            if (places.size() > 2) {
                return every((places.size() + MAX_TICKS - 1) / MAX_TICKS, places);
            }
        }
        return between(low, high);
    }

    /** Returns multiples of a round step between two numbers that are closer than a factor of two. */
    private static List<Double> between(double low, double high) {
        double rough = (high - low) / 4;
        int exponent = (int) Math.floor(Math.log10(rough));
        double digit = rough / Math.pow(10, exponent);
        BigDecimal step = BigDecimal.valueOf(digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10)
                .scaleByPowerOfTen(exponent);
        List<Double> places = new ArrayList<>();
        for (BigDecimal place =
                        BigDecimal.valueOf(Math.ceil(low / step.doubleValue())).multiply(step);
                place.doubleValue() <= high;
                place = place.add(step)) {
            places.add(place.doubleValue());
        }
        return List.copyOf(places);
    }

    private static List<Double> every(int step, List<Double> places) {
        List<Double> kept = new ArrayList<>();
        for (int i = 0; i < places.size(); i += step) {
            kept.add(places.get(i));
        }
        return List.copyOf(kept);
    }
}
