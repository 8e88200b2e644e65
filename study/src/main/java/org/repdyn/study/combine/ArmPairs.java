package org.repdyn.study.combine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.repdyn.core.result.ArmResult;
import org.repdyn.study.StudyKey;

/**
 * Arms of two runs that belong together: those of one name, and of the others those with equal settings, apart from observables, that no further arm
 * left in their run has. Versions of RepDyn may give the arms of a grid different names.
 *
 * @param pairs name of the arm of the second run, by that of the first
 * @param onlyInFirst names of the arms of the first run that are left
 * @param onlyInSecond names of the arms of the second run that are left
 */
record ArmPairs(Map<String, String> pairs, Set<String> onlyInFirst, Set<String> onlyInSecond) {

    static ArmPairs of(FinishedRun first, FinishedRun second) {
        Set<String> a = names(first);
        Set<String> b = names(second);
        Map<String, String> pairs = new LinkedHashMap<>();
        a.stream().filter(b::contains).forEach(name -> pairs.put(name, name));
        a.removeAll(pairs.keySet());
        b.removeAll(pairs.keySet());
        Map<Map<String, List<String>>, List<String>> bySettings = bySettings(second, b);
        bySettings(first, a).forEach((settings, names) -> {
            List<String> others = bySettings.getOrDefault(settings, List.of());
            if (names.size() == 1 && others.size() == 1) {
                pairs.put(names.get(0), others.get(0));
            }
        });
        a.removeAll(pairs.keySet());
        b.removeAll(pairs.values());
        return new ArmPairs(pairs, a, b);
    }

    /** Returns the pairs whose names differ. */
    Map<String, String> renamed() {
        Map<String, String> renamed = new LinkedHashMap<>(pairs);
        renamed.entrySet().removeIf(pair -> pair.getKey().equals(pair.getValue()));
        return renamed;
    }

    private static Set<String> names(FinishedRun run) {
        return new LinkedHashSet<>(
                run.result().arms().stream().map(ArmResult::name).toList());
    }

    private static Map<Map<String, List<String>>, List<String>> bySettings(FinishedRun run, Set<String> arms) {
        Map<Map<String, List<String>>, List<String>> names = new LinkedHashMap<>();
        for (String arm : arms) {
            Map<String, List<String>> settings = new HashMap<>(run.settings(arm).values());
            settings.keySet().removeIf(path -> path.split("\\.", 2)[0].equals(StudyKey.OBSERVABLES.key()));
            names.computeIfAbsent(settings, key -> new ArrayList<>()).add(arm);
        }
        return names;
    }
}
