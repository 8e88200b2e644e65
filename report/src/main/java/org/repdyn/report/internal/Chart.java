package org.repdyn.report.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;

/** Builds one Vega-Lite drawing: layers over rows of data, each row an object. */
final class Chart {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Okabe and Ito's colours without yellow, which vanishes on white; dashes tell lines apart in print. */
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8c8c8c");

    private static final List<List<Integer>> DASHES =
            List.of(List.of(1, 0), List.of(7, 3), List.of(2, 2), List.of(9, 3, 2, 3), List.of(12, 4));

    private final ObjectNode spec = NODES.objectNode();
    private final ArrayNode rows = NODES.arrayNode();

    private Chart(String description) {
        spec.put("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
        spec.put("description", description);
        spec.put("width", "container");
        spec.put("height", 240);
        spec.putObject("data").set("values", rows);
        spec.putArray("layer");
    }

    static Chart described(String description) {
        return new Chart(description);
    }

    /** Adds the points of a series as rows with fields {@code t}, {@code v}, {@code arm}, {@code i}, {@code kind}. */
    Chart rows(Series series, String kind) {
        for (Series.Point point : series.points()) {
            ObjectNode row = rows.addObject();
            row.put("t", point.t());
            row.put("v", point.value());
            row.put("arm", series.arm());
            row.put("i", series.index() + 1);
            row.put("kind", kind);
        }
        return this;
    }

    /** A row to be filled. */
    ObjectNode row() {
        return rows.addObject();
    }

    /** Adds a layer written as JSON. It holds no data of a run: those go into rows and domains. */
    ObjectNode layer(String json) {
        ObjectNode layer = parse(json);
        spec.withArray("layer").add(layer);
        return layer;
    }

    Chart height(int pixels) {
        spec.put("height", pixels);
        return this;
    }

    ObjectNode spec() {
        return spec;
    }

    /** The vertical axis of a line. */
    static String y(String title, boolean logarithmic) {
        String scale = logarithmic ? "{\"type\":\"log\"}" : "{\"zero\":false}";
        String axis = logarithmic
                ? ",\"axis\":{\"format\":\"~e\",\"tickCount\":5}"
                : ",\"axis\":{\"format\":\"~g\",\"tickCount\":5}";
        return "\"y\":{\"field\":\"v\",\"type\":\"quantitative\",\"title\":\"" + title + "\",\"scale\":" + scale + axis
                + "}";
    }

    /** Colour and dash of each arm, the same in every figure. */
    static void colourByArm(ObjectNode layer, RunResult run) {
        ObjectNode encoding = layer.withObject("/encoding");
        for (String channel : List.of("color", "strokeDash")) {
            ObjectNode node = encoding.putObject(channel);
            node.put("field", "arm").put("type", "nominal").putNull("title");
            ObjectNode scale = node.putObject("scale");
            ArrayNode domain = scale.putArray("domain");
            ArrayNode range = scale.putArray("range");
            for (int i = 0; i < run.arms().size(); i++) {
                domain.add(run.arms().get(i).name());
                if (channel.equals("color")) {
                    range.add(colour(i));
                } else {
                    range.add(MAPPER.<ArrayNode>valueToTree(DASHES.get(i % DASHES.size())));
                }
            }
        }
    }

    /** The colour of an arm by its name. */
    static String colour(RunResult run, String arm) {
        return colour(run.arms().stream().map(ArmResult::name).toList().indexOf(arm));
    }

    private static String colour(int index) {
        return COLOURS.get(Math.floorMod(index, COLOURS.size()));
    }

    static ObjectNode parse(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a figure's own specification is no JSON", e);
        }
    }
}
