package org.repdyn.paper.figure;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Size and axes of a figure.
 *
 * @param width width in points of 1/72 inch
 * @param height height in points; by default that of a plot of 3 : 4 with its legend
 * @param fontSize size of all text in points
 * @param logX true for a logarithmic horizontal axis
 * @param logY true for a logarithmic vertical axis; by default it is logarithmic where that shows more
 * @param dpi pixels per inch of a PNG
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FigureStyle(
        double width, Optional<Double> height, double fontSize, boolean logX, Optional<Boolean> logY, int dpi) {

    /** Refuses null. */
    public FigureStyle {
        Objects.requireNonNull(height, "the argument 'height' is null");
        Objects.requireNonNull(logY, "the argument 'logY' is null");
    }

    /** Number of points in an inch. */
    public static final double POINTS_PER_INCH = 72;

    /** Width of one column of a page of two, 3.25 inches, with text of 8 points. */
    public static final FigureStyle ONE_COLUMN =
            new FigureStyle(234, Optional.empty(), 8, false, Optional.empty(), 300);
}
