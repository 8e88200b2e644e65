package org.repdyn.paper.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** Vertical axis at the left of a plot, with the place sign(x)·ln(1 + |x|/c) of a value x: linear around zero and logarithmic beyond. */
final class SymmetricLogAxis extends NumberAxis {

    private static final long serialVersionUID = 1L;

    /** Largest number of ticks beside 0 that an axis of a small figure has room for. */
    private static final int MAX_TICKS = 7;

    private final double constant;

    /**
     * Creates an axis.
     *
     * @param constant size c of a value from which the axis is logarithmic
     */
    SymmetricLogAxis(String label, double constant) {
        super(label);
        this.constant = constant;
    }

    private double place(double value) {
        return Math.signum(value) * Math.log1p(Math.abs(value) / constant);
    }

    @Override
    public double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
        double low = place(getLowerBound());
        double share = (place(value) - low) / (place(getUpperBound()) - low);
        return area.getMaxY() - share * area.getHeight();
    }

    @Override
    public double java2DToValue(double place, Rectangle2D area, RectangleEdge edge) {
        double low = place(getLowerBound());
        double there = low + (area.getMaxY() - place) / area.getHeight() * (place(getUpperBound()) - low);
        return Math.signum(there) * constant * Math.expm1(Math.abs(there));
    }

    /** Sets the ends to two values and a margin. */
    void setEnds(double low, double high, double margin) {
        double space = (place(high) - place(low)) * margin;
        setRange(moved(low, -space), moved(high, space));
    }

    private double moved(double value, double by) {
        double there = place(value) + by;
        return Math.signum(there) * Math.min(constant * Math.expm1(Math.abs(there)), Double.MAX_VALUE);
    }

    @Override
    public List<ValueTick> refreshTicks(
            Graphics2D graphics, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        List<Double> places = places(getLowerBound(), getUpperBound(), constant);
        TickFormat format = TickFormat.of(places);
        List<ValueTick> ticks = new ArrayList<>();
        for (double value : places) {
            ticks.add(new NumberTick(value, format.format(value), TextAnchor.CENTER_RIGHT, TextAnchor.CENTER, 0));
        }
        return ticks;
    }

    /** Returns the places of the ticks, in ascending order: 0, and powers of ten of both signs with equal steps of the exponent. */
    static List<Double> places(double low, double high, double constant) {
        double decades = Math.log10(1 + Math.max(0, high) / constant) + Math.log10(1 + Math.max(0, -low) / constant);
        int step = Math.max(1, (int) Math.ceil(decades / MAX_TICKS));
        List<Double> places = new ArrayList<>();
        powers(constant, -low, step).forEach(place -> places.add(-place));
        if (low <= 0 && high >= 0) {
            places.add(0.0);
        }
        List<Double> positive = powers(constant, high, step);
        for (int i = positive.size() - 1; i >= 0; i--) {
            places.add(positive.get(i));
        }
        return List.copyOf(places);
    }

    /** Returns powers of ten up to a number, in descending order; those nearer to 0 than half a step would touch its tick. */
    private static List<Double> powers(double constant, double high, int step) {
        List<Double> powers = new ArrayList<>();
        for (int exponent = (int) Math.floor(Math.log10(Math.max(high, Double.MIN_NORMAL))); ; exponent -= step) {
            double power = Double.parseDouble("1e" + exponent);
            if (power > high || Math.log10(1 + power / constant) < step / 2.0) {
                return powers;
            }
            powers.add(power);
        }
    }
}
