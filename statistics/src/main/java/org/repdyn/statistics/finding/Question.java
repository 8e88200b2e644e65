package org.repdyn.statistics.finding;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.problem.CountedNoun;

/**
 * Pairs of arms that are compared in one number.
 *
 * @param column name of the number, such as {@code effective rank}
 * @param setting the setting whose values are compared, such as {@code constraint}; empty if whole arms are
 * @param pairs the pairs; which they are must not depend on their values
 * @param brief true for sentences on significant pairs and the number of the others
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Question(String column, String setting, List<ComparedPair> pairs, boolean brief) {

    /** Number of pairs that a sentence names. */
    private static final int MAX_NAMED = 3;

    public Question {
        pairs = List.copyOf(pairs);
    }

    /** Returns some pairs by name, with their number if not all are named. */
    String named(List<String> names) {
        return names.size() > MAX_NAMED
                ? names.size() + " pairs (" + String.join("; ", names.subList(0, MAX_NAMED)) + "; …)"
                : String.join("; ", names);
    }

    /** Returns how sentences speak of some pairs. */
    String pairs(long count) {
        String of = setting.isEmpty() ? (brief ? " of groups" : "") : " of values of " + setting;
        return CountedNoun.of(count, "further pair") + of + " in " + column;
    }
}
