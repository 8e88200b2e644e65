package org.repdyn.report.internal.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;

/**
 * Curves of all arms in one panel, or in small multiples by a factor if there are too many for one. Arms that differ in the seed
 * alone are one curve with a band.
 */
final class SharedLines {

    /** Width of a line in pixels. */
    static final double WIDTH = 2.2;

    /** Width of a line from the time on at which it is the mean over fewer seeds. */
    private static final double THIN = 1.1;

    /** Largest number of curves with a colour and an entry in the legend; more cannot be told apart. */
    static final int MAX_NAMED = 12;

    /** Largest number of bands that are drawn with the opacity {@link #LIGHT}; more cover each other. */
    private static final int FEW = 4;

    private static final double LIGHT = 0.16;

    private static final double FAINT = 0.08;

    /** Largest number of names in the sentence on curves without a colour. */
    private static final int MAX_LISTED = 24;

    /** Largest number of curves over fewer seeds that are named; more are counted. */
    private static final int MAX_FEWER = 6;

    /**
     * Largest ratio of the ranges of two panels with one axis; with a larger one, curves of the smaller range would look constant.
     */
    private static final double MAX_RANGE_RATIO = 20;

    private final RunResult run;
    private final String id;
    private final String title;
    private final String axisTitle;
    private Function<Collection<Series>, VerticalAxis> axis = VerticalAxis::of;
    private UnaryOperator<Series> shown = UnaryOperator.identity();
    private List<Series> theory = List.of();
    private String theoryKind = Chart.PREDICTED;
    private List<ArmResult> partial = List.of();
    private Optional<String> incomparable = Optional.empty();
    private boolean linearTime;

    private SharedLines(RunResult run, String id, String title, String axisTitle) {
        this.run = run;
        this.id = id;
        this.title = title;
        this.axisTitle = axisTitle;
    }

    /**
     * Creates a description of curves.
     *
     * @param run run with all arms
     * @param id name of the figure
     * @param title its title
     * @param axisTitle title of the vertical axis
     */
    static SharedLines of(RunResult run, String id, String title, String axisTitle) {
        return new SharedLines(run, id, title, axisTitle);
    }

    /** Sets the rule for the axis of drawn lines. */
    SharedLines axis(Function<Collection<Series>, VerticalAxis> rule) {
        this.axis = rule;
        return this;
    }

    /** Sets what is drawn of a line, such as its positive values. */
    SharedLines shown(UnaryOperator<Series> rule) {
        this.shown = rule;
        return this;
    }

    /** Adds thin lines of the arms' theory. */
    SharedLines theory(List<Series> lines, String kind) {
        this.theory = lines;
        this.theoryKind = kind;
        return this;
    }

    /** Draws times on a linear scale, however they are spaced. */
    SharedLines linearTime() {
        this.linearTime = true;
        return this;
    }

    /** Adds grey areas over the times at which these arms were not compared with their prediction. */
    SharedLines uncompared(List<ArmResult> arms) {
        this.partial = arms;
        return this;
    }

    /**
     * States that curves need not be on one scale if they differ in a factor. They are divided by this factor if they are many, and
     * have axes of their own if their ranges differ much.
     */
    SharedLines incomparableBy(String factor) {
        this.incomparable = Optional.of(factor);
        return this;
    }

    /**
     * Panels with their legend.
     *
     * @param panels the panels
     * @param legend legend of all panels; empty if each panel has one
     * @param caption sentences on panels and bands; may be empty
     * @param absence sentences on curves without a name; may be empty
     */
    record Drawn(List<Figure.Panel> panels, List<LegendEntry> legend, String caption, String absence) {}

    /** Returns the panels of the series of the arms, of which there is at least one. */
    Drawn draw(List<Series> simulated) {
        List<SeedCurve> curves = SeedCurve.of(run, simulated);
        if (curves.isEmpty()) {
            return new Drawn(
                    List.of(),
                    List.of(),
                    "",
                    "The seeds of a group have fewer than two times in common, so that there is no mean to draw.");
        }
        List<SeedCurve> predicted = SeedCurve.of(run, theory);
        List<String> names = SeedCurve.names(run);
        Optional<SmallMultiples.Division> division = curves.size() > MAX_NAMED ? divided(curves) : Optional.empty();
        if (division.isPresent()) {
            return multiples(division.get(), predicted);
        }
        if (incomparable.isPresent()
                && curves.size() <= MAX_NAMED
                && rangesDiffer(curves.stream().map(List::of).toList())) {
            return perCurve(curves, predicted, names);
        }
        List<String> named =
                curves.stream().map(SeedCurve::name).limit(MAX_NAMED).toList();
        List<String> coloured = names.size() <= MAX_NAMED ? names : named;
        VerticalAxis vertical = axisOf(curves, predicted, named);
        Chart chart = chart(title, curves, predicted, vertical, coloured, named, true);
        return new Drawn(
                List.of(new Figure.Panel(id, title, chart.spec(), false)),
                List.of(),
                bands(curves, cut(vertical, curves, named)),
                unnamed(curves, named));
    }

