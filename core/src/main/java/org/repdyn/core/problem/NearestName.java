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
 * The known names nearest to a name that is not known. Near is what a slip of the finger makes (at most one edit in three
 * letters, counted by Levenshtein), or what begins alike (Jaro–Winkler); case and separators do not count.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NearestName {

    private static final int LETTERS_PER_EDIT = 3;
    private static final int AT_MOST = 3;
    private static final double ALIKE = 0.9;

    private NearestName() {}

    /** The known names that are equally near and nearest, at most three, in alphabetical order; empty where none is near. */
    public static List<String> of(String given, Collection<String> known) {
        String wanted = normalise(given);
        Map<Integer, TreeSet<String>> byDistance = new TreeMap<>();
        for (String candidate : known) {
            String name = normalise(candidate);
            int edits = LevenshteinDistance.getDefaultInstance().apply(wanted, name);
            int allowed = Math.max(1, Math.min(wanted.length(), name.length()) / LETTERS_PER_EDIT);
            boolean slip = edits <= allowed && edits < Math.max(wanted.length(), name.length());
            if (slip || new JaroWinklerSimilarity().apply(wanted, name) >= ALIKE) {
                byDistance.computeIfAbsent(edits, d -> new TreeSet<>()).add(candidate);
            }
        }
        return byDistance.values().stream()
                .findFirst()
                .map(nearest -> nearest.stream().limit(AT_MOST).toList())
                .orElse(List.of());
    }

    /** {@code Did you mean 'x'?}, or {@code 'x' or 'y'} where two are equally near, or nothing where none is near. */
    public static String didYouMean(String given, Collection<String> known) {
        List<String> nearest = of(given, known);
        return nearest.isEmpty()
                ? ""
                : nearest.stream().map(n -> "'" + n + "'").collect(Collectors.joining(" or ", "Did you mean ", "?"));
    }

    private static String normalise(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }
}
