package org.repdyn.results.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.repdyn.core.result.FactorValue;

/** Values of factors as a JSON object of numbers and texts by path. */
final class FactorsJson {

    private FactorsJson() {}

    static JsonNode tree(Map<String, FactorValue> values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        values.forEach((path, value) -> {
            if (value instanceof FactorValue.Numeric number && number.isWhole()) {
                object.put(path, (long) number.value());
            } else if (value instanceof FactorValue.Numeric number) {
                object.put(path, number.value());
            } else {
                object.put(path, value.text());
            }
        });
        return object;
    }

    static Map<String, FactorValue> read(JsonNode object) {
        Map<String, FactorValue> values = new LinkedHashMap<>();
        object.properties().forEach(value -> values.put(value.getKey(), value(value.getValue())));
        return values;
    }

    private static FactorValue value(JsonNode value) {
        return value.isNumber() ? new FactorValue.Numeric(value.doubleValue()) : new FactorValue.Text(value.asText());
    }
}
