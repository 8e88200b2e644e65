package org.repdyn.statistics.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Words on pairs that are counted, and not written one by one. */
final class FurtherPairs {

    private static final String ONE = "not significant";

    private static final String SEVERAL = "none is significant";

    /** Words of versions that wrote each of the numbers. */
    private static final String NO_NUMBER = "0 significant, ";

    private FurtherPairs() {}

    /** Returns how many pairs are significant, are not, and have no test; a number of 0 is left out. At least one must be positive. */
    static String text(long significant, long not, long untested) {
        long all = significant + not + untested;
        if (all == significant) {
            return all == 1 ? "significant" : "all are significant";
        }
        if (all == not) {
            return all == 1 ? ONE : SEVERAL;
        }
        if (all == untested) {
            return all == 1 ? "without a test" : "none has a test";
        }
        List<String> parts = new ArrayList<>();
        if (significant > 0) {
            parts.add(significant + " significant");
        }
        if (not > 0) {
            parts.add(not + (significant > 0 ? " not" : " " + ONE));
        }
        if (untested > 0) {
            parts.add(untested + " without a test");
        }
        return String.join(", ", parts);
    }

    /** Returns true for a sentence on further pairs of which none is significant. */
    static boolean noneSignificant(String sentence) {
        return sentence.contains(" further pair")
                && (sentence.contains(": " + NO_NUMBER)
                        || sentence.contains(" " + ONE)
                        || Stream.of(SEVERAL, "without a test", "none has a test")
                                .anyMatch(words -> sentence.endsWith(": " + words + ".")));
    }
}
