package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Notices on the observables of a run that have no value, one for all that have the same reason. */
final class ObservableNotices {

    /** Reason of observables that do not say what they need. */
    private static final String NOT_DEFINED = "";

    private final Map<String, List<String>> leftOut = new LinkedHashMap<>();
    private final Map<String, List<String>> undefined = new LinkedHashMap<>();

    /** Adds an observable that was left out, with the reason. */
    void leftOut(String name, String reason) {
        leftOut.computeIfAbsent(reason, r -> new ArrayList<>()).add(name);
    }

    /** Adds an observable that was measured and not defined at any time. */
    void undefined(String name) {
        undefined(name, NOT_DEFINED);
    }

    /** Adds an observable that was measured and not defined at any time, with what it needs. */
    void undefined(String name, String needs) {
        undefined.computeIfAbsent(needs, r -> new ArrayList<>()).add(name);
    }

    /** Returns the notices. */
    List<String> list() {
        List<String> notices = new ArrayList<>();
        add(notices, leftOut, reason -> " was left out: " + reason, reason -> " were left out: " + reason);
        add(
                notices,
                undefined,
                needs -> " has no value in this run: "
                        + (needs.equals(NOT_DEFINED) ? "it is not defined for its states" : "it needs " + needs),
                needs -> " have no value in this run: "
                        + (needs.equals(NOT_DEFINED) ? "they are not defined for its states" : "they need " + needs));
        return notices;
    }

    private static void add(
            List<String> notices,
            Map<String, List<String>> byReason,
            Function<String, String> one,
            Function<String, String> several) {
        byReason.forEach((reason, names) ->
                notices.add(String.join(", ", names) + (names.size() == 1 ? one : several).apply(reason)));
    }
}
