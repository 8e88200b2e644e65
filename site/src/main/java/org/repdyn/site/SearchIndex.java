package org.repdyn.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** Index of the search as a script, because a page that was opened as a file may not read other files. */
final class SearchIndex {

    private SearchIndex() {}

    /** Returns the script, which sets {@code repdynIndex}. */
    static String script(List<SearchEntry> entries) {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode index = mapper.createArrayNode();
        for (SearchEntry entry : entries) {
            index.addObject()
                    .put("p", entry.page())
                    .put("u", entry.address())
                    .put("h", entry.heading())
                    .put("t", entry.text());
        }
        try {
            return "window.repdynIndex = " + mapper.writeValueAsString(index) + ";\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree could not be written", e);
        }
    }
}
