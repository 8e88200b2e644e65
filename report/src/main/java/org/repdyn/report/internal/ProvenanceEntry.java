package org.repdyn.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Line of the provenance.
 *
 * @param depth depth of nesting, from 0
 * @param key name, or position in a list
 * @param value text; empty for an entry with nested entries
 */
public record ProvenanceEntry(int depth, String key, String value) {

    /** Returns nested maps and lists as lines, in order. */
    static List<ProvenanceEntry> flatten(Map<String, Object> provenance) {
        List<ProvenanceEntry> entries = new ArrayList<>();
        provenance.forEach((key, value) -> add(entries, 0, key, value));
        return List.copyOf(entries);
    }

    private static void add(List<ProvenanceEntry> entries, int depth, String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            entries.add(new ProvenanceEntry(depth, key, ""));
            map.forEach((k, v) -> add(entries, depth + 1, String.valueOf(k), v));
        } else if (value instanceof List<?> list) {
            if (list.stream().noneMatch(e -> e instanceof Map || e instanceof List)) {
                String joined =
                        String.join(", ", list.stream().map(String::valueOf).toList());
                entries.add(new ProvenanceEntry(depth, key, joined));
            } else {
                entries.add(new ProvenanceEntry(depth, key, ""));
                for (int i = 0; i < list.size(); i++) {
                    add(entries, depth + 1, String.valueOf(i + 1), list.get(i));
                }
            }
        } else {
            entries.add(new ProvenanceEntry(depth, key, String.valueOf(value)));
        }
    }
}
