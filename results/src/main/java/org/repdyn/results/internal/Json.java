package org.repdyn.results.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;

/** Conversion of values to and from JSON; a number that is not finite becomes null. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /**
     * Returns the text of a tree, the same on every system: indented by two spaces, with line feeds, one at the end.
     */
    static String print(JsonNode tree) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(Path file) throws IOException {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IOException(file.getFileName() + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    static Map<String, Object> map(JsonNode tree) {
        return MAPPER.convertValue(tree, new TypeReference<Map<String, Object>>() {});
    }

    static JsonNode number(double value) {
        return Double.isFinite(value) ? NODES.numberNode(value) : NODES.nullNode();
    }

    static JsonNode number(OptionalDouble value) {
        return number(value.orElse(Double.NaN));
    }

    /**
     * Returns a tree of nested maps, lists, numbers, booleans and text; any other value becomes its {@code toString()}.
     */
    static JsonNode tree(Object value) {
        if (value instanceof Map<?, ?> map) {
            var object = NODES.objectNode();
            map.forEach((key, inner) -> object.set(String.valueOf(key), tree(inner)));
            return object;
        }
        if (value instanceof Iterable<?> list) {
            var array = NODES.arrayNode();
            list.forEach(inner -> array.add(tree(inner)));
            return array;
        }
        if (value instanceof Double || value instanceof Float) {
            return number(((Number) value).doubleValue());
        }
        if (value instanceof Number || value instanceof Boolean) {
            return MAPPER.valueToTree(value);
        }
        return value == null ? NODES.nullNode() : NODES.textNode(value.toString());
    }
}
