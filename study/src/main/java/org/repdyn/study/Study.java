package org.repdyn.study;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;

/**
 * A comparison: settings common to all arms, and named arms, each of which may override any setting. Immutable. Writing
 * a study to YAML and reading it gives an equal study, apart from source locations, which are kept for messages only.
 *
 * @param title title of the comparison
 * @param common settings of all arms, which an arm may override
 * @param arms the settings of each arm itself, by name, in the order of the comparison; a study without arms gets one,
 *     named {@value #ONLY_ARM}
 * @param grid grid of every arm that has no grid of its own
 * @param ownGrids grids of single arms, by the name of the arm
 * @param source the file from which it was read, for messages; "study" if it was made by a program
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Study(
        String title,
        Settings common,
        Map<String, Settings> arms,
        ParameterGrid grid,
        Map<String, ParameterGrid> ownGrids,
        String source) {

    private static final String PROGRAM = "study";

    /** The name of the arm of a study without arms. */
    public static final String ONLY_ARM = "run";

    public Study {
        Map<String, Settings> copy = new LinkedHashMap<>(arms);
        if (copy.isEmpty()) {
            copy.put(ONLY_ARM, Settings.NONE);
        }
        arms = Collections.unmodifiableMap(copy);
        ownGrids = Map.copyOf(ownGrids);
    }

    /** Makes a study without grids. */
    public Study(String title, Settings common, Map<String, Settings> arms) {
        this(title, common, arms, ParameterGrid.NONE, Map.of(), PROGRAM);
    }

    /** Returns a copy with other settings, and without grids. */
    public Study withoutGrids(Settings changed, Map<String, Settings> changedArms) {
        return new Study(title, changed, changedArms, ParameterGrid.NONE, Map.of(), source);
    }

    /** Returns a study without grids; settings that are equal in all arms become those of the study. */
    public static Study factored(String title, Map<String, Settings> arms) {
        Map<StudyKey, ConfigValue> common = new EnumMap<>(StudyKey.class);
        arms.values().stream().findFirst().ifPresent(first -> first.values().forEach((key, value) -> {
            // Trees have no source locations, which differ although the values are equal.
            Optional<Object> tree = Optional.of(Settings.tree(value));
            if (arms.values().stream()
                    .allMatch(arm -> arm.get(key).map(Settings::tree).equals(tree))) {
                common.put(key, value);
            }
        }));
        Map<String, Settings> own = new LinkedHashMap<>();
        arms.forEach((name, arm) -> own.put(name, arm.without(common.keySet().toArray(StudyKey[]::new))));
        return new Study(title, new Settings(common), own);
    }

    /** Returns the settings of an arm, inherited ones included. */
    public Settings settings(String arm) {
        return arms.getOrDefault(arm, Settings.NONE).over(common);
    }

    /** Returns the grid of an arm: its own, or else that of the study. */
    public ParameterGrid grid(String arm) {
        return ownGrids.getOrDefault(arm, grid);
    }

    /** Returns a copy with other common settings. */
    public Study withCommon(Settings changed) {
        return new Study(title, changed, arms, grid, ownGrids, source);
    }

    /** Returns a copy with another title. */
    public Study withTitle(String changed) {
        return new Study(changed, common, arms, grid, ownGrids, source);
    }

    /** Returns a copy with another grid. */
    public Study withGrid(ParameterGrid changed) {
        return new Study(title, common, arms, changed, ownGrids, source);
    }

    /** Returns a copy in which one arm has the given grid of its own. */
    public Study withGrid(String arm, ParameterGrid changed) {
        Map<String, ParameterGrid> copy = new LinkedHashMap<>(ownGrids);
        copy.put(arm, changed);
        return new Study(title, common, arms, grid, copy, source);
    }

    /** Returns a copy in which one arm has other settings. */
    public Study withArm(String arm, Settings changed) {
        Map<String, Settings> copy = new LinkedHashMap<>(arms);
        copy.put(arm, changed);
        return new Study(title, common, copy, grid, ownGrids, source);
    }

    /** Returns a copy with some of the arms, in the order of this study. */
    public Study only(Set<String> names) {
        Map<String, Settings> chosen = new LinkedHashMap<>(arms);
        chosen.keySet().retainAll(names);
        Map<String, ParameterGrid> grids = new LinkedHashMap<>();
        chosen.keySet().forEach(arm -> grids.put(arm, grid(arm)));
        return new Study(title, common, chosen, ParameterGrid.NONE, grids, source);
    }
}
