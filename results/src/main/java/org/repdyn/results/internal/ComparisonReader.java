package org.repdyn.results.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmOrigins;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmResult.Event;
import org.repdyn.core.result.ArmResult.PredictionInfo;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.SeedStatistics;
import org.repdyn.core.result.SkippedArm;
import org.repdyn.core.trajectory.Work;

/** Reader of the JSON object of {@link ComparisonWriter}. A null for a required number means that it is not finite. */
final class ComparisonReader {

    private static final String STATUS = "status";

    /** Columns of every comparison before a study could choose them. */
    private static final List<Column> EARLIER_COLUMNS = List.of(
            new Column("effective-rank", "effective rank", Column.Format.DIMENSIONS),
            new Column("probe-accuracy", "probe accuracy", Column.Format.FRACTION),
            new Column("knn-accuracy", "kNN accuracy", Column.Format.FRACTION));

    private final JsonNode root;

    ComparisonReader(JsonNode root) throws IOException {
        String schema = root.path("schema").asText();
        if (schema.isEmpty()) {
            throw new IOException(RunFiles.COMPARISON_JSON + " is empty, or names no schema; the file is damaged");
        }
        if (!schema.equals(ComparisonWriter.SCHEMA)) {
            throw new IOException(RunFiles.COMPARISON_JSON + " has the schema '" + schema + "'; this version reads '"
                    + ComparisonWriter.SCHEMA + "'");
        }
        this.root = root;
    }

    String text(String field) throws IOException {
        return text(root, field);
    }

    /** Returns the columns; those of earlier versions in a file that does not list its columns. */
    List<Column> columns() throws IOException {
        if (!root.has("columns")) {
            return EARLIER_COLUMNS;
        }
        List<Column> columns = new ArrayList<>();
        for (JsonNode column : root.path("columns")) {
            columns.add(new Column(
                    text(column, "observable"),
                    text(column, "label"),
                    format(text(column, "format")),
                    column.path("summary").asText("")));
        }
        return List.copyOf(columns);
    }

    private static Column.Format format(String written) {
        return Arrays.stream(Column.Format.values())
                .filter(f -> f.name().equalsIgnoreCase(written))
                .findFirst()
                .orElse(Column.Format.NUMBER);
    }

    List<ArmResult> arms() throws IOException {
        List<ArmResult> arms = new ArrayList<>();
        List<Column> columns = columns();
        Set<String> names = new HashSet<>();
        for (JsonNode arm : root.path("arms")) {
            if (!names.add(text(arm, "name"))) {
                throw new IOException(RunFiles.COMPARISON_JSON + " has the arm '" + text(arm, "name")
                        + "' twice; the file is damaged");
            }
            arms.add(arm(arm, columns));
        }
        if (arms.isEmpty()) {
            throw new IOException(RunFiles.COMPARISON_JSON + " has no arms; the file is damaged");
        }
        return List.copyOf(arms);
    }

    /** Returns the origins of the arms; a file of a version without them has none. */
    ArmOrigins origins() throws IOException {
        Map<String, String> ids = new LinkedHashMap<>();
        List<String> stored = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (JsonNode arm : root.path("arms")) {
            String name = text(arm, "name");
            optional(arm.path("id")).ifPresent(id -> ids.put(name, id));
            if (arm.path("fromStore").asBoolean(false)) {
                stored.add(name);
            }
        }
        root.path("missing").forEach(arm -> missing.add(arm.asText()));
        List<SkippedArm> skipped = new ArrayList<>();
        for (JsonNode arm : root.path("skipped")) {
            skipped.add(new SkippedArm(text(arm, "arm"), text(arm, "reason")));
        }
        return new ArmOrigins(ids, stored, missing, skipped);
    }

    /** Returns the names of classes by arm; a file of a version without them has none. */
    Map<String, List<String>> classes() throws IOException {
        Map<String, List<String>> classes = new LinkedHashMap<>();
        for (JsonNode arm : root.path("arms")) {
            List<String> names = new ArrayList<>();
            arm.path("classes").forEach(name -> names.add(name.asText()));
            if (!names.isEmpty()) {
                classes.put(text(arm, "name"), List.copyOf(names));
            }
        }
        return classes;
    }

    /** Returns the factors of the arms; a file of a version without them has none. */
    Map<String, ArmFactors> factors() throws IOException {
        Map<String, ArmFactors> factors = new LinkedHashMap<>();
        for (JsonNode arm : root.path("arms")) {
            if (arm.has("group")) {
                factors.put(
                        text(arm, "name"),
                        new ArmFactors(
                                text(arm, "group"),
                                arm.path("seed").asLong(),
                                FactorsJson.read(arm.path("factors")),
                                FactorsJson.read(arm.path("settings")),
                                FactorsJson.read(arm.path("setup"))));
            }
        }
        return factors;
    }

