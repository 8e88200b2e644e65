package org.repdyn.results.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.repdyn.core.result.FactorValue;

/** Values of settings as JSON of the same type: numbers, truth values, texts, null, lists and objects. */
final class FactorsJson {

    private FactorsJson() {}

    static JsonNode tree(Map<String, FactorValue> values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        values.forEach((path, value) -> object.set(path, tree(value)));
        return object;
    }

    private static JsonNode tree(FactorValue value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof FactorValue.Numeric number) {
            return number.isWhole() ? json.numberNode((long) number.value()) : json.numberNode(number.value());
        }
        if (value instanceof FactorValue.Truth truth) {
            return json.booleanNode(truth.value());
        }
        if (value instanceof FactorValue.None) {
            return json.nullNode();
        }
        if (value instanceof FactorValue.Listing list) {
            ArrayNode array = json.arrayNode();
            list.items().forEach(item -> array.add(tree(item)));
            return array;
        }
        if (value instanceof FactorValue.Entries map) {
            return tree(map.entries());
        }
        return json.textNode(value.text());
    }

    static Map<String, FactorValue> read(JsonNode object) {
        Map<String, FactorValue> values = new LinkedHashMap<>();
        object.properties().forEach(value -> values.put(value.getKey(), value(value.getValue())));
        return values;
    }

    private static FactorValue value(JsonNode value) {
        if (value.isNumber()) {
            return new FactorValue.Numeric(value.doubleValue());
        }
        if (value.isBoolean()) {
            return new FactorValue.Truth(value.booleanValue());
        }
        if (value.isNull()) {
            return new FactorValue.None();
        }
        if (value.isArray()) {
            List<FactorValue> items = new ArrayList<>();
            value.forEach(item -> items.add(value(item)));
            return new FactorValue.Listing(items);
        }
        return value.isObject() ? new FactorValue.Entries(read(value)) : new FactorValue.Text(value.asText());
    }
}
