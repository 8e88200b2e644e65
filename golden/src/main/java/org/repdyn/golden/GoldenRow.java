package org.repdyn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.apiguardian.api.API;

/** Row of a list of expected results, such as a time of a trajectory. It records the keys that are read. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GoldenRow {

    private final JsonNode json;
    private final String list;
    private final Set<String> read;

    GoldenRow(JsonNode json, String list, Set<String> read) {
        this.json = json;
        this.list = list;
        this.read = read;
    }

    /** Returns the value of a key; a missing node if the row does not have it. */
    public JsonNode get(String key) {
        read.add(list + "." + key);
        return json.path(key);
    }
}
