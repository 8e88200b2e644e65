package org.repdyn.study.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** The JSON schemas of which {@link StudySchema} is composed: numbers, texts, lists and conditions. */
final class SchemaNodes {

    /** Keyword of JSON Schema for the keys of an object. */
    static final String PROPERTIES = "properties";

    /** Keyword of JSON Schema for alternatives. */
    static final String ANY_OF = "anyOf";

    /** Type of text in JSON Schema. */
    static final String STRING = "string";

    /** Factory of JSON nodes; it has no state. */
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Number in quotation marks, as {@link org.repdyn.core.options.Decimals} reads it. */
    private static final String NUMBER =
            "^[-+]?(([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]{1,9})?|[.]?(inf|Inf|INF|infinity|Infinity))$";

    private SchemaNodes() {}

    /** Returns a new schema without conditions. */
    static ObjectNode anything() {
        return NODES.objectNode();
    }

    /** Returns a new schema of a file, with a title and the schemas that its parts refer to. */
    static ObjectNode root(String title, ObjectNode definitions) {
        ObjectNode root = anything();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", title);
        root.set("$defs", definitions);
        return root;
    }

    static ObjectNode typed(String type) {
        return anything().put("type", type);
    }

    /** Returns the schema of a number of a type, which may be in quotation marks as in the reader of studies. */
    static ObjectNode number(String type) {
        ObjectNode number = anything();
        number.putArray("type").add(type).add(STRING);
        return number.put("pattern", NUMBER);
    }

    /** Returns the schema of true or false, which may be in quotation marks. */
    static ObjectNode truth() {
        ObjectNode truth = anything();
        truth.putArray("type").add("boolean").add(STRING);
        return truth.put("pattern", "^(true|false)$");
    }

    /** Returns the schema of a text, which YAML may take for a number or for true or false. */
    static ObjectNode anyText() {
        ObjectNode text = anything();
        text.putArray("type").add(STRING).add("number").add("boolean");
        return text;
    }

    /** Returns the schema of one of several texts. */
    static ObjectNode oneOf(Collection<String> texts) {
        ObjectNode choice = anything();
        ArrayNode values = choice.putArray("enum");
        texts.forEach(values::add);
        return choice;
    }

    /** Returns a reference to a schema that has a name of its own. */
    static ObjectNode definition(String name) {
        return anything().put("$ref", "#/$defs/" + name);
    }

    /** Returns the schema of a list whose only item needs no brackets. */
    static ObjectNode oneOrMore(ObjectNode item) {
        return when(typed("array"), typed("array").set("items", item.deepCopy()), item);
    }

    /**
     * Returns a schema that depends on a condition. Alternatives of objects are told apart so, and not by {@code anyOf}: of a
     * value that fits none, an editor then says what is wrong with it, not that it fits no alternative.
     */
    static ObjectNode when(ObjectNode condition, ObjectNode then, ObjectNode otherwise) {
        ObjectNode schema = anything();
        schema.set("if", condition);
        schema.set("then", then);
        schema.set("else", otherwise);
        return schema;
    }

    /** Returns the condition that an object has a key; whatever is no object meets it too. */
    static ObjectNode has(String key) {
        ObjectNode condition = anything();
        condition.putArray("required").add(key);
        return condition;
    }

    static ObjectNode described(ObjectNode schema, String help) {
        return schema.put("description", help);
    }
}
