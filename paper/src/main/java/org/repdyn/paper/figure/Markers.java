package org.repdyn.paper.figure;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.BitSet;
import java.util.List;
import org.jfree.chart.util.ShapeUtils;

/**
 * Shapes of the points of each curve. They tell curves apart in a print without colour, in which the colours have nearly one brightness; the
 * dashes of a line say that it is a prediction or a mean over fewer arms, and are the same for all curves.
 */
final class Markers {

    /** Largest number of points of a line of which each has a marker. */
    static final int MAX_MARKED = 12;

    /** Number of markers of a line with more points. */
    static final int OF_LINE = 6;

    /** Half the width of a square in points; the other shapes have about its area. */
    private static final double HALF = 1.8;

    private static final List<Shape> SHAPES = List.of(
            new Ellipse2D.Double(-2.1, -2.1, 4.2, 4.2),
            new Rectangle2D.Double(-HALF, -HALF, 2 * HALF, 2 * HALF),
            ShapeUtils.createUpTriangle(2.3f),
            ShapeUtils.createDiamond(2.7f),
            ShapeUtils.createDownTriangle(2.3f),
            ShapeUtils.createDiagonalCross(1.9f, 0.5f),
            ShapeUtils.createRegularCross(2.6f, 0.5f));

    /** Largest distance in points of a part of a shape from its place. */
    static final double REACH = 3;

    private Markers() {}

    /** Returns the area in which markers of points of a plot are drawn: those at the ends of axes are not cut. */
    static Rectangle2D around(Rectangle2D plot) {
        return new Rectangle2D.Double(
                plot.getX() - REACH, plot.getY() - REACH, plot.getWidth() + 2 * REACH, plot.getHeight() + 2 * REACH);
    }

    /** Returns the number of different shapes. */
    static int number() {
        return SHAPES.size();
    }

    /** Returns the shape of a curve around the origin. */
    static Shape shape(int curve) {
        return SHAPES.get(curve % SHAPES.size());
    }

    /**
     * Returns which points of a line have a marker: each of a few, or those nearest to evenly spaced places of the axis. The places of two
     * curves differ, so that markers of curves that lie on each other are beside each other.
     *
     * @param places places of the points on the axis, from 0 to 1 in ascending order
     * @param curve number of the curve
     * @param curves number of curves
     */
    static BitSet along(double[] places, int curve, int curves) {
        BitSet marked = new BitSet();
        if (places.length <= MAX_MARKED) {
            marked.set(0, places.length);
            return marked;
        }
        for (int k = 0; k < OF_LINE; k++) {
            double wanted = (k + (curve + 0.5) / curves) / OF_LINE;
            if (wanted >= places[0] && wanted <= places[places.length - 1]) {
                marked.set(nearest(places, wanted));
            }
        }
        if (marked.isEmpty()) {
            marked.set(places.length / 2);
        }
        return marked;
    }

    private static int nearest(double[] places, double wanted) {
        int nearest = 0;
        for (int i = 1; i < places.length; i++) {
            if (Math.abs(places[i] - wanted) < Math.abs(places[nearest] - wanted)) {
                nearest = i;
            }
        }
        return nearest;
    }
}
