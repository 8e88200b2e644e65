package org.repdyn.study.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.result.SkippedArm;
import org.repdyn.study.ParameterGrid;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/** The arms that the grids of a study have been expanded into so far. */
final class GridExpansion {

    private final Study study;
    private final Problems problems;
    private final Map<String, Settings> arms = new LinkedHashMap<>();
    /** Values of the combination that made each arm. */
    private final Map<String, List<Scalar>> origins = new HashMap<>();

    private final Map<String, List<String>> families = new LinkedHashMap<>();
    private final Set<String> optional = new LinkedHashSet<>();
    private final List<SkippedArm> skipped = new ArrayList<>();

    private GridExpansion(Study study, Problems problems) {
        this.study = study;
        this.problems = problems;
    }

    /** Expands all grids of a study. Errors in them are added to {@code problems}. */
    static Expansion of(Study study, Problems problems) {
        GridExpansion expansion = new GridExpansion(study, problems);
        study.arms().keySet().forEach(expansion::expand);
        if (expansion.arms.isEmpty()) {
            Expansion.noneIsValid(expansion.skipped, problems);
        }
        return new Expansion(
                study.withoutGrids(Seeds.without(study.common()), expansion.arms),
                expansion.families,
                expansion.optional,
                expansion.skipped);
    }

    /** Adds an arm for each combination of the grid of one arm. */
    private void expand(String arm) {
        ParameterGrid grid = Seeds.grid(study, arm);
        refuseTuned(study.settings(arm), grid);
        List<Map<String, Scalar>> points = grid.points();
        if (points.isEmpty()) {
            problems.add(
                    Expansion.location(study),
                    "the grid of arm " + arm + " excludes all its combinations. Exclude fewer, or remove the arm");
        }
        Map<Map<String, Object>, String> names = new HashMap<>();
        List<String> family = new ArrayList<>();
        boolean only = arm.equals(Study.ONLY_ARM) && study.arms().size() == 1;
        List<String> ofPoints = ParameterGrid.names(arm, only, points);
        for (int i = 0; i < points.size(); i++) {
            Map<String, Scalar> point = points.get(i);
            String name = ofPoints.get(i);
            Problems found = new Problems();
            Settings settings = Seeds.without(settings(arm, point, found));
            if (grid.skipInvalid() && !found.isEmpty()) {
                skipped.add(new SkippedArm(name, Expansion.reason(found.toList())));
                continue;
            }
            found.toList().forEach(problem -> problems.add(problem.location(), problem.message()));
            if (grid.skipInvalid()) {
                optional.add(name);
            }
            arms.put(name, settings);
            requireNew(name, point, family, names);
            family.add(name);
        }
        families.put(arm, List.copyOf(family));
    }

    /**
     * Adds a problem if an arm made before has the name or the values of a new one.
     *
     * @param family arms that the same grid has made
     * @param names names of these arms by the meaning of their combinations; the new one is added
     */
    private void requireNew(
            String name, Map<String, Scalar> point, List<String> family, Map<Map<String, Object>, String> names) {
        List<Scalar> values = List.copyOf(point.values());
        List<Scalar> before = origins.put(name, values);
        String same = names.putIfAbsent(ParameterGrid.meaning(point), name);
        if (before != null) {
            // Names of arms in a study differ, so that a grid made this arm or the other one.
            problems.add(
                    last(values.isEmpty() ? before : values).location(),
                    family.contains(name)
                            ? "the grid makes two arms named '" + name + "'. Give each value once, or rename an arm"
                            : "the grid makes an arm named '" + name
                                    + "', which is the name of another arm as well. Rename one of the arms");
        } else if (same != null) {
            problems.add(
                    last(values).location(),
                    "the grid gives the arms " + same + " and " + name + " the same values. Give each value once");
        }
    }

    /** Adds a problem for each setting that a search would choose in place of the values of a grid. */
    private void refuseTuned(Settings settings, ParameterGrid grid) {
        settings.get(StudyKey.TUNE)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .ifPresent(tune -> tune.entries().forEach((path, range) -> {
                    if (grid.paths().contains(path)) {
                        problems.add(
                                range.location(),
                                "tune searches " + path
                                        + ", and the grid sets it as well. Leave it out of one of them");
                    }
                }));
    }

    /** Returns the settings of an arm with the values of a combination. Problems are added to {@code found}. */
    private Settings settings(String arm, Map<String, Scalar> point, Problems found) {
        Settings own = Objects.requireNonNull(study.arms().get(arm));
        // A whole value, such as a plugin or the seed, replaces its parts, so that it is set before them.
        List<Map.Entry<String, Scalar>> wholesFirst = point.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> SettingPath.parts(entry.getKey()).size()))
                .toList();
        for (Map.Entry<String, Scalar> entry : wholesFirst) {
            own = new SettingAssignment(entry.getKey(), entry.getValue()).assign(study, own, found);
        }
        return own;
    }

    private static Scalar last(List<Scalar> values) {
        return values.get(values.size() - 1);
    }
}
