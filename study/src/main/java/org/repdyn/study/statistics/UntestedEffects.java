package org.repdyn.study.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.statistics.finding.Finding;

/**
 * Pairs of values of a setting whose effect has no test because of their seeds, such as after a merge of runs with different seeds.
 * Without a sentence on them, the missing effect would look like one that was not asked for.
 */
final class UntestedEffects {

    /** Number of pairs that a sentence names. */
    private static final int MAX_NAMED = 3;

    private final Map<Reason, Pairs> byReason = new LinkedHashMap<>();

    private record Reason(String path, String text) {}

    private record Pairs(Set<String> names, Set<String> columns) {}

    /** Adds the pairs of values of a setting that have no test in a column because of their seeds. */
    void add(String column, String path, Map<String, PairedValues.Values> values, String over) {
        List<String> names = List.copyOf(values.keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                String pair = names.get(i) + " and " + names.get(j);
                PairedValues.reason(names.get(i), names.get(j), values, over).ifPresent(text -> {
                    Pairs pairs = byReason.computeIfAbsent(
                            new Reason(path, text), key -> new Pairs(new LinkedHashSet<>(), new LinkedHashSet<>()));
                    pairs.names().add(pair);
                    pairs.columns().add(column);
                });
            }
        }
    }

    /** Returns one sentence for each setting and reason. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        byReason.forEach((reason, pairs) -> sentences.add(Finding.noClaim(
                named(reason.path(), List.copyOf(pairs.names())) + " in " + String.join(", ", pairs.columns()),
                reason.text())));
        return sentences;
    }

    private static String named(String path, List<String> names) {
        String some = String.join("; ", names.subList(0, Math.min(MAX_NAMED, names.size())));
        return names.size() == 1
                ? some
                : CountedNoun.of(names.size(), "pair") + " of values of " + path + " (" + some
                        + (names.size() > MAX_NAMED ? "; …" : "") + ")";
    }
}