    /** Returns the statistics over the seeds; a file of a version without them has none. */
    SeedStatistics statistics() throws IOException {
        return StatisticsJson.read(root, columns());
    }

    private static ArmResult arm(JsonNode arm, List<Column> columns) throws IOException {
        Map<String, String> setup = new LinkedHashMap<>();
        // Earlier versions wrote each component as one text.
        FactorsJson.read(arm.path("setup")).forEach((axis, value) -> setup.put(axis, value.inline()));
        Map<String, Double> notes = new LinkedHashMap<>();
        arm.path("notes")
                .properties()
                .forEach(e -> notes.put(e.getKey(), number(e.getValue()).orElse(Double.NaN)));
        Map<String, Double> values = new LinkedHashMap<>();
        columns.forEach(
                c -> number(arm.path(ColumnNames.json(c))).ifPresent(value -> values.put(c.observable(), value)));
        JsonNode reason = arm.path("deviationReason");
        JsonNode prediction = arm.path("prediction");
        return ArmResult.builder(text(arm, "name"), status(arm))
                .setup(setup)
                .finalTime(number(arm.path("finalTime")).orElse(Double.NaN))
                .finalLoss(number(arm.path("finalLoss")))
                .columns(values)
                .deviation(number(arm.path("deviation")), deviationUntil(arm))
                .deviationReason(optional(reason))
                .prediction(prediction.isObject() ? Optional.of(prediction(prediction)) : Optional.empty())
                .seconds(number(arm.path("seconds")).orElse(Double.NaN))
                .stopped(text(arm, "stopped"))
                .notes(notes)
                .finding(text(arm, "finding"))
                .events(events(arm.path("events")))
                .accuracyReason(optional(arm.path("accuracyReason")))
                .work(work(arm.path("work")))
                .collapse(collapse(arm.path("collapse")))
                .build();
    }

    /**
     * Reads the kind of collapse; a file of a version without it has none.
     *
     * @throws IOException if the text is not a kind
     */
    private static Optional<CollapseKind> collapse(JsonNode node) throws IOException {
        if (!node.isTextual()) {
            return Optional.empty();
        }
        for (CollapseKind kind : CollapseKind.values()) {
            if (kind.key().equals(node.asText())) {
                return Optional.of(kind);
            }
        }
        throw new IOException(RunFiles.COMPARISON_JSON + " has the unknown kind of collapse '" + node.asText() + "'");
    }

    /** Returns the work of an arm; a file of a version without it has none. */
    private static Optional<Work> work(JsonNode work) {
        return work.isObject()
                ? Optional.of(new Work(
                        work.path("steps").asLong(),
                        work.path("evaluations").asLong(),
                        work.path("fixed").asBoolean()))
                : Optional.empty();
    }

    /**
     * Reads the status of an arm. Files older than 0.1 have none; there a run that did not complete counts as failed.
     *
     * @throws IOException if the text is not a status
     */
    private static ArmStatus status(JsonNode arm) throws IOException {
        if (!arm.has(STATUS)) {
            return text(arm, "stopped").equals("completed") ? ArmStatus.COMPLETED : ArmStatus.FAILED;
        }
        String key = text(arm, STATUS);
        for (ArmStatus status : ArmStatus.values()) {
            if (status.key().equals(key)) {
                return status;
            }
        }
        throw new IOException(RunFiles.COMPARISON_JSON + " has the unknown status '" + key + "'");
    }

    /** Returns the last compared time; a file of a version without it has compared the whole run. */
    private static OptionalDouble deviationUntil(JsonNode arm) {
        return arm.has("deviationUntil") || !arm.path("deviation").isNumber()
                ? number(arm.path("deviationUntil"))
                : number(arm.path("finalTime"));
    }

    static Optional<String> optional(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    /** Returns the events; none if the file is of a version without events. */
    private static List<Event> events(JsonNode nodes) throws IOException {
        List<Event> events = new ArrayList<>();
        for (JsonNode node : nodes) {
            events.add(new Event(number(node.path("t")).orElse(Double.NaN), text(node, "what")));
        }
        return events;
    }

    private static PredictionInfo prediction(JsonNode node) throws IOException {
        return new PredictionInfo(
                text(node, "name"), text(node, "formula"), text(node, "reference"), number(node.path("angleRate")));
    }

    static OptionalDouble number(JsonNode node) {
        return node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
    }

    static String text(JsonNode node, String field) throws IOException {
        if (!node.path(field).isTextual()) {
            throw new IOException(RunFiles.COMPARISON_JSON + " has no text '" + field + "'");
        }
        return node.path(field).asText();
    }
}
