package org.repdyn.study.tuning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.repdyn.study.yaml.Expansion;

/**
 * A study with the settings that a search chose.
 *
 * @param expansion the study, without the key {@code tune}
 * @param arms the searches, in the order of the study
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TunedStudy(Expansion expansion, List<TunedArm> arms) {

    public TunedStudy {
        arms = List.copyOf(arms);
    }

    /** Returns the paths of the settings that were chosen, by name of the arm. */
    public Map<String, Set<String>> chosen() {
        Map<String, Set<String>> chosen = new LinkedHashMap<>();
        for (TunedArm tuned : arms) {
            Set<String> paths = tuned.points().get(tuned.chosen()).settings().keySet();
            tuned.arms().forEach(arm -> chosen.put(arm, paths));
        }
        return chosen;
    }

    /** Returns notices on the choices, one line each. */
    public List<String> notices() {
        return arms.stream().flatMap(arm -> arm.notices().stream()).toList();
    }

    /** Returns the searches by the name of their arms, as nested maps and lists, for the provenance of a run. */
    public Map<String, Object> provenance() {
        Map<String, Object> searches = new LinkedHashMap<>();
        arms.forEach(arm -> searches.put(arm.name(), arm.provenance()));
        return searches;
    }
}
