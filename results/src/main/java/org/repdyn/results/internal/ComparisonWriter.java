package org.repdyn.results.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmOrigins;
import org.repdyn.core.result.ArmProfile;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmResult.PredictionInfo;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.result.ColumnProtocol;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.trajectory.Work;

/** Writer of the comparison as the JSON object {@code repdyn-comparison/1}. */
public final class ComparisonWriter {

    static final String SCHEMA = "repdyn-comparison/1";

    private ComparisonWriter() {}

    /** Returns the object as text; it contains the path of the run directory. */
    public static String text(RunResult result, String runDirectory) {
        return Json.print(tree(result, runDirectory));
    }

    /** Returns the object as text, with the times of the arms that were run. */
    public static String text(RunResult result, String runDirectory, List<ArmProfile> profiles, double writing) {
        ObjectNode object = tree(result, runDirectory);
        ObjectNode profile = object.putObject("profile");
        ArrayNode arms = profile.putArray("arms");
        for (ArmProfile arm : profiles) {
            ObjectNode times = arms.addObject().put("name", arm.arm());
            times.put("seconds", arm.total());
            times.put("preparation", arm.preparation());
            times.put("dynamics", arm.dynamics());
            ObjectNode observables = times.putObject("observables");
            arm.observables().forEach(observables::put);
            times.put("prediction", arm.prediction());
            times.put("recording", arm.recording());
            times.put("writing", arm.writing());
        }
        profile.put("writing", writing);
        return Json.print(object);
    }

    private static ObjectNode tree(RunResult result, String runDirectory) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("schema", SCHEMA);
        object.put("run", result.run());
        object.put("title", result.title());
        object.put("summary", result.summary());
        object.put("unequalBudgets", result.unequalBudgets().orElse(null));
        object.put("unequalMeasurements", result.unequalMeasurements().orElse(null));
        ArrayNode columns = object.putArray("columns");
        result.columns().forEach(c -> columns.addObject()
                .put("observable", c.observable())
                .put("key", ColumnNames.json(c))
                .put("label", c.label())
                .put("format", c.format().name().toLowerCase(Locale.ROOT))
                .put("summary", known(c.summary()).orElse(null))
                .put(
                        "options",
                        known(ColumnProtocol.options(result, c.observable())).orElse(null)));
        ArrayNode arms = object.putArray("arms");
        result.arms().forEach(arm -> arms.add(arm(arm, result)));
        StatisticsJson.write(result.statistics(), result.columns(), object);
        ArrayNode missing = object.putArray("missing");
        result.origins().missing().forEach(missing::add);
        ArrayNode skipped = object.putArray("skipped");
        result.origins()
                .skipped()
                .forEach(arm -> skipped.addObject().put("arm", arm.arm()).put("reason", arm.reason()));
        object.put("runDirectory", runDirectory);
        return object;
    }

    private static Optional<String> known(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty());
    }

    private static ObjectNode arm(ArmResult arm, RunResult result) {
        ArmOrigins origins = result.origins();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("name", arm.name());
        object.put("id", origins.ids().get(arm.name()));
        ArmFactors factors = result.factors().get(arm.name());
        if (factors != null) {
            object.put("group", factors.group());
            object.put("seed", factors.seed());
            object.set("factors", FactorsJson.tree(factors.values()));
            object.set("settings", FactorsJson.tree(factors.settings()));
        }
        object.put("fromStore", origins.stored().contains(arm.name()));
        object.set("finalLoss", Json.number(arm.finalLoss()));
        result.columns().forEach(c -> object.set(ColumnNames.json(c), Json.number(arm.column(c.observable()))));
        ArrayNode classes = object.putArray("classes");
        result.classes().getOrDefault(arm.name(), List.of()).forEach(classes::add);
        object.put("accuracyReason", arm.accuracyReason().orElse(null));
        object.set("deviation", Json.number(arm.deviation()));
        object.set("deviationUntil", Json.number(arm.deviationUntil()));
        object.put("deviationReason", arm.deviationReason().orElse(null));
        object.set(
                "work", arm.work().<JsonNode>map(ComparisonWriter::work).orElse(JsonNodeFactory.instance.nullNode()));
        object.set("seconds", Json.number(arm.seconds()));
        object.put("status", arm.status().key());
        object.put("collapse", arm.collapse().map(CollapseKind::key).orElse(null));
        object.put("stopped", arm.stopped());
        object.set("finalTime", Json.number(arm.finalTime()));
        object.set(
                "setup",
                factors == null || factors.setup().isEmpty()
                        ? Json.tree(arm.setup())
                        : FactorsJson.tree(factors.setup()));
        object.set("notes", Json.tree(arm.notes()));
        object.put("finding", arm.finding());
        var events = object.putArray("events");
        arm.events().forEach(e -> events.addObject().put("what", e.what()).set("t", Json.number(e.time())));
        object.set(
                "prediction", arm.prediction().map(ComparisonWriter::prediction).orElse(Json.number(Double.NaN)));
        return object;
    }

    private static JsonNode work(Work work) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("steps", work.steps())
                .put("evaluations", work.evaluations())
                .put("fixed", work.fixed());
    }

    private static JsonNode prediction(PredictionInfo prediction) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("name", prediction.name());
        object.put("formula", prediction.formula());
        object.put("reference", prediction.reference());
        object.set("angleRate", Json.number(prediction.angleRate()));
        return object;
    }
}
