package org.repdyn.study.tuning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
