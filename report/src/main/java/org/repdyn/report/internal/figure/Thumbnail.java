package org.repdyn.report.internal.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.RunResult;

/** Figure of a run in the size of a thumbnail: one observable of a few arms over time, in the colours of the report, without axes. */
public final class Thumbnail {

    /** Observables in the order in which they are looked for, with their names in words. */
    private static final List<Drawn> DRAWN = List.of(
            new Drawn(ObservableNames.EFFECTIVE_RANK, "Effective rank"), new Drawn(ObservableNames.LOSS, "Loss"));

    /** Largest number of lines, and of points of a line; more cannot be told apart at this size. */
    private static final int MAX_LINES = 8;

    private static final int MAX_POINTS = 60;

    private static final int WIDTH = 180;
    private static final int HEIGHT = 84;
    private static final int MARGIN = 3;

    /** Ratio of the largest to the smallest value from which the vertical axis is logarithmic. */
    private static final double DECADES = 100;

    private record Drawn(String observable, String words) {}

    /** Smallest and largest number. */
    private record Extent(double low, double high) {

        static Extent of(Stream<Double> values) {
            List<Double> all = values.toList();
            return new Extent(
                    all.stream().mapToDouble(v -> v).min().orElse(0),
                    all.stream().mapToDouble(v -> v).max().orElse(1));
        }

        /** Returns the place of a number between 0 and 1; ½ if all numbers are equal. */
        double place(double value) {
            return high > low ? (value - low) / (high - low) : 0.5;
        }
    }

    private Thumbnail() {}

    /** Returns an element {@code svg}; empty if no arm has an observable of {@link #DRAWN} at two or more times. */
    public static String of(RunResult run) {
        Set<String> arms = DrawnArms.of(run, MAX_LINES);
        return DRAWN.stream()
                .map(drawn -> svg(run, arms, drawn))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static Optional<String> svg(RunResult run, Set<String> arms, Drawn drawn) {
        List<Series> series = Series.of(run, drawn.observable()).stream()
                .filter(line -> line.index() == 0 && arms.contains(line.arm()))
                .toList();
        if (series.isEmpty()) {
            return Optional.empty();
        }
        Extent values = Extent.of(values(series));
        boolean logarithmic = values.low() > 0 && values.high() / values.low() >= DECADES;
        DoubleUnaryOperator scale = logarithmic ? Math::log : DoubleUnaryOperator.identity();
        Extent vertical = Extent.of(values(series).map(scale::applyAsDouble));
        double[] times = series.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Series.Point::t)
                .toArray();
        OptionalDouble first = TimeAxis.logarithmicFrom(times);
        DoubleUnaryOperator clock =
                first.isPresent() ? t -> Math.log(1 + t / first.getAsDouble()) : DoubleUnaryOperator.identity();
        Extent horizontal = Extent.of(Arrays.stream(times).map(clock).boxed());
        String lines = series.stream()
                .map(line -> "<polyline class=\"arm-" + Palette.number(Palette.curve(run, line.arm()))
                        + "\" stroke-dasharray=\""
                        + Palette.dashes(Palette.curve(run, line.arm())).stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(" "))
                        + "\" points=\""
                        + Series.thin(line.points(), MAX_POINTS).stream()
                                .map(point -> number(MARGIN
                                                + (WIDTH - 2 * MARGIN)
                                                        * horizontal.place(clock.applyAsDouble(point.t())))
                                        + ","
                                        + number(HEIGHT
                                                - MARGIN
                                                - (HEIGHT - 2 * MARGIN)
                                                        * vertical.place(scale.applyAsDouble(point.value()))))
                                .collect(Collectors.joining(" "))
                        + "\"/>")
                .collect(Collectors.joining());
        String title = drawn.words() + " over time" + (logarithmic ? ", logarithmic" : "")
                + (first.isPresent() ? ", times logarithmic" : "");
        return Optional.of("<svg class=\"thumbnail\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\"><title>"
                + escaped(title + "; last values: " + ends(series)) + "</title>" + lines + "</svg>");
    }

    /** Returns the last value of each line, for a reader who does not see it, or does not know whose it is. */
    private static String ends(List<Series> series) {
        return series.stream()
                .map(line -> line.arm() + " "
                        + Numbers.text(
                                line.points().get(line.points().size() - 1).value()))
                .collect(Collectors.joining(", "));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Stream<Double> values(List<Series> series) {
        return series.stream().flatMap(line -> line.points().stream().map(Series.Point::value));
    }

    private static String number(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
