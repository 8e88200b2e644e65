package org.repdyn.report.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Rows of a figure by columns, about a fifth of the size of one object for each row. A column is an object with one of these keys:
 *
 * <ul>
 *   <li>{@code all}: the value of all rows;
 *   <li>{@code cycle}: values that repeat until all rows have one, such as the times of curves on one grid;
 *   <li>{@code runs}: a value and the number of successive rows that have it, alternately;
 *   <li>{@code values}: one value for each row.
 * </ul>
 *
 * <p>With {@code names}, values are positions in this list of texts. A null stands for a row without the field. The script of the page
 * makes the rows again.
 */
final class RowTable {

    private RowTable() {}

    /** Returns a table with the rows of an array of objects. */
    static ObjectNode of(ArrayNode rows) {
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        table.put("rows", rows.size());
        ObjectNode columns = table.putObject("columns");
        TreeSet<String> fields = new TreeSet<>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(fields::add));
        for (String field : fields) {
            List<JsonNode> values = new ArrayList<>(rows.size());
            rows.forEach(row -> values.add(row.has(field) ? row.get(field) : JsonNodeFactory.instance.nullNode()));
            columns.set(field, column(values));
        }
        return table;
    }

    private static ObjectNode column(List<JsonNode> values) {
        ObjectNode column = JsonNodeFactory.instance.objectNode();
        List<JsonNode> written = values;
        if (values.stream().allMatch(JsonNode::isTextual)) {
            Map<String, Integer> names = new LinkedHashMap<>();
            values.forEach(value -> names.putIfAbsent(value.textValue(), names.size()));
            ArrayNode list = column.putArray("names");
            names.keySet().forEach(list::add);
            written = values.stream()
                    .<JsonNode>map(value -> JsonNodeFactory.instance.numberNode(
                            names.getOrDefault(value.textValue(), -1).intValue()))
                    .toList();
        }
        int period = period(written);
        ArrayNode runs = runs(written);
        if (runs.size() == 2) {
            column.set("all", runs.get(0));
        } else if (period < written.size() && period <= runs.size()) {
            column.putArray("cycle").addAll(written.subList(0, period));
        } else if (runs.size() < written.size()) {
            column.set("runs", runs);
        } else {
            column.putArray("values").addAll(written);
        }
        return column;
    }

    /** Returns the least number of values after which all of them repeat. */
    private static int period(List<JsonNode> values) {
        int period = 1;
        for (int i = 1; i < values.size(); i++) {
            if (!values.get(i).equals(values.get(i % period))) {
                period = i + 1;
            }
        }
        return Math.max(1, period);
    }

    private static ArrayNode runs(List<JsonNode> values) {
        ArrayNode runs = JsonNodeFactory.instance.arrayNode();
        int start = 0;
        for (int i = 1; i <= values.size(); i++) {
            if (i == values.size() || !values.get(i).equals(values.get(start))) {
                runs.add(values.get(start)).add(i - start);
                start = i;
            }
        }
        return runs;
    }
}