    private Optional<SmallMultiples.Division> divided(List<SeedCurve> curves) {
        return incomparable
                .flatMap(factor -> SmallMultiples.of(curves, run.factorPaths(), Set.of(factor), MAX_NAMED))
                .or(() -> SmallMultiples.of(curves, run.factorPaths(), Set.copyOf(run.factorPaths()), MAX_NAMED));
    }

    private Drawn multiples(SmallMultiples.Division division, List<SeedCurve> predicted) {
        List<String> named = division.names().stream().limit(MAX_NAMED).toList();
        List<List<SeedCurve>> parts =
                division.parts().stream().map(SmallMultiples.Part::curves).toList();
        List<SeedCurve> all = parts.stream().flatMap(List::stream).toList();
        boolean shared = incomparable.isEmpty() || !rangesDiffer(parts);
        VerticalAxis common = axisOf(all, predicted, named);
        boolean cut = false;
        List<Figure.Panel> panels = new ArrayList<>();
        for (SmallMultiples.Part part : division.parts()) {
            List<SeedCurve> own = theoryOf(part.curves(), predicted);
            VerticalAxis vertical = shared ? common : axisOf(part.curves(), own, named);
            cut |= cut(vertical, part.curves(), named);
            Chart chart = chart(title + ", " + part.title(), part.curves(), own, vertical, named, named, false);
            panels.add(new Figure.Panel(
                    id + "-part-" + (panels.size() + 1),
                    part.title(),
                    chart.height(200).spec(),
                    false));
        }
        List<LegendEntry> legend = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            legend.add(LegendEntry.of(i, named.get(i)));
        }
        return new Drawn(
                panels,
                legend,
                "One panel for each value of " + division.factor()
                        + (shared ? ", all on one axis. " : ", each on its own axis. ") + bands(all, cut),
                unnamed(all, named));
    }

    private Drawn perCurve(List<SeedCurve> curves, List<SeedCurve> predicted, List<String> names) {
        List<Figure.Panel> panels = new ArrayList<>();
        boolean cut = false;
        for (SeedCurve curve : curves) {
            List<SeedCurve> own = theoryOf(List.of(curve), predicted);
            VerticalAxis vertical = axisOf(List.of(curve), own, List.of(curve.name()));
            cut |= cut(vertical, List.of(curve), List.of(curve.name()));
            Chart chart = chart(
                    title + ", " + curve.name(), List.of(curve), own, vertical, names, List.of(curve.name()), false);
            panels.add(new Figure.Panel(
                    id + "-" + (names.indexOf(curve.name()) + 1),
                    curve.name(),
                    chart.height(210).spec(),
                    false));
        }
        return new Drawn(
                panels, List.of(), "Each has its own axis, because the ranges differ. " + bands(curves, cut), "");
    }

    /** Returns the predicted curves of some curves, which may have other names in a panel. */
    private static List<SeedCurve> theoryOf(List<SeedCurve> curves, List<SeedCurve> predicted) {
        return predicted.stream()
                .filter(theory ->
                        curves.stream().anyMatch(curve -> curve.origin().equals(theory.origin())))
                .toList();
    }

    /** Returns the axis of curves, of which the named ones have bands. */
    private VerticalAxis axisOf(List<SeedCurve> curves, List<SeedCurve> predicted, List<String> named) {
        List<Series> lines = new ArrayList<>(lines(curves));
        if (theoryKind.equals(Chart.PREDICTED)) {
            lines.addAll(lines(predicted));
        }
        VerticalAxis ofLines = axis.apply(lines);
        DoubleSummaryStatistics ends = ends(curves, named);
        return ends.getCount() == 0 ? ofLines : ofLines.reaching(ends.getMin(), ends.getMax());
    }

    /** Returns true if a band of the named curves leaves an axis, or reaches 0 on a logarithmic axis. */
    private static boolean cut(VerticalAxis axis, List<SeedCurve> curves, List<String> named) {
        DoubleSummaryStatistics ends = ends(curves, named);
        return ends.getCount() > 0 && (ends.getMax() > axis.high() || ends.getMin() < axis.low());
    }

    /** Returns the range of the ends of the intervals of the named curves. */
    private static DoubleSummaryStatistics ends(List<SeedCurve> curves, List<String> named) {
        return curves.stream()
                .filter(curve -> named.contains(curve.name()))
                .flatMap(curve -> curve.points().stream())
                .flatMap(point -> point.mean().interval().stream())
                .flatMapToDouble(interval -> DoubleStream.of(interval.low(), interval.high()))
                .filter(Double::isFinite)
                .summaryStatistics();
    }

    private List<Series> lines(List<SeedCurve> curves) {
        return curves.stream().map(curve -> shown.apply(curve.line())).toList();
    }

    private Chart chart(
            String description,
            List<SeedCurve> curves,
            List<SeedCurve> predicted,
            VerticalAxis vertical,
            List<String> coloured,
            List<String> named,
            boolean legend) {
        List<Series> lines = lines(curves);
        Chart chart = Chart.described(description).y(axisTitle, vertical);
        if (linearTime) {
            chart.linearTime();
        }
        List<SeedCurve> unnamed =
                curves.stream().filter(curve -> !named.contains(curve.name())).toList();
        if (!unnamed.isEmpty()) {
            chart.rows(lines(unnamed), Chart.OTHER);
            ObjectNode mark = chart.lines(Chart.OTHER, 1).withObject("/mark");
            mark.put("color", Palette.OTHER).put("opacity", 0.6);
        }
        List<SeedCurve> own =
                curves.stream().filter(curve -> named.contains(curve.name())).toList();
        List<Series> ownLines =
                lines.stream().filter(line -> named.contains(line.arm())).toList();
        partial.stream()
                .filter(arm -> own.stream().anyMatch(curve -> curve.origin().equals(arm.name())))
                .forEach(arm -> UncomparedTimes.shade(chart, arm, vertical));
        if (own.stream().anyMatch(SeedCurve::hasBand)) {
            ObjectNode area = chart.area(axisTitle, vertical);
            area.withObject("/mark").put("opacity", own.size() > FEW ? FAINT : LIGHT);
            Palette.byName(area, coloured, ownLines, false, legend);
        }
        own.forEach(curve -> chart.rows(curve, shown.apply(curve.line())));
        if (!own.isEmpty()) {
            Palette.byName(chart.lines(Chart.SIMULATED, WIDTH), coloured, ownLines, true, legend);
            if (own.stream().anyMatch(curve -> curve.lastSeeds() < curve.arms())) {
                ObjectNode thin = chart.lines(Chart.FEWER, THIN);
                thin.withObject("/mark").put("opacity", 0.7);
                Palette.byName(thin, coloured, ownLines, true, legend);
            }
        }
        if (!predicted.isEmpty()) {
            chart.rows(lines(predicted), theoryKind);
            ObjectNode mark = chart.lines(theoryKind, theoryKind.equals(Chart.THEORY) ? 1.4 : 1.2)
                    .withObject("/mark");
            int dash = theoryKind.equals(Chart.THEORY) ? 3 : 5;
            mark.put("color", Palette.INK).withArray("/strokeDash").add(dash).add(dash == 3 ? 3 : 4);
        }
        return chart;
    }

    private static boolean rangesDiffer(List<List<SeedCurve>> parts) {
        DoubleSummaryStatistics spans = parts.stream()
                .mapToDouble(SharedLines::span)
                .filter(span -> span > 0)
                .summaryStatistics();
        return spans.getCount() > 1 && spans.getMax() / MAX_RANGE_RATIO > spans.getMin();
    }

    private static double span(List<SeedCurve> curves) {
        DoubleSummaryStatistics values = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> point.mean().mean())
                .summaryStatistics();
        return values.getMax() - values.getMin();
    }

    /**
     * Returns the sentences on means and bands.
     *
     * @param cut true if a band leaves its axis
     */
    private String bands(List<SeedCurve> curves, boolean cut) {
        if (!SeedCurve.seeded(run)) {
            return "";
        }
        return "Lines are means over the seeds of a group"
                + (curves.stream().anyMatch(SeedCurve::hasBand)
                        ? ", and areas " + run.statistics().interval().inSentence() + " of each"
                                + (cut ? ", cut off where they leave the axis." : ".")
                        : ".")
                + fewer(curves);
    }

    /** Returns the sentence on curves that end over fewer seeds; empty if there is none. */
    private static String fewer(List<SeedCurve> curves) {
        List<SeedCurve> fewer = curves.stream()
                .filter(curve -> curve.lastSeeds() < curve.arms())
                .toList();
        if (fewer.isEmpty()) {
            return "";
        }
        String goesOn = " Where a seed has no value, a line goes on thinner over the others; ";
        if (fewer.size() <= MAX_FEWER) {
            return goesOn + "seeds at the end of such a line: "
                    + fewer.stream()
                            .map(curve -> curve.name() + " (" + curve.lastSeeds() + " of " + curve.arms() + ")")
                            .collect(Collectors.joining("; "))
                    + ".";
        }
        Map<String, Integer> counts = new TreeMap<>();
        fewer.forEach(curve -> counts.merge(curve.lastSeeds() + " of " + curve.arms(), 1, Integer::sum));
        return goesOn + fewer.size() + " of " + curves.size() + " lines end so, "
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " over " + count.getKey() + " seeds")
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String unnamed(List<SeedCurve> curves, List<String> named) {
        List<String> others = curves.stream()
                .map(SeedCurve::name)
                .filter(name -> !named.contains(name))
                .distinct()
                .toList();
        if (others.isEmpty()) {
            return "";
        }
        return "In grey, without an entry in the legend: " + listed(others) + ". Point at a line to see its name.";
    }

    private static String listed(List<String> names) {
        return names.stream().limit(MAX_LISTED).collect(Collectors.joining("; "))
                + (names.size() > MAX_LISTED ? " and " + (names.size() - MAX_LISTED) + " more" : "");
    }
}
