package org.repdyn.study.plan;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/**
 * A checked study with its arms.
 *
 * @param title title
 * @param columns columns of the comparison
 * @param arms arms of the study, in order
 * @param plugins plugins that planning asked for by name, in the order of their first use
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StudyPlan(String title, StudyColumns columns, List<ArmPlan> arms, List<UsedPlugin> plugins) {

    public StudyPlan {
        arms = List.copyOf(arms);
        plugins = List.copyOf(plugins);
    }

    /** Returns the group, seed and factors of each arm by name, in the order of the study. */
    public Map<String, ArmFactors> factors() {
        return StudyFactors.of(arms);
    }

    /** Returns the study with all defaults written out; settings common to all arms are moved to the study. */
    public Study resolved() {
        Map<StudyKey, ConfigValue> common = new EnumMap<>(StudyKey.class);
        arms.get(0).resolved().values().forEach((axis, value) -> {
            boolean shared =
                    arms.stream().allMatch(arm -> arm.resolved().get(axis).equals(Optional.of(value)));
            if (shared) {
                common.put(axis, value);
            }
        });
        Map<String, Settings> own = new LinkedHashMap<>();
        arms.forEach(arm ->
                own.put(arm.name(), arm.resolved().without(common.keySet().toArray(StudyKey[]::new))));
        return new Study(title, new Settings(common), own);
    }
}
