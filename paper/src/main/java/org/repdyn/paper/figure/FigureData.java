package org.repdyn.paper.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /** Returns true if all values are positive and the largest is more than a thousand times the median. */
    boolean spansOrders() {
        double[] values = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> point.mean().mean())
                .sorted()
                .toArray();
        return values.length > 0
                && values[0] > 0
                && (values[values.length - 1] > FigureScale.MAX_LINEAR_RATIO * values[values.length / 2]
                        || values[values.length / 2] > FigureScale.MAX_LINEAR_RATIO * values[0]);
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
