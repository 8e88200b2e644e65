package org.repdyn.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What is compared: settings common to all arms, and arms that each may set anything anew. Immutable, holds no live object,
 * and goes to YAML and back without loss; places in files are kept for messages and are not written.
 *
 * @param title title
 * @param common settings of every arm that does not set them itself
 * @param arms what each arm sets, by name, in the order of the comparison
 * @param grid settings of several values, for every arm that has no grid of its own
 * @param ownGrids the grids of arms that have one of their own, by name
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Study(String title, Settings common, Map<String, Settings> arms, ParameterGrid grid, Map<String, ParameterGrid> ownGrids) {

    /** Name of the arm of a study that names none. */
    public static final String ONLY_ARM = "run";

    public Study {
        Map<String, Settings> copy = new LinkedHashMap<>(arms);
        if (copy.isEmpty()) {
            copy.put(ONLY_ARM, Settings.NONE);
        }
        arms = Collections.unmodifiableMap(copy);
        ownGrids = Map.copyOf(ownGrids);
    }

    /** Without a grid: each arm is one. */
    public Study(String title, Settings common, Map<String, Settings> arms) {
        this(title, common, arms, ParameterGrid.NONE, Map.of());
    }

    /** All that holds for an arm. */
    public Settings settings(String arm) {
        return arms.getOrDefault(arm, Settings.NONE).over(common);
    }

    /** The settings of several values of an arm. */
    public ParameterGrid grid(String arm) {
        return ownGrids.getOrDefault(arm, grid);
    }

    /** This study with its common settings changed. */
    public Study withCommon(Settings changed) {
        return new Study(title, changed, arms, grid, ownGrids);
    }

    /** This study with another title. */
    public Study withTitle(String changed) {
        return new Study(changed, common, arms, grid, ownGrids);
    }

    /** This study with its grid changed. */
    public Study withGrid(ParameterGrid changed) {
        return new Study(title, common, arms, changed, ownGrids);
    }

    /** This study with the grid of one arm changed. */
    public Study withGrid(String arm, ParameterGrid changed) {
        Map<String, ParameterGrid> copy = new LinkedHashMap<>(ownGrids);
        copy.put(arm, changed);
        return new Study(title, common, arms, grid, copy);
    }

    /** This study with one arm changed. */
    public Study withArm(String arm, Settings changed) {
        Map<String, Settings> copy = new LinkedHashMap<>(arms);
        copy.put(arm, changed);
        return new Study(title, common, copy, grid, ownGrids);
    }

    /** This study with one of its arms only. */
    public Study only(String arm) {
        return new Study(
                title, common, Map.of(arm, arms.getOrDefault(arm, Settings.NONE)), ParameterGrid.NONE, Map.of(arm, grid(arm)));
    }
}
