package org.repdyn.paper.figure;

import java.util.List;

/**
 * Horizontal shift of the points of several sets with the same values, so that an interval does not hide another one.
 *
 * @param step distance of two sets at the same value, in the unit of the axis; of a logarithmic axis, the difference of log₁₀ x
 * @param sets number of sets
 * @param logarithmic true for a logarithmic axis
 */
record PointShift(double step, int sets, boolean logarithmic) {

    /** Distance of two sets at one category, as a share of the distance of categories. */
    private static final double CATEGORY_STEP = 0.12;

    /** Distance of two sets at one number, as a share of the axis: about the diameter of a point in a figure of one column. */
    private static final double NUMBER_STEP = 0.025;

    /** Largest share of the space between two numbers that all sets take, so that each point is nearest to its own number. */
    private static final double MAX_SHARE = 0.6;

    /** Returns the shift at categories 0, 1, …. */
    static PointShift ofCategories(int sets) {
        return new PointShift(CATEGORY_STEP, sets, false);
    }

    /** Returns the shift at the numbers of some curves; none for curves that are lines. */
    static PointShift ofNumbers(List<Curve> curves, int sets, boolean joined, boolean logarithmic) {
        double[] places = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> logarithmic ? Math.log10(point.x()) : point.x())
                .sorted()
                .distinct()
                .toArray();
        if (joined || places.length < 2) {
            return new PointShift(0, sets, logarithmic);
        }
        double gap = Double.POSITIVE_INFINITY;
        for (int i = 1; i < places.length; i++) {
            gap = Math.min(gap, places[i] - places[i - 1]);
        }
        double span = places[places.length - 1] - places[0];
        return new PointShift(Math.min(NUMBER_STEP * span, MAX_SHARE * gap / sets), sets, logarithmic);
    }

    /** Returns where a point of set number {@code set} with value {@code x} is drawn. */
    double place(double x, int set) {
        double shift = step * (set - (sets - 1) / 2.0);
        return logarithmic ? x * Math.pow(10, shift) : x + shift;
    }
}
