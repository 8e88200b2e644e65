package org.repdyn.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reader of the tables in the data of a page, as its script reads them. */
final class RowTables {

    private RowTables() {}

    /** Returns the data of a page with the rows of each figure in place of its table. */
    static JsonNode expanded(JsonNode data) {
        for (JsonNode panel : data.path("panels")) {
            JsonNode table = panel.at("/spec/data/table");
            if (table.isObject()) {
                ((ObjectNode) panel.get("spec")).putObject("data").set("values", rows(table));
            }
        }
        return data;
    }

    private static ArrayNode rows(JsonNode table) {
        ArrayNode rows = ((ObjectNode) table).arrayNode();
        for (int i = 0; i < table.get("rows").asInt(); i++) {
            ObjectNode row = rows.addObject();
            int place = i;
            table.get("columns").properties().forEach(column -> {
                JsonNode value = value(column.getValue(), place);
                if (!value.isNull()) {
                    row.set(column.getKey(), value);
                }
            });
        }
        return rows;
    }

    private static JsonNode value(JsonNode column, int row) {
        JsonNode value = column.path("all");
        if (column.has("values")) {
            value = column.get("values").get(row);
        } else if (column.has("cycle")) {
            value = column.get("cycle").get(row % column.get("cycle").size());
        } else if (column.has("runs")) {
            int k = 0;
            for (int passed = column.at("/runs/1").asInt();
                    passed <= row;
                    passed += column.get("runs").get(k + 1).asInt()) {
                k += 2;
            }
            value = column.get("runs").get(k);
        }
        return column.has("names") ? column.get("names").get(value.asInt()) : value;
    }
}
