package org.repdyn.study.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.repdyn.core.options.Interval;
import org.repdyn.core.options.OptionDescription;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.Registry;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.SplitSettings;
import org.repdyn.study.plan.TimeSettings;

/**
 * JSON schema (draft 2020-12) of study files. It is generated from the options records of the installed plugins, so editors
 * complete and check the options of third-party plugins too.
 */
final class StudySchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PROPERTIES = "properties";

    private final OptionsBinder binder = new OptionsBinder();
    private final Plugins plugins;
    private final Map<StudyKey, Registry<?>> registries;

    StudySchema(Plugins plugins) {
        this.plugins = plugins;
        registries = Map.of(
                StudyKey.DATA, plugins.datasets(),
                StudyKey.AUGMENT, plugins.augmentations(),
                StudyKey.LOSS, plugins.losses(),
                StudyKey.ENCODER, plugins.encoders(),
                StudyKey.PREDICTOR, plugins.predictors(),
                StudyKey.CONSTRAINT, plugins.constraints(),
                StudyKey.DYNAMICS, plugins.dynamics(),
                StudyKey.BASELINE, plugins.baselines(),
                StudyKey.OBSERVABLES, plugins.observables());
    }

    String text() {
        ObjectNode root = NODES.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "RepDyn study");
        ObjectNode definitions = NODES.objectNode();
        registries.forEach((axis, registry) -> definitions.set(axis.key(), plugin(axis, registry)));
        ObjectNode armSettings = settings();
        ((ObjectNode) armSettings.get(PROPERTIES)).set("grid", grid("grid of this arm; replaces the study's grid"));
        definitions.set("settings", armSettings);
        root.set("$defs", sorted(definitions));
        ObjectNode study = settings();
        ObjectNode properties = (ObjectNode) study.get(PROPERTIES);
        properties.set("title", described(typed("string"), "title of the comparison"));
        properties.set("grid", grid("settings with several values; each arm is run once for each combination of them"));
        ObjectNode arms = described(typed("object"), "the arms by name, each with its own settings");
        arms.put("minProperties", 1);
        arms.putObject("propertyNames").put("pattern", "^[A-Za-z0-9][A-Za-z0-9_-]*$");
        ArrayNode arm = arms.putObject("additionalProperties").putArray("anyOf");
        arm.add(typed("null"));
        arm.addObject().put("$ref", "#/$defs/settings");
        properties.set("arms", arms);
        root.setAll(study);
        return root.toPrettyString();
    }

    private static ObjectNode grid(String help) {
        ObjectNode grid = described(typed("object"), help);
        ObjectNode values = grid.putObject("additionalProperties").put("type", "array");
        values.put("minItems", 1);
        values.putObject("items").putArray("type").add("number").add("string").add("boolean");
        return grid;
    }

    private static ObjectNode sorted(ObjectNode object) {
        ObjectNode result = NODES.objectNode();
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
        ObjectNode reference = NODES.objectNode().put("$ref", "#/$defs/" + axis.key());
        return switch (axis.form()) {
            case SCALAR ->
                typed(
                        switch (axis) {
                            case SEED -> "integer";
                            case INITIAL_WEIGHTS -> "string";
                            default -> "number";
                        });
            case OPTIONS -> options(binder.describe(TimeSettings.class));
            case PLUGIN -> reference;
            case PLUGINS -> {
                ObjectNode either = NODES.objectNode();
                ArrayNode forms = either.putArray("anyOf");
                forms.add(reference);
                forms.add(typed("array").set("items", reference.deepCopy()));
                yield either;
            }
            case NAMES -> {
                ObjectNode names = typed("array");
                ArrayNode known = names.putObject("items").putArray("enum");
                plugins.observables().names().forEach(known::add);
                yield names;
            }
            case CONSTRAINT -> {
                ObjectNode either = NODES.objectNode();
                ArrayNode forms = either.putArray("anyOf");
                forms.add(reference);
                ObjectNode blocks = typed("object");
                blocks.set("additionalProperties", reference.deepCopy());
                blocks.putObject("not").putArray("required").add(Settings.NAME);
                forms.add(described(blocks, "a constraint for each weight block"));
                yield either;
            }
        };
    }

    /**
     * Returns the schema of a plugin: its name alone, its name with options, or only options, which belong to the plugin that
     * the study names elsewhere.
     */
    private ObjectNode plugin(StudyKey axis, Registry<?> registry) {
        ObjectNode either = NODES.objectNode();
        ArrayNode forms = either.putArray("anyOf");
        ArrayNode names = forms.addObject().putArray("enum");
        registry.names().forEach(names::add);
        for (LoadedPlugin<?> plugin : registry.all()) {
            List<OptionDescription> own = binder.describe(plugin.provider().optionsType());
            ObjectNode form = described(options(own), plugin.provider().summary());
            ObjectNode properties = (ObjectNode) form.get(PROPERTIES);
            if (axis == StudyKey.DATA) {
                properties.setAll((ObjectNode)
                        options(binder.describe(SplitSettings.class)).get(PROPERTIES));
            }
            properties.putObject(Settings.NAME).put("const", plugin.name());
            ArrayNode required = form.putArray("required").add(Settings.NAME);
            own.stream()
                    .filter(OptionDescription::required)
                    .map(OptionDescription::name)
                    .forEach(required::add);
            forms.add(form);
        }
        ObjectNode nameless = typed("object");
        ArrayNode keys = nameless.putObject("propertyNames").putArray("enum");
        Stream<String> own = registry.all().stream()
                .flatMap(plugin -> binder.describe(plugin.provider().optionsType()).stream())
                .map(OptionDescription::name);
        Stream.concat(own, axis == StudyKey.DATA ? Settings.SPLIT_KEYS.stream() : Stream.of())
                .distinct()
                .sorted()
                .forEach(keys::add);
        forms.add(described(nameless, "options of the plugin that is named elsewhere in the study"));
        return either;
    }

    private static ObjectNode options(List<OptionDescription> options) {
        ObjectNode object = typed("object");
        object.put("additionalProperties", false);
        ObjectNode properties = object.putObject(PROPERTIES);
        options.forEach(option -> properties.set(option.name(), option(option)));
        return object;
    }

    private static ObjectNode option(OptionDescription option) {
        ObjectNode value = NODES.objectNode();
        switch (option.kind()) {
            case NUMBER -> value.put("type", "number");
            case WHOLE_NUMBER -> value.put("type", "integer");
            case TRUTH -> value.put("type", "boolean");
            case TEXT, PATH -> value.put("type", "string");
            case CHOICE -> {
                ArrayNode choices = value.putArray("enum");
                option.choices().forEach(choices::add);
            }
            case STRUCTURE -> {
                // The plugin itself reads this list or map; its parts are not described.
            }
        }
        option.range().ifPresent(range -> limit(value, range));
        ObjectNode schema = value;
        if (option.list()) {
            schema = typed("array");
            schema.set("items", value);
        }
        String fallback = option.defaultValue().map(d -> " (default " + d + ")").orElse("");
        return described(schema, option.help() + fallback);
    }

    private static void limit(ObjectNode value, Interval range) {
        if (Double.isFinite(range.lower())) {
            value.put(range.lowerIncluded() ? "minimum" : "exclusiveMinimum", range.lower());
        }
        if (Double.isFinite(range.upper())) {
            value.put(range.upperIncluded() ? "maximum" : "exclusiveMaximum", range.upper());
        }
    }

    private static ObjectNode typed(String type) {
        return NODES.objectNode().put("type", type);
    }

    private static ObjectNode described(ObjectNode schema, String help) {
        return schema.put("description", help);
    }
}
