package org.repdyn.study.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.study.ParameterGrid;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/**
 * Notices about parts of a study that have no effect because of its grids: entries of {@code exclude} that leave out no
 * combination, and settings that a grid replaces in every arm that has them.
 */
final class GridNotices {

    private final Study study;

    /** @param study the study with all overrides applied, before its grids are expanded */
    GridNotices(Study study) {
        this.study = study;
    }

    /** Returns the notices, one line each. */
    List<String> lines() {
        Set<String> lines = new LinkedHashSet<>();
        study.arms().keySet().forEach(arm -> lines.addAll(voidExclusions(arm)));
        lines.addAll(replacedEverywhere());
        study.arms().keySet().forEach(arm -> lines.addAll(replaced(arm)));
        return List.copyOf(lines);
    }

    /** Returns a line for each entry of {@code exclude} that leaves out no combination of any arm with the grid. */
    private List<String> voidExclusions(String arm) {
        boolean own = study.ownGrids().containsKey(arm);
        Collection<String> users = own ? List.of(arm) : sharing();
        return study.grid(arm).excluded().stream()
                .filter(entry ->
                        users.stream().noneMatch(user -> Seeds.grid(study, user).holds(entry)))
                .map(entry -> place(arm) + "." + GridReader.EXCLUDE + ": "
                        + StudyYaml.inline(new Mapping(
                                new LinkedHashMap<>(entry),
                                entry.values().iterator().next().location()))
                        + " leaves out nothing, because no combination has these values")
                .toList();
    }

    /** Returns the arms that use the study's grid. */
    private List<String> sharing() {
        return study.arms().keySet().stream()
                .filter(arm -> !study.ownGrids().containsKey(arm))
                .toList();
    }

    /** Returns a line for each setting of the study that the grids of all arms replace, if both stand in one file. */
    private List<String> replacedEverywhere() {
        List<String> lines = new ArrayList<>();
        for (String path : study.grid().paths()) {
            Optional<ConfigValue> value = written(study.common(), path)
                    .filter(given -> given.location().source().equals(source(study.grid(), path)))
                    .filter(given -> study.arms().keySet().stream()
                            .allMatch(arm -> study.grid(arm).paths().contains(path)));
            value.ifPresent(given -> lines.add(path + ": " + StudyYaml.inline(given) + " has no effect, because "
                    + StudyReader.GRID + "." + path + " replaces it in all arms"));
        }
        return lines;
    }

    /** Returns a line for each setting that an arm sets itself and that its grid replaces. */
    private List<String> replaced(String arm) {
        List<String> lines = new ArrayList<>();
        boolean own = study.ownGrids().containsKey(arm);
        for (String path : study.grid(arm).paths()) {
            written(study.arms().getOrDefault(arm, Settings.NONE), path)
                    .ifPresent(given -> lines.add("arms." + arm + "." + path + ": " + StudyYaml.inline(given)
                            + " has no effect, because " + place(arm) + "." + path + " replaces it"
                            + (own
                                    ? ""
                                    : ". To keep it, give the arm a grid of its own, such as arms." + arm
                                            + ".grid: {}")));
        }
        return lines;
    }

    private String place(String arm) {
        return study.ownGrids().containsKey(arm) ? "arms." + arm + "." + StudyReader.GRID : StudyReader.GRID;
    }

    /** Returns the file that gives the values of a setting of a grid, or the command line. */
    private static String source(ParameterGrid grid, String path) {
        List<Scalar> values =
                grid.together(path).getOrDefault(path, grid.values().getOrDefault(path, List.of()));
        return values.get(0).location().source();
    }

    /** Returns the value that settings have at a path; empty if they have none, or only options of a plugin that is set elsewhere. */
    private static Optional<ConfigValue> written(Settings settings, String path) {
        List<String> parts = SettingPath.parts(path);
        Optional<StudyKey> key = StudyKey.of(parts.get(0));
        Optional<ConfigValue> value = SettingPath.value(settings, parts);
        if (parts.size() == 1) {
            boolean plugin = key.filter(k -> k.form() == StudyKey.Form.PLUGIN).isPresent();
            return plugin ? value.filter(given -> Settings.name(given).isPresent()) : value;
        }
        return value;
    }
}
