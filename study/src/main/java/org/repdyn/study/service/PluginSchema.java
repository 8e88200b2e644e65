package org.repdyn.study.service;

import static org.repdyn.study.service.SchemaNodes.ANY_OF;
import static org.repdyn.study.service.SchemaNodes.PROPERTIES;
import static org.repdyn.study.service.SchemaNodes.STRING;
import static org.repdyn.study.service.SchemaNodes.anything;
import static org.repdyn.study.service.SchemaNodes.definition;
import static org.repdyn.study.service.SchemaNodes.described;
import static org.repdyn.study.service.SchemaNodes.has;
import static org.repdyn.study.service.SchemaNodes.oneOf;
import static org.repdyn.study.service.SchemaNodes.typed;
import static org.repdyn.study.service.SchemaNodes.when;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.Registry;
import org.repdyn.data.spi.DatasetProvider;
import org.repdyn.study.Settings;

/**
 * JSON schema of a plugin in a study: its name alone, its name with options, or only options, which belong to the plugin that
 * the study names elsewhere. A file that a dataset reads stands for the name of the dataset. The name decides which options
 * are checked, so that an error names the option and not the list of all plugins.
 */
final class PluginSchema {

    private final OptionsSchema options = new OptionsSchema();

    /** Keys that an object may have beside the options of its plugin. */
    private final ObjectNode common;

    /** Names that stand for several plugins. */
    private final List<String> groups;

    /**
     * Creates a schema.
     *
     * @param common properties that an object may have beside the options of its plugin
     * @param groups names that stand for several plugins
     */
    PluginSchema(ObjectNode common, List<String> groups) {
        this.common = common;
        this.groups = groups;
    }

    /** Returns the name of the schema that {@link #named} returns among the definitions, for the plugins of a key. */
    static String withName(String key) {
        return key + "-with-name";
    }

    /**
     * Returns the schema of a plugin of a registry: its name, or a map with its name and options, or with options alone.
     *
     * @param key key of the plugins, under whose {@link #withName} the schema of plugins with a name stands
     */
    ObjectNode of(String key, Registry<?> registry) {
        Set<String> keys = new TreeSet<>();
        common.fieldNames().forEachRemaining(keys::add);
        registry.all().forEach(plugin -> options.of(plugin.provider().optionsType())
                .get(PROPERTIES)
                .fieldNames()
                .forEachRemaining(keys::add));
        ObjectNode nameless = anything();
        nameless.set("propertyNames", oneOf(keys));
        described(nameless, "options of the plugin that is named elsewhere in the study");
        // A text has all keys, since it is no object.
        return when(has(Settings.NAME), definition(withName(key)), nameless);
    }

    /** Returns the schema of a plugin of a registry that has a name: the name alone, or a map with the name and options. */
    ObjectNode named(Registry<?> registry) {
        List<String> names = new ArrayList<>(registry.names());
        ObjectNode named = has(Settings.NAME);
        ArrayNode byName = named.putArray("allOf");
        ArrayNode files = anything().putArray(ANY_OF);
        for (LoadedPlugin<?> plugin : registry.all()) {
            ObjectNode form = described(
                    options.of(plugin.provider().optionsType()),
                    plugin.provider().summary());
            ObjectNode properties = (ObjectNode) form.get(PROPERTIES);
            properties.setAll(common.deepCopy());
            properties.set(Settings.NAME, anything());
            byName.add(ifNamed(anything().put("const", plugin.name()), form));
            fileName(plugin).ifPresent(file -> {
                files.add(file);
                byName.add(ifNamed(file, form));
            });
        }
        ObjectNode name = nameOf(names, files);
        named.putObject(PROPERTIES).set(Settings.NAME, name);
        names.addAll(groups);
        ObjectNode neither = anything();
        neither.putArray("type").add(STRING).add("object");
        return when(typed(STRING), nameOf(names, files), when(typed("object"), named, neither));
    }

    private static ObjectNode nameOf(List<String> names, ArrayNode files) {
        if (files.isEmpty()) {
            return oneOf(names);
        }
        ObjectNode either = anything();
        either.putArray(ANY_OF).add(oneOf(names)).addAll(files.deepCopy());
        return either;
    }

    private static ObjectNode ifNamed(ObjectNode name, ObjectNode form) {
        ObjectNode condition = has(Settings.NAME);
        condition.putObject(PROPERTIES).set(Settings.NAME, name.deepCopy());
        ObjectNode schema = anything();
        schema.set("if", condition);
        schema.set("then", form.deepCopy());
        return schema;
    }

    /** Returns the schema of the files that a study may name in place of a dataset; empty if there are none. */
    private static Optional<ObjectNode> fileName(LoadedPlugin<?> plugin) {
        if (!(plugin.provider() instanceof DatasetProvider<?> dataset)
                || dataset.fileEndings().isEmpty()) {
            return Optional.empty();
        }
        String endings =
                dataset.fileEndings().stream().map(PluginSchema::inAnyCase).collect(Collectors.joining("|"));
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
}
