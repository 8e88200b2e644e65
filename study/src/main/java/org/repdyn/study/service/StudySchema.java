package org.repdyn.study.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.repdyn.core.options.Interval;
import org.repdyn.core.options.OptionDescription;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.Registry;
import org.repdyn.data.spi.DatasetProvider;
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

    /** Factory of JSON nodes; it has no state. */
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Keyword of JSON Schema for the keys of an object. */
    private static final String PROPERTIES = "properties";

    /** Keyword of JSON Schema for alternatives. */
    private static final String ANY_OF = "anyOf";

    /** Type of text in JSON Schema. */
    private static final String STRING = "string";

    /** Number in quotation marks, as {@link org.repdyn.core.options.Decimals} reads it. */
    private static final String NUMBER =
            "^[-+]?(([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]{1,9})?|[.]?(inf|Inf|INF|infinity|Infinity))$";

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
        ((ObjectNode) armSettings.get(PROPERTIES))
                .set("extends", described(anyText(), "arm written before this one, whose settings are inherited"));
        ((ObjectNode) armSettings.get(PROPERTIES)).set("grid", grid("grid of this arm; replaces the study's grid"));
        definitions.set("settings", armSettings);
        root.set("$defs", sorted(definitions));
        ObjectNode study = settings();
        ObjectNode properties = (ObjectNode) study.get(PROPERTIES);
        properties.set("title", described(anyText(), "title of the comparison"));
        properties.set("grid", grid("settings with several values; each arm is run once for each combination of them"));
        ObjectNode arms = described(typed("object"), "the arms by name, each with its own settings");
        arms.put("minProperties", 1);
        arms.putObject("propertyNames").put("pattern", "^[A-Za-z0-9][A-Za-z0-9_-]*$");
        ArrayNode arm = arms.putObject("additionalProperties").putArray(ANY_OF);
        arm.add(typed("null"));
        arm.addObject().put("$ref", "#/$defs/settings");
        properties.set("arms", arms);
        root.setAll(study);
        return root.toPrettyString();
    }

    private static ObjectNode grid(String help) {
        ObjectNode grid = described(typed("object"), help);
        String paths = "(" + String.join("|", StudyKey.keys()) + ")([.].+)?";
        grid.putObject("propertyNames").put("pattern", "^(" + paths + "|zip|exclude|skip-invalid)$");
        ObjectNode values = typed("array").put("minItems", 1);
        values.set("items", anyText());
        ObjectNode one = NODES.objectNode();
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
        ObjectNode by = typed("string");
        ArrayNode known = by.putArray("enum");
        plugins.observables().names().forEach(known::add);
        properties.set("by", described(by, "observable by whose last value trials are compared"));
        properties.set("on", described(text("validation"), "samples on which trials are compared"));
        properties.set("better", described(text("larger", "smaller"), "which value wins; default: larger"));
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

    private static ObjectNode text(String... allowed) {
        ObjectNode text = typed("string");
        ArrayNode values = text.putArray("enum");
        for (String value : allowed) {
            values.add(value);
        }
        return text;
    }

    private static ObjectNode byPath(String paths, ObjectNode value) {
        ObjectNode map = typed("object").put("minProperties", 1);
        map.putObject("propertyNames").put("pattern", "^" + paths + "$");
        map.set("additionalProperties", value);
        return map;
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
                ObjectNode either = NODES.objectNode();
                either.putArray(ANY_OF).add(number("integer")).add(parts);
                yield either;
            }
            case SEEDS -> seeds(number("integer").put("minimum", 1));
            case OPTIONS -> options(TimeSettings.class);
            case TUNING -> tuning();
            case PLUGIN -> reference;
            case PLUGINS -> oneOrMore(reference);
            case NAMES -> {
                ObjectNode name = NODES.objectNode();
                ArrayNode known = name.putArray("enum");
                plugins.observables().names().forEach(known::add);
                yield oneOrMore(name);
            }
            case CONSTRAINT -> {
                ObjectNode either = NODES.objectNode();
                ArrayNode forms = either.putArray(ANY_OF);
                forms.add(reference);
                ObjectNode blocks = typed("object");
                blocks.set("additionalProperties", reference.deepCopy());
                blocks.putObject("not").putArray("required").add(Settings.NAME);
                forms.add(described(blocks, "a constraint for each weight block"));
                yield either;
            }
        };
    }

    /** Returns the schema of several seeds, as a list or as a range such as 1..5, or of a number. */
    private static ObjectNode seeds(ObjectNode number) {
        ObjectNode range = typed(STRING).put("pattern", "^[-+]?[0-9]+[.][.][-+]?[0-9]+$");
        ObjectNode item = NODES.objectNode();
        item.putArray(ANY_OF).add(number("integer")).add(range);
        ObjectNode list = typed("array").put("minItems", 1).put("uniqueItems", true);
        list.set("items", item);
        ObjectNode either = NODES.objectNode();
        either.putArray(ANY_OF).add(number).add(range.deepCopy()).add(list);
        return either;
    }

    /** Returns the schema of a list whose only item needs no brackets. */
    private static ObjectNode oneOrMore(ObjectNode item) {
        ObjectNode either = NODES.objectNode();
        either.putArray(ANY_OF).add(item).add(typed("array").set("items", item.deepCopy()));
        return either;
    }

    /**
     * Returns the schema of a plugin: its name alone, its name with options, or only options, which belong to the plugin that
     * the study names elsewhere. A file that a dataset reads stands for the name of the dataset.
     */
    private ObjectNode plugin(StudyKey axis, Registry<?> registry) {
        ObjectNode split = axis == StudyKey.DATA
                ? (ObjectNode) options(SplitSettings.class).get(PROPERTIES)
                : NODES.objectNode();
        ObjectNode either = NODES.objectNode();
        ArrayNode forms = either.putArray(ANY_OF);
        ArrayNode names = forms.addObject().putArray("enum");
        registry.names().forEach(names::add);
        if (axis == StudyKey.OBSERVABLES) {
            names.add(ObservableChoice.ALL).add(ObservableChoice.DEFAULT);
        }
        Set<String> keys = new TreeSet<>();
        split.fieldNames().forEachRemaining(keys::add);
        for (LoadedPlugin<?> plugin : registry.all()) {
            ObjectNode form = described(
                    options(plugin.provider().optionsType()), plugin.provider().summary());
            ObjectNode properties = (ObjectNode) form.get(PROPERTIES);
            properties.fieldNames().forEachRemaining(keys::add);
            properties.setAll(split.deepCopy());
            form.putArray("required").add(Settings.NAME);
            fileName(plugin).ifPresent(file -> {
                forms.add(file);
                ObjectNode ofFile = form.deepCopy();
                ((ObjectNode) ofFile.get(PROPERTIES)).set(Settings.NAME, file.deepCopy());
                forms.add(ofFile);
            });
            properties.putObject(Settings.NAME).put("const", plugin.name());
            forms.add(form);
        }
        ObjectNode nameless = typed("object");
        ArrayNode known = nameless.putObject("propertyNames").putArray("enum");
        keys.forEach(known::add);
        forms.add(described(nameless, "options of the plugin that is named elsewhere in the study"));
        return either;
    }

    /** Returns the schema of the files that a study may name in place of a dataset; empty if there are none. */
    private static Optional<ObjectNode> fileName(LoadedPlugin<?> plugin) {
        if (!(plugin.provider() instanceof DatasetProvider<?> dataset)
                || dataset.fileEndings().isEmpty()) {
            return Optional.empty();
        }
        String endings =
                dataset.fileEndings().stream().map(StudySchema::inAnyCase).collect(Collectors.joining("|"));
        return Optional.of(typed(STRING)
                .put("pattern", "(" + endings + ")$")
                .put("description", "file that " + plugin.name() + " reads"));
    }

    /** Returns the pattern of an ending in lower and upper case; the patterns of JSON schemas have no flag for it. */
    private static String inAnyCase(String ending) {
        return ending.codePoints()
                .mapToObj(c -> Character.isLetter(c)
                        ? "[" + Character.toString(c) + Character.toString(Character.toUpperCase(c)) + "]"
                        : "[" + Character.toString(c) + "]")
                .collect(Collectors.joining());
    }

    private ObjectNode options(Class<? extends Record> type) {
        ObjectNode object = typed("object");
        object.put("additionalProperties", false);
        ObjectNode properties = object.putObject(PROPERTIES);
        binder.describe(type).forEach(option -> properties.set(option.name(), option(option)));
        binder.formerNames(type).forEach((former, present) -> {
            ObjectNode same = (ObjectNode) properties.get(present).deepCopy();
            properties.set(former, described(same, "former name of " + present).put("deprecated", true));
        });
        return object;
    }

    private static ObjectNode option(OptionDescription option) {
        ObjectNode value = value(option);
        option.range().ifPresent(range -> limit(value, range));
        ObjectNode schema = option.list() && option.kind() != OptionDescription.Kind.STRUCTURE ? list(value) : value;
        String fallback = option.defaultValue().map(d -> " (default " + d + ")").orElse("");
        return described(schema, option.help() + fallback);
    }

    private static ObjectNode value(OptionDescription option) {
        return switch (option.kind()) {
            case NUMBER -> number("number");
            case WHOLE_NUMBER -> number("integer");
            case TRUTH -> truth();
            case TEXT, PATH -> anyText();
            case CHOICE -> {
                ObjectNode choice = NODES.objectNode();
                ArrayNode choices = choice.putArray("enum");
                option.choices().forEach(choices::add);
                yield choice;
            }
            // The plugin itself reads this list or map; its parts are not described.
            case STRUCTURE -> NODES.objectNode();
        };
    }

    /** Returns the schema of a list: in brackets, a single item, or items between commas. */
    private static ObjectNode list(ObjectNode item) {
        ObjectNode list = oneOrMore(item);
        list.withArray(ANY_OF).add(typed(STRING).put("pattern", ",|^\\[.*\\]$"));
        return list;
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

    /** Returns the schema of a number of a type, which may be in quotation marks as in the reader of studies. */
    private static ObjectNode number(String type) {
        ObjectNode number = NODES.objectNode();
        number.putArray("type").add(type).add(STRING);
        return number.put("pattern", NUMBER);
    }

    /** Returns the schema of true or false, which may be in quotation marks. */
    private static ObjectNode truth() {
        ObjectNode truth = NODES.objectNode();
        truth.putArray("type").add("boolean").add(STRING);
        return truth.put("pattern", "^(true|false)$");
    }

    /** Returns the schema of a text, which YAML may take for a number or for true or false. */
    private static ObjectNode anyText() {
        ObjectNode text = NODES.objectNode();
        text.putArray("type").add(STRING).add("number").add("boolean");
        return text;
    }

    private static ObjectNode described(ObjectNode schema, String help) {
        return schema.put("description", help);
    }
}
