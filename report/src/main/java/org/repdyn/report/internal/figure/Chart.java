package org.repdyn.report.internal.figure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.repdyn.core.result.SeedMean;

/**
 * Builder of one Vega-Lite chart of lines over time. Its layers draw rows with the fields {@code t} (time), {@code v}
 * (value), {@code arm}, {@code i} (index, from 1), {@code kind}, and {@code o} (order) for a line that goes back and
 * forth.
 */
final class Chart {

    /** Kind of the rows of a mean over fewer seeds than its curve has. */
    static final String FEWER = "simulated, fewer seeds";

    static final String SIMULATED = "simulated";
    static final String PREDICTED = "predicted";
    static final String THEORY = "theory";
    /** Kind of lines without an entry in the legend. */
    static final String OTHER = "not in the legend";

    static final String DRAW = "single run";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LINE =
            """
            {"mark":{"type":"line","strokeJoin":"round"},
             "encoding":{"detail":[{"field":"i"},{"field":"arm"}]}}
            """;
    private static final String AREA =
            """
            {"mark":{"type":"area","opacity":0.16,"clip":true},
             "encoding":{"y2":{"field":"top"},"detail":[{"field":"arm"}]}}
            """;
    private static final String POINTS =
            """
            {"mark":{"type":"point","filled":true,"size":28,"opacity":0.55},"encoding":{}}
            """;
    /** Layer of numbers beside the ends of lines. */
    private static final String ENDS =
            """
            {"data":{"values":[]},"mark":{"type":"text","align":"left","baseline":"middle","dx":4,"fontSize":11,"aria":false},
             "encoding":{"text":{"field":"i"}}}
            """;

    /** Layer of an area. */
    private static final String SHADE =
            """
            {"data":{"values":[]},"mark":{"type":"rect","opacity":0.14},
             "encoding":{"x2":{"field":"t2"},"y2":{"field":"v2"}}}
            """;

    /**
     * Layer that shows the point nearest to the pointer, with its tooltip. It is hidden from screen readers, which would read each of its
     * thousands of invisible points.
     */
    private static final String HOVER =
            """
            {"params":[{"name":"near","select":{"type":"point","on":"pointerover","nearest":true,"clear":"pointerout"}}],
             "mark":{"type":"point","filled":true,"size":60,"color":"#59636e","aria":false},
             "encoding":{"opacity":{"condition":{"param":"near","empty":false,"value":1},"value":0},
             "tooltip":[{"field":"arm"},{"field":"kind"},{"field":"i","title":"index"},
             {"field":"t","title":"time","format":".4~g"},{"field":"v","title":"value","format":".6~g"}]}}
            """;

    private final ObjectNode spec = JsonNodeFactory.instance.objectNode();
    private String across = "time";
    private boolean overTime = true;
    private boolean linearTime;
    private boolean ordered;
    private boolean banded;
    private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();

