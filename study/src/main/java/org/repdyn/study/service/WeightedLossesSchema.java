package org.repdyn.study.service;

import static org.repdyn.study.service.SchemaNodes.PROPERTIES;
import static org.repdyn.study.service.SchemaNodes.STRING;
import static org.repdyn.study.service.SchemaNodes.definition;
import static org.repdyn.study.service.SchemaNodes.described;
import static org.repdyn.study.service.SchemaNodes.number;
import static org.repdyn.study.service.SchemaNodes.typed;
import static org.repdyn.study.service.SchemaNodes.when;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.repdyn.study.StudyKey;

/** JSON schema of a list of losses and weights: each item is the name of a loss, or a map of {@code loss} and {@code weight}. */
final class WeightedLossesSchema {

    /** Name of this schema among the definitions. */
    static final String NAME = "weighted-losses";

    private WeightedLossesSchema() {}

    static ObjectNode schema() {
        ObjectNode loss = definition(PluginSchema.withName(StudyKey.LOSS.key()));
        ObjectNode term = typed("object").put("additionalProperties", false);
        ObjectNode properties = term.putObject(PROPERTIES);
        properties.set("loss", described(loss.deepCopy(), "the loss: its name, or a map of its name and options"));
        ObjectNode weight = number("number");
        weight.putObject("not").putArray("enum").add(0);
        properties.set("weight", described(weight, "factor of the loss, other than 0 (default 1)"));
        term.putArray("required").add("loss");
        ObjectNode list = typed("array").put("minItems", 1);
        list.set("items", when(typed(STRING), loss, term));
        return list;
    }
}
