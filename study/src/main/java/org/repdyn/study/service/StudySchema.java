package org.repdyn.study.service;

import static org.repdyn.study.service.SchemaNodes.ANY_OF;
import static org.repdyn.study.service.SchemaNodes.PROPERTIES;
import static org.repdyn.study.service.SchemaNodes.STRING;
import static org.repdyn.study.service.SchemaNodes.anyText;
import static org.repdyn.study.service.SchemaNodes.anything;
import static org.repdyn.study.service.SchemaNodes.definition;
import static org.repdyn.study.service.SchemaNodes.described;
import static org.repdyn.study.service.SchemaNodes.has;
import static org.repdyn.study.service.SchemaNodes.number;
import static org.repdyn.study.service.SchemaNodes.oneOf;
import static org.repdyn.study.service.SchemaNodes.oneOrMore;
import static org.repdyn.study.service.SchemaNodes.typed;
import static org.repdyn.study.service.SchemaNodes.when;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.repdyn.core.plugin.Registry;
import org.repdyn.study.SeedPart;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;
import org.repdyn.study.plan.ObservableChoice;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.SplitSettings;
import org.repdyn.study.plan.TimeSettings;
import org.repdyn.study.tuning.TuningSearch;

/**
 * JSON schema (draft 2020-12) of study files. It is generated from the options records of the installed plugins, so editors
 * complete and check the options of third-party plugins too. It accepts every short form that the reader accepts. An option
 * may be missing, since another part of the study or an override can set it.
 */
final class StudySchema {

    private final OptionsSchema options = new OptionsSchema();
    private final Plugins plugins;
    private final Map<StudyKey, Registry<?>> registries;

    StudySchema(Plugins plugins) {
        this.plugins = plugins;
        registries = new EnumMap<>(StudyKey.class);
        plugins.all().forEach(registry -> StudyLine.key(registry.spi().type())
                .ifPresent(key -> registries.put(key, registry)));
    }

    String text() {
        ObjectNode root = SchemaNodes.root("RepDyn study", definitions());
        root.setAll(study());
        return root.toPrettyString();
    }

    /** Returns the schemas that the study refers to, by name. */
    ObjectNode definitions() {
        ObjectNode definitions = anything();
        registries.forEach((axis, registry) -> {
            definitions.set(axis.key(), plugins(axis).of(axis.key(), registry));
            definitions.set(PluginSchema.withName(axis.key()), plugins(axis).named(registry));
        });
        definitions.set(WeightedLossesSchema.NAME, WeightedLossesSchema.schema());
        definitions.set(NetworkSchema.NAME, new NetworkSchema(plugins).schema());
        ObjectNode armSettings = settings();
        ((ObjectNode) armSettings.get(PROPERTIES))
                .set("extends", described(anyText(), "arm written before this one, whose settings are inherited"));
        ((ObjectNode) armSettings.get(PROPERTIES)).set("grid", grid("grid of this arm; replaces the study's grid"));
        definitions.set("settings", armSettings);
        return sorted(definitions);
    }

    /** Returns the schema of a study, which refers to the {@link #definitions}. */
    ObjectNode study() {
        ObjectNode study = settings();
        ObjectNode properties = (ObjectNode) study.get(PROPERTIES);
        properties.set("title", described(anyText(), "title of the comparison"));
        properties.set("grid", grid("settings with several values; each arm is run once for each combination of them"));
        ObjectNode arms = described(typed("object"), "the arms by name, each with its own settings");
        arms.put("minProperties", 1);
        arms.putObject("propertyNames").put("pattern", "^[A-Za-z0-9][A-Za-z0-9_-]*$");
        arms.set("additionalProperties", when(typed("null"), anything(), definition("settings")));
        properties.set("arms", arms);
        return study;
    }

    private static ObjectNode grid(String help) {
        ObjectNode grid = described(typed("object"), help);
        String paths = "(" + String.join("|", StudyKey.keys()) + ")([.].+)?";
        grid.putObject("propertyNames").put("pattern", "^(" + paths + "|zip|exclude|skip-invalid)$");
        ObjectNode values = typed("array").put("minItems", 1);
        values.set("items", anyText());
        ObjectNode one = anything();
        one.putArray(ANY_OF).add(anyText()).add(values);
        grid.set("additionalProperties", one);
        ObjectNode together = byPath(paths, one.deepCopy());
        ObjectNode combination = byPath(paths, anyText());
        ObjectNode properties = grid.putObject(PROPERTIES);
        properties.set(
                "zip", described(oneOrMore(together), "lists of the same length of settings that vary together"));
        properties.set("exclude", described(oneOrMore(combination), "combinations of values that are left out"));
        properties.set(
                "skip-invalid",
                described(
                        typed("boolean"), "leave out combinations that are not valid, and list them; default: false"));
        return grid;
    }