    private Chart(String description) {
        spec.put("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
        spec.put("description", description);
        spec.put("width", "container");
        spec.put("height", 240);
        spec.putObject("data").set("values", rows);
        spec.putObject("encoding")
                .set(
                        "x",
                        parse(
                                """
                {"field":"t","type":"quantitative","title":"time t","scale":{"nice":false},
                 "axis":{"tickCount":5}}"""));
        spec.putArray("layer");
    }

    static Chart described(String description) {
        return new Chart(description);
    }

    Chart y(String title, VerticalAxis axis) {
        spec.withObject("/encoding").set("y", axis.encoding(title));
        return this;
    }

    /** Sets the horizontal axis; the default is a {@link TimeAxis} of the rows. */
    Chart x(String title, boolean logarithmic) {
        across = title;
        overTime = false;
        ObjectNode x = spec.withObject("/encoding/x");
        x.put("title", title);
        if (logarithmic) {
            x.withObject("/scale").put("type", "log");
            x.withObject("/axis").put("format", "~g");
        }
        return this;
    }

    /** Draws times on a linear scale, on which an exponential course is a straight line over a logarithmic axis. */
    Chart linearTime() {
        linearTime = true;
        return this;
    }

    Chart height(int pixels) {
        spec.put("height", pixels);
        return this;
    }

    Chart rows(Collection<Series> series, String kind) {
        series.forEach(s -> s.points().forEach(point -> rows.addObject()
                .put("t", Numbers.rounded(point.t()))
                .put("v", Numbers.rounded(point.value()))
                .put("arm", s.arm())
                .put("i", s.index() + 1)
                .put("kind", kind)));
        return this;
    }

    /**
     * Adds the rows of a mean with the ends of its intervals.
     *
     * @param curve the means with their intervals
     * @param drawn the points of the curve that are drawn
     */
    Chart rows(SeedCurve curve, Series drawn) {
        Map<Double, SeedMean.Interval> intervals = new HashMap<>();
        curve.points().forEach(point -> point.mean().interval().ifPresent(own -> intervals.put(point.t(), own)));
        double lastOfAll = curve.lastOfAll();
        for (Series.Point point : drawn.points()) {
            if (point.t() <= lastOfAll) {
                row(curve, point, SIMULATED, intervals);
            }
            // The thinner line begins where the other one ends.
            if (point.t() >= lastOfAll) {
                row(curve, point, FEWER, intervals);
            }
        }
        return this;
    }

    private void row(SeedCurve curve, Series.Point point, String kind, Map<Double, SeedMean.Interval> intervals) {
        ObjectNode row = rows.addObject()
                .put("t", Numbers.rounded(point.t()))
                .put("v", Numbers.rounded(point.value()))
                .put("arm", curve.name())
                .put("i", 1)
                .put("kind", kind);
        Optional.ofNullable(intervals.get(point.t()))
                .ifPresent(own -> row.put("low", Numbers.rounded(Series.clipped(own.low())))
                        .put("high", Numbers.rounded(Series.clipped(own.high()))));
    }

    /**
     * Adds a layer with the areas between the ends of intervals. On a logarithmic axis, which cannot show values of 0 and less, they begin
     * at its lower end where an interval is below it; the rows keep the ends of the intervals.
     */
    ObjectNode area(String title, VerticalAxis axis) {
        banded = true;
        ObjectNode layer = parse(AREA);
        ArrayNode transform = layer.withArray("/transform");
        transform.addObject().put("filter", "isValid(datum.low)");
        for (String end : List.of("low", "high")) {
            transform
                    .addObject()
                    .put("calculate", "max(datum." + end + ", " + axis.least() + ")")
                    .put("as", end.equals("low") ? "bottom" : "top");
        }
        ObjectNode low = axis.encoding(title);
        low.put("field", "bottom");
        layer.withObject("/encoding").set("y", low);
        spec.withArray("/layer").add(layer);
        return layer;
    }

    /** Connects the rows so far in their order instead of by their horizontal position. */
    Chart inOrder() {
        for (int i = 0; i < rows.size(); i++) {
            ((ObjectNode) rows.get(i)).put("o", i);
        }
        ordered = true;
        return this;
    }

    /** Adds a layer with lines through the rows of a kind. */
    ObjectNode lines(String kind, double width) {
        ObjectNode layer = parse(LINE);
        layer.withArray("/transform").addObject().put("filter", "datum.kind === '" + kind + "'");
        layer.withObject("/mark").put("strokeWidth", width).put("clip", kind.equals(THEORY) || kind.equals(PREDICTED));
        if (ordered) {
            layer.withObject("/encoding/order").put("field", "o").put("type", "quantitative");
        }
        spec.withArray("/layer").add(layer);
        return layer;
    }

    /** Adds a layer with the rows of a kind as points. */
    ObjectNode points(String kind) {
        ObjectNode layer = parse(POINTS);
        layer.withArray("/transform").addObject().put("filter", "datum.kind === '" + kind + "'");
        spec.withArray("/layer").add(layer);
        return layer;
    }

    /** Adds the index, counted from 1, beside the last point of each of some lines. */
    Chart numbered(Collection<Series> lines) {
        ObjectNode layer = parse(ENDS);
        ArrayNode ends = layer.withArray("/data/values");
        for (Series line : lines) {
            Series.Point end = line.points().get(line.points().size() - 1);
            ends.addObject()
                    .put("t", Numbers.rounded(end.t()))
                    .put("v", Numbers.rounded(end.value()))
                    .put("i", line.index() + 1);
        }
        spec.withArray("/layer").add(layer);
        return this;
    }

    /** Adds a grey area over the times from {@code from} to {@code to}, over the whole height of an axis. */
    Chart shade(double from, double to, VerticalAxis axis) {
        ObjectNode layer = parse(SHADE);
        layer.withArray("/data/values")
                .addObject()
                .put("t", Numbers.rounded(from))
                .put("t2", Numbers.rounded(to))
                .put("v", Numbers.rounded(axis.low()))
                .put("v2", Numbers.rounded(axis.high()));
        layer.withObject("/mark").put("color", Palette.SOFT);
        spec.withArray("/layer").add(layer);
        return this;
    }

    /** Returns the finished chart, with tooltips. */
    ObjectNode spec() {
        ObjectNode finished = spec.deepCopy();
        if (overTime) {
            double[] times = rows.findValues("t").stream()
                    .mapToDouble(JsonNode::asDouble)
                    .toArray();
            TimeAxis.set(finished.withObject("/encoding/x"), times, linearTime);
        }
        ObjectNode hover = parse(HOVER);
        if (banded) {
            ArrayNode tooltip = hover.withObject("/encoding").withArray("/tooltip");
            tooltip.remove(2);
            tooltip.addObject()
                    .put("field", "low")
                    .put("title", "interval from")
                    .put("format", ".6~g");
            tooltip.addObject().put("field", "high").put("title", "to").put("format", ".6~g");
        }
        ((ObjectNode) hover.at("/encoding/tooltip/" + (banded ? 2 : 3))).put("title", across);
        finished.withArray("/layer").add(hover);
        return finished;
    }

    /**
     * Parses a constant part of a chart. Text of a run must not be a part of it; such text belongs in rows and domains.
     */
    static ObjectNode parse(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the specification of a figure is not valid JSON", e);
        }
    }
}
