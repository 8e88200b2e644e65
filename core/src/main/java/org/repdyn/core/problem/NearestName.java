package org.repdyn.core.problem;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apiguardian.api.API;

/**
 * Search for the known names nearest to an unknown name. A name is near if it differs by at most one edit (Levenshtein) in three
 * letters, or if its Jaro–Winkler similarity is high, as for names with the same beginning. Case and separators are ignored.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NearestName {

    /** Number of letters for which one edit is allowed. */
    private static final int LETTERS_PER_EDIT = 3;

    /** Largest number of names that are suggested. */
    private static final int MAX_NAMES = 3;

    /** Smallest Jaro–Winkler similarity of a near name, in [0, 1]. */
    private static final double MIN_SIMILARITY = 0.9;

    private NearestName() {}

    /** Returns the nearest known names, at most three of equal distance, in alphabetical order; empty if no name is near. */
    public static List<String> of(String given, Collection<String> known) {
        String wanted = normalise(given);
        Map<Integer, TreeSet<String>> byDistance = new TreeMap<>();
        for (String candidate : known) {
            String name = normalise(candidate);
            int edits = LevenshteinDistance.getDefaultInstance().apply(wanted, name);
            int allowed = Math.max(1, Math.min(wanted.length(), name.length()) / LETTERS_PER_EDIT);
            boolean typo = edits <= allowed && edits < Math.max(wanted.length(), name.length());
            if (typo || new JaroWinklerSimilarity().apply(wanted, name) >= MIN_SIMILARITY) {
                byDistance.computeIfAbsent(edits, d -> new TreeSet<>()).add(candidate);
            }
        }
        return byDistance.values().stream()
                .findFirst()
                .map(nearest -> nearest.stream().limit(MAX_NAMES).toList())
                .orElse(List.of());
    }

    /** Returns {@code Did you mean 'x'?}, with several names if they are equally near; an empty text if no name is near. */
    public static String didYouMean(String given, Collection<String> known) {
        List<String> nearest = of(given, known);
        return nearest.isEmpty()
                ? ""
                : nearest.stream().map(n -> "'" + n + "'").collect(Collectors.joining(" or ", "Did you mean ", "?"));
    }

    /**
     * Returns {@link #didYouMean} for the middle of a message, with a blank after it; an empty text if no name is near.
     */
    public static String suggestion(String given, Collection<String> known) {
        String question = didYouMean(given, known);
        return question.isEmpty() ? "" : question + " ";
    }

    private static String normalise(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }
}
