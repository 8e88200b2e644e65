package org.repdyn.study.service;

import static org.repdyn.study.service.SchemaNodes.ANY_OF;
import static org.repdyn.study.service.SchemaNodes.PROPERTIES;
import static org.repdyn.study.service.SchemaNodes.STRING;
import static org.repdyn.study.service.SchemaNodes.anyText;
import static org.repdyn.study.service.SchemaNodes.anything;
import static org.repdyn.study.service.SchemaNodes.definition;
import static org.repdyn.study.service.SchemaNodes.described;
import static org.repdyn.study.service.SchemaNodes.number;
import static org.repdyn.study.service.SchemaNodes.oneOf;
import static org.repdyn.study.service.SchemaNodes.truth;
import static org.repdyn.study.service.SchemaNodes.typed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.repdyn.core.options.Interval;
import org.repdyn.core.options.OptionDescription;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.options.StructureForm;

/** JSON schema of options: made from the record that declares them. */
final class OptionsSchema {

    private final OptionsBinder binder = new OptionsBinder();

    /** Returns the schema of an object with the options of a record; it accepts no other keys, and former names of options. */
    ObjectNode of(Class<? extends Record> type) {
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

    /** Returns the descriptions of the options of a record. */
    Stream<OptionDescription> describe(Class<? extends Record> type) {
        return binder.describe(type).stream();
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
            case CHOICE -> oneOf(option.choices());
            case STRUCTURE -> structure(option.form());
        };
    }

    /** Returns the schema of a list or map that the plugin reads itself. */
    private static ObjectNode structure(StructureForm form) {
        return switch (form) {
            case ANY -> anything();
            case WEIGHTED_LOSSES -> definition(WeightedLossesSchema.NAME);
            case NETWORK_LAYERS -> definition(NetworkSchema.NAME);
        };
    }

    /** Returns the schema of a list: in brackets, a single item, or items between commas. */
    private static ObjectNode list(ObjectNode item) {
        ObjectNode several = typed("array").set("items", item.deepCopy());
        ObjectNode list = anything();
        list.putArray(ANY_OF).add(item).add(several).add(typed(STRING).put("pattern", ",|^\\[.*\\]$"));
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
}
