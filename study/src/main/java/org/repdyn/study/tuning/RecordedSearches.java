package org.repdyn.study.tuning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Searches in the provenance of a run. They tell which settings of its arms were chosen: these are results, not factors.
 *
 * @param searches the entries of each search by its name, as {@link TunedStudy#provenance} writes them
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RecordedSearches(Map<String, Map<String, Object>> searches) {

    /** Key of the searches in the provenance of a run. */
    public static final String KEY = "tuning";

    /** Key of the names of the arms of a search. */
    static final String ARMS = "arms";

    /** Key of the chosen values by the paths of settings. */
    static final String CHOSEN = "chosen";

    public RecordedSearches {
        searches = Collections.unmodifiableMap(new LinkedHashMap<>(searches));
    }

    /** Returns the searches of a run; none if its provenance has none. */
    public static RecordedSearches of(Map<String, Object> provenance) {
        Map<String, Map<String, Object>> found = new LinkedHashMap<>();
        map(provenance.get(KEY)).forEach((name, search) -> found.put(name, map(search)));
        return new RecordedSearches(found);
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, entry) -> entries.put(String.valueOf(key), Objects.requireNonNull(entry)));
        }
        return entries;
    }

    private static List<String> arms(Map<String, Object> search) {
        return search.get(ARMS) instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Returns the searches of the arms that have a new name, with the new names. */
    public RecordedSearches renamed(Map<String, String> names) {
        Map<String, Map<String, Object>> renamed = new LinkedHashMap<>();
        searches.forEach((name, search) -> {
            List<String> arms = arms(search).stream()
                    .filter(names::containsKey)
                    .map(arm -> names.getOrDefault(arm, arm))
                    .toList();
            if (!arms.isEmpty()) {
                Map<String, Object> entries = new LinkedHashMap<>(search);
                entries.put(ARMS, arms);
                renamed.put(name, entries);
            }
        });
        return new RecordedSearches(renamed);
    }

    /** Returns these searches and then others; a name that is taken has a number after it. */
    public RecordedSearches and(RecordedSearches others) {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>(searches);
        others.searches.forEach((wanted, search) -> {
            String name = wanted;
            for (int number = 2; all.containsKey(name); number++) {
                name = wanted + "-" + number;
            }
            all.put(name, search);
        });
        return new RecordedSearches(all);
    }

    /** Returns the paths of the settings that were chosen, by name of the arm. */
    public Map<String, Set<String>> chosen() {
        Map<String, Set<String>> chosen = new LinkedHashMap<>();
        searches.values().forEach(search -> arms(search)
                .forEach(arm -> chosen.computeIfAbsent(arm, name -> new LinkedHashSet<>())
                        .addAll(map(search.get(CHOSEN)).keySet())));
        return chosen;
    }
}
