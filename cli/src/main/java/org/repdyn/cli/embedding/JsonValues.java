package org.repdyn.cli.embedding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.problem.SourceLocation;

/** A reader of configuration values from JSON. */
final class JsonValues {

    private JsonValues() {}

    /** @throws IllegalArgumentException if the text is not JSON */
    static ConfigValue read(String json) {
        try {
            return value(JsonMapper.builder()
                    // Python writes NaN and Infinity; the option that receives one says what it allows.
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build()
                    .readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static ConfigValue value(JsonNode node) {
        if (node.isArray()) {
            List<ConfigValue> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return new ConfigValue.Sequence(items, SourceLocation.PROGRAM);
        }
        if (node.isObject()) {
            Map<String, ConfigValue> entries = new LinkedHashMap<>();
            node.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
            return new ConfigValue.Mapping(entries, SourceLocation.PROGRAM);
        }
        return new ConfigValue.Scalar(node.asText(), SourceLocation.PROGRAM);
    }
}
