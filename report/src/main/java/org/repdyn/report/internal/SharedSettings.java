package org.repdyn.report.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.report.internal.figure.Numbers;

/** Settings that all arms of a comparison have with the same value, which its page states once. */
final class SharedSettings {

    private SharedSettings() {}

    /** Returns the shared settings in the order of the first arm; empty for fewer than two arms. */
    static Map<String, String> of(List<ArmResult> arms) {
        if (arms.size() < 2) {
            return Map.of();
        }
        Map<String, String> shared = new LinkedHashMap<>(arms.get(0).setup());
        for (ArmResult arm : arms) {
            shared.entrySet().retainAll(arm.setup().entrySet());
        }
        return shared;
    }

    /** Returns the sentence above the table: shared settings, and the final time if it is that of all arms. */
    static String above(List<ArmResult> arms, Map<String, String> shared) {
        Map<String, String> all = new LinkedHashMap<>(shared);
        if (!arms.isEmpty()
                && arms.stream().mapToDouble(ArmResult::finalTime).distinct().count() == 1) {
            all.put("final time", Numbers.text(arms.get(0).finalTime()));
        }
        return all.isEmpty() ? "" : (arms.size() == 1 ? "The arm has " : "All arms have ") + text(all) + ".";
    }

    /** Returns settings as one line. */
    static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining(" · "));
    }
}
