package org.repdyn.study.service;

import static org.repdyn.study.service.SchemaNodes.PROPERTIES;
import static org.repdyn.study.service.SchemaNodes.STRING;
import static org.repdyn.study.service.SchemaNodes.anything;
import static org.repdyn.study.service.SchemaNodes.definition;
import static org.repdyn.study.service.SchemaNodes.described;
import static org.repdyn.study.service.SchemaNodes.oneOf;
import static org.repdyn.study.service.SchemaNodes.typed;
import static org.repdyn.study.service.SchemaNodes.when;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.repdyn.core.options.StructureForm;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.Registry;
import org.repdyn.kernels.network.NetworkReader;
import org.repdyn.study.plan.Plugins;

/**
 * JSON schema of the layers of a network: a list in which each item is the name of a layer or an activation, or a map from
 * one such name to options, or a text with such names between commas.
 */
final class NetworkSchema {

    /** Name of this schema among the definitions. */
    static final String NAME = "network-layers";

    private final OptionsSchema options = new OptionsSchema();
    private final Plugins plugins;

    NetworkSchema(Plugins plugins) {
        this.plugins = plugins;
    }

    ObjectNode schema() {
        List<String> names = new ArrayList<>(plugins.layers().names());
        names.addAll(plugins.activations().names());
        ObjectNode layer = typed("object").put("minProperties", 1).put("maxProperties", 1);
        layer.put("additionalProperties", false);
        ObjectNode properties = layer.putObject(PROPERTIES);
        add(plugins.layers(), properties);
        add(plugins.activations(), properties);
        ObjectNode list = typed("array").put("minItems", 1);
        list.set("items", when(typed(STRING), oneOf(names), layer));
        return when(typed(STRING), text(names), list);
    }

    /** Returns the schema of names between commas, which may be in brackets. */
    private static ObjectNode text(List<String> names) {
        String name = "\\s*(" + String.join("|", names) + ")\\s*";
        return anything().put("pattern", "^\\s*\\[?" + name + "(," + name + ")*\\]?\\s*$");
    }

    private void add(Registry<?> registry, ObjectNode properties) {
        registry.all().forEach(plugin -> properties.set(plugin.name(), options(plugin.provider())));
    }

    /** Returns the schema of what follows the name of a layer: its options, nothing, or the layers of a block. */
    private ObjectNode options(PluginProvider<?> provider) {
        ObjectNode form = options.of(provider.optionsType());
        ObjectNode known = (ObjectNode) form.get(PROPERTIES);
        List<String> written = new ArrayList<>();
        known.fieldNames().forEachRemaining(written::add);
        written.forEach(name -> known.set(name, orNothing((ObjectNode) known.get(name))));
        NetworkReader.symbols().forEach((symbol, name) -> {
            if (known.has(name)) {
                known.set(symbol, known.get(name).deepCopy());
            }
        });
        ObjectNode schema =
                options.describe(provider.optionsType()).anyMatch(o -> o.form() == StructureForm.NETWORK_LAYERS)
                        ? when(typed("object"), form, definition(NAME))
                        : form;
        return described(orNothing(schema), provider.summary());
    }

    /** Returns the schema of a value that may be left out after its key. */
    private static ObjectNode orNothing(ObjectNode schema) {
        ObjectNode nothing = anything();
        nothing.putArray("enum").addNull().add("").add("null").add("none");
        ObjectNode either = when(nothing, anything(), schema);
        return schema.has("description")
                ? described(either, schema.get("description").textValue())
                : either;
    }
}
