package org.repdyn.paper.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.result.FigureScale;
import org.repdyn.paper.CsvText;
import org.repdyn.paper.MeanCells;

/**
 * Data of a figure.
 *
 * @param xLabel label of the horizontal axis
 * @param yLabel label of the vertical axis
 * @param categories texts at 0, 1, … of the horizontal axis; empty if it has numbers
 * @param joined true if the points of a curve are joined by a line, with intervals as a band; otherwise intervals are bars
 * @param curves the curves
 * @param notices sentences on what a reader of the figure must know
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FigureData(
        String xLabel, String yLabel, List<String> categories, boolean joined, List<Curve> curves, List<String> notices)
        implements FigureSource {

    public FigureData {
        Objects.requireNonNull(xLabel, "the argument 'xLabel' is null");
        Objects.requireNonNull(yLabel, "the argument 'yLabel' is null");
        Objects.requireNonNull(categories, "the argument 'categories' is null");
        Objects.requireNonNull(curves, "the argument 'curves' is null");
        Objects.requireNonNull(notices, "the argument 'notices' is null");
        categories = List.copyOf(categories);
        curves = List.copyOf(curves);
        notices = List.copyOf(notices);
    }

    /**
     * Returns the scale of the vertical axis that a style asks for. By default it is linear unless the values that can be shown differ by
     * orders of magnitude.
     */
    AxisScale scale(FigureStyle style) {
        if (style.logY().isPresent()) {
            return style.logY().get() ? AxisScale.LOGARITHMIC : AxisScale.LINEAR;
        }
        double[] values = values(style);
        double[] sizes = sizes(values);
        if (sizes.length == 0) {
            return AxisScale.LINEAR;
        }
        double median = sizes[sizes.length / 2];
        boolean large = sizes[sizes.length - 1] > FigureScale.MAX_LINEAR_RATIO * median;
        if (values[0] > 0) {
            return large || median > FigureScale.MAX_LINEAR_RATIO * sizes[0] ? AxisScale.LOGARITHMIC : AxisScale.LINEAR;
        }
        return large && grows(sizes[sizes.length - 1], style) ? AxisScale.SYMMETRIC : AxisScale.LINEAR;
    }

    /** Returns whether the largest size is far above those at which curves begin: of one that falls to 0, decades of rounding errors would be drawn. */
    private boolean grows(double largest, FigureStyle style) {
        return !joined
                || curves.stream()
                        .flatMap(curve -> drawn(curve, style).limit(1))
                        .allMatch(first -> largest
                                > FigureScale.MAX_LINEAR_RATIO
                                        * Math.abs(DrawnNumbers.of(first.mean().mean())));
    }

    /** Returns the points of a curve that can be shown: on a logarithmic horizontal axis those with a positive place. */
    private static Stream<Curve.Point> drawn(Curve curve, FigureStyle style) {
        return curve.points().stream().filter(point -> !style.logX() || point.x() > 0);
    }

    /** Returns the size of a value from which an axis with values of both signs is logarithmic: a tenth of the values are smaller. */
    double smallSize(FigureStyle style) {
        double[] sizes = sizes(values(style));
        // The quotient of the largest and this size is finite.
        return Math.max(sizes[sizes.length / 10], sizes[sizes.length - 1] / DrawnNumbers.LARGEST);
    }

    /** Returns the values that can be shown, in ascending order. */
    private double[] values(FigureStyle style) {
        return curves.stream()
                .flatMap(curve -> drawn(curve, style))
                .mapToDouble(point -> DrawnNumbers.of(point.mean().mean()))
                .sorted()
                .toArray();
    }

    /** Returns the sizes of the values other than 0, in ascending order. */
    private static double[] sizes(double[] values) {
        return Arrays.stream(values)
                .map(Math::abs)
                .filter(size -> size > 0)
                .sorted()
                .toArray();
    }

    /** Returns the data as CSV, one row for each value, with all digits. */
    @Override
    public String csv() {
        List<List<String>> rows = new ArrayList<>();
        for (Curve curve : curves) {
            for (Curve.Point point : curve.points()) {
                List<String> row = new ArrayList<>(List.of(
                        curve.name(),
                        curve.predicted() ? "predicted" : "simulated",
                        categories.isEmpty() ? Double.toString(point.x()) : categories.get((int) point.x())));
                row.addAll(MeanCells.of(Optional.of(point.mean())));
                row.add(Integer.toString(point.arms()));
                rows.add(row);
            }
        }
        return CsvText.of(List.of("curve", "kind", "x", "mean", "low", "high", "n", "arms"), rows);
    }
}
