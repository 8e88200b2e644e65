package org.repdyn.study.service;

import static org.repdyn.study.service.SchemaNodes.PROPERTIES;
import static org.repdyn.study.service.SchemaNodes.anyText;
import static org.repdyn.study.service.SchemaNodes.anything;
import static org.repdyn.study.service.SchemaNodes.definition;
import static org.repdyn.study.service.SchemaNodes.described;
import static org.repdyn.study.service.SchemaNodes.root;
import static org.repdyn.study.service.SchemaNodes.typed;
import static org.repdyn.study.service.SchemaNodes.when;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.repdyn.core.plugin.Registry;
import org.repdyn.study.plan.Plugins;

/** JSON schema of replication files: words about the source, a study, and the claims and figures that are made of its runs. */
final class ReplicationSchema {

    private static final String CLAIM = "claim";

    private final StudySchema study;
    private final Registry<?> claims;
    private final Class<? extends Record> figure;

    /**
     * Creates a schema.
     *
     * @param claims kinds of claim
     * @param figure options of a figure
     */
    ReplicationSchema(Plugins plugins, Registry<?> claims, Class<? extends Record> figure) {
        this.study = new StudySchema(plugins);
        this.claims = claims;
        this.figure = figure;
    }

    String text() {
        ObjectNode definitions = study.definitions();
        PluginSchema plugins = new PluginSchema(anything(), List.of());
        definitions.set(PluginSchema.withName(CLAIM), plugins.named(claims));
        ObjectNode root = root("RepDyn replication", definitions);
        root.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = root.putObject(PROPERTIES);
        properties.set(
                "name",
                described(
                        typed("string").put("pattern", "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"),
                        "name: lower-case letters, digits and single hyphens"));
        properties.set("title", described(anyText(), "heading of the report"));
        properties.set("reference", described(anyText(), "where the result was published"));
        properties.set("shows", described(anyText(), "what the run must show, in words"));
        properties.set("study", described(study.study(), "the study to run"));
        // An entry is a map, never a name alone.
        ObjectNode claim = when(typed("object"), definition(PluginSchema.withName(CLAIM)), typed("object"));
        properties.set("claims", described(list(claim).put("minItems", 1), "what the run must show"));
        ObjectNode options = new OptionsSchema().of(figure);
        options.putArray("required").add("title").add("observable");
        properties.set("figures", described(list(options), "figures of the report"));
        ArrayNode required = root.putArray("required");
        List.of("name", "title", "reference", "shows", "study", "claims").forEach(required::add);
        return root.toPrettyString();
    }

    private static ObjectNode list(ObjectNode item) {
        return typed("array").set("items", item);
    }
}
