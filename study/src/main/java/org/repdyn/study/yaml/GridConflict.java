package org.repdyn.study.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;

/** Check that no override sets what a grid sets: the grid would replace the value of the override. */
final class GridConflict {

    private final Study study;
    private final Problems problems;

    GridConflict(Study study, Problems problems) {
        this.study = study;
        this.problems = problems;
    }

    /** Returns true, and adds a problem, if the grid of an arm that the override addresses sets the same setting. */
    boolean refuses(Overrides.Assignment override) {
        List<String> arms = override.arm()
                .map(List::of)
                .orElseGet(() -> List.copyOf(study.arms().keySet()));
        List<String> settings = new ArrayList<>();
        List<String> places = new ArrayList<>();
        List<String> free = new ArrayList<>();
        for (String arm : arms) {
            List<String> set = study.grid(arm).paths().stream()
                    .filter(path -> sets(override, path))
                    .toList();
            if (set.isEmpty()) {
                free.add(arm);
            }
            // An override of an arm can change only the arm's own copy of the grid.
            boolean own = override.arm().isPresent() || study.ownGrids().containsKey(arm);
            settings.addAll(set);
            set.forEach(path -> places.add((own ? "arms." + arm + "." : "") + "grid." + path));
        }
        if (places.isEmpty()) {
            return false;
        }
        List<String> distinct = places.stream().distinct().toList();
        String value = override.text().substring(override.text().indexOf('=') + 1);
        String others = free.isEmpty()
                ? ""
                : ", or set it for the arms without it: arms." + free.get(0) + "." + override.key() + "=" + value;
        problems.add(
                SourceLocation.COMMAND_LINE,
                "'" + override.text() + "' has no effect where a grid sets "
                        + settings.get(0)
                        + ". Change it there: " + String.join("=[VALUE], ", distinct) + "=[VALUE]" + others);
        return true;
    }

    private static boolean sets(Overrides.Assignment override, String gridPath) {
        List<String> path = Arrays.asList(gridPath.split("\\.", -1));
        int depth = override.path().size();
        return path.size() >= depth
                && path.subList(0, depth).equals(override.path())
                && holds(override.value(), path.subList(depth, path.size()));
    }

    /** Returns true if a value has something at a path below it. */
    private static boolean holds(ConfigValue value, List<String> path) {
        if (path.isEmpty()) {
            return true;
        }
        List<String> rest = path.subList(1, path.size());
        if (value instanceof Mapping map) {
            ConfigValue entry = map.entries().get(path.get(0));
            return entry != null && holds(entry, rest);
        }
        return value instanceof Sequence list
                && list.items().stream()
                        .filter(item ->
                                Settings.name(item).filter(path.get(0)::equals).isPresent())
                        .anyMatch(item -> holds(item, rest));
    }
}