    private ObjectNode tuning() {
        ObjectNode tuning = typed("object");
        ObjectNode properties = tuning.putObject(PROPERTIES);
        properties.set(
                "by",
                described(oneOf(plugins.observables().names()), "observable by whose last value trials are compared"));
        properties.set("on", described(oneOf(List.of("validation")), "samples on which trials are compared"));
        properties.set("better", described(oneOf(List.of("larger", "smaller")), "which value wins; default: larger"));
        properties.set(
                "budget", described(number("integer").put("minimum", 1), "points tried for each arm; default: 20"));
        properties.set("seeds", described(number("integer").put("minimum", 1), "seeds for each point; default: 1"));
        tuning.putArray("required").add("by");
        ObjectNode range = typed("object").put("minProperties", 1).put("maxProperties", 1);
        range.put("additionalProperties", false);
        ObjectNode kinds = range.putObject(PROPERTIES);
        for (String kind : TuningSearch.rangesOfNumbers()) {
            ObjectNode bounds = typed("array").put("minItems", 2).put("maxItems", 2);
            bounds.set("items", number("number"));
            kinds.set(kind, bounds);
        }
        ObjectNode values = typed("array").put("minItems", 1);
        values.set("items", anyText());
        kinds.set(TuningSearch.LIST, values);
        tuning.set("additionalProperties", range);
        return tuning;
    }

    private static ObjectNode byPath(String paths, ObjectNode value) {
        ObjectNode map = typed("object").put("minProperties", 1);
        map.putObject("propertyNames").put("pattern", "^" + paths + "$");
        map.set("additionalProperties", value);
        return map;
    }

    private static ObjectNode sorted(ObjectNode object) {
        ObjectNode result = anything();
        object.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> result.set(entry.getKey(), entry.getValue()));
        return result;
    }

    private ObjectNode settings() {
        ObjectNode object = typed("object");
        object.put("additionalProperties", false);
        ObjectNode properties = object.putObject(PROPERTIES);
        for (StudyKey axis : StudyKey.values()) {
            properties.set(axis.key(), described(axis(axis), axis.help()));
        }
        return object;
    }

    private ObjectNode axis(StudyKey axis) {
        ObjectNode reference = definition(axis.key());
        return switch (axis.form()) {
            case SCALAR ->
                switch (axis) {
                    case INITIAL_WEIGHTS -> anyText();
                    default -> number("number");
                };
            case SEED -> {
                ObjectNode parts = typed("object").put("additionalProperties", false);
                ObjectNode properties = parts.putObject(PROPERTIES);
                for (SeedPart part : SeedPart.values()) {
                    properties.set(part.key(), described(seeds(number("integer")), part.help()));
                }
                yield when(typed("object"), parts, number("integer"));
            }
            case SEEDS -> seeds(number("integer").put("minimum", 1));
            case OPTIONS -> options.of(TimeSettings.class);
            case TUNING -> tuning();
            case PLUGIN -> reference;
            case PLUGINS -> oneOrMore(definition(PluginSchema.withName(axis.key())));
            case NAMES -> oneOrMore(oneOf(plugins.observables().names()));
            case CONSTRAINT -> {
                ObjectNode named = definition(PluginSchema.withName(axis.key()));
                ObjectNode blocks = described(typed("object"), "a constraint for each weight block");
                blocks.set("additionalProperties", named.deepCopy());
                // A text has all keys, since it is no object.
                yield when(has(Settings.NAME), named, blocks);
            }
        };
    }

    /** Returns the schema of the plugins of an axis. */
    private PluginSchema plugins(StudyKey axis) {
        ObjectNode common = axis == StudyKey.DATA
                ? (ObjectNode) options.of(SplitSettings.class).get(PROPERTIES)
                : anything();
        List<String> groups =
                axis == StudyKey.OBSERVABLES ? List.of(ObservableChoice.ALL, ObservableChoice.DEFAULT) : List.of();
        return new PluginSchema(common, groups);
    }

    /** Returns the schema of several seeds, as a list or as a range such as 1..5, or of a number. */
    private static ObjectNode seeds(ObjectNode number) {
        ObjectNode range = typed(STRING).put("pattern", "^[-+]?[0-9]+[.][.][-+]?[0-9]+$");
        ObjectNode item = anything();
        item.putArray(ANY_OF).add(number("integer")).add(range);
        ObjectNode list = typed("array").put("minItems", 1).put("uniqueItems", true);
        list.set("items", item);
        ObjectNode either = anything();
        either.putArray(ANY_OF).add(number).add(range.deepCopy()).add(list);
        return either;
    }
}
