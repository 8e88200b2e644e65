package org.repdyn.study.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.NameList;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/**
 * Check that every override changes the arms it addresses. An override that changes no arm is a problem; one that
 * changes some of them is a notice.
 */
final class OverrideReach {

    private final Study study;
    private final Problems problems;
    private final List<String> notices;
    /** The arms after expansion. Overrides of seeds, which make the most arms, do not ask for it. */
    private Optional<Expansion> expanded = Optional.empty();

    /**
     * @param study the study with all overrides applied
     * @param notices receives one line for each override that changes some arms only
     */
    OverrideReach(Study study, Problems problems, List<String> notices) {
        this.study = study;
        this.problems = problems;
        this.notices = notices;
    }

    /** Checks an override of the study's grid, which arms with a grid of their own do not use. */
    void checkGrid(Overrides.Assignment override) {
        List<String> changed = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String arm :
                override.arm().isPresent() ? List.<String>of() : study.arms().keySet()) {
            if (!study.ownGrids().containsKey(arm)) {
                changed.add(arm);
            } else if (study.grid(arm).isEmpty()) {
                others.add(arm + " has no grid (grid: {})");
            } else {
                others.add(arm + " has a grid of its own. Change it there: arms." + arm + "." + override.key()
                        + "=[VALUE]");
            }
        }
        report(override, changed, others, forOneArm(override));
    }

    /** Checks an override of a setting. */
    void check(Overrides.Assignment override) {
        Set<Scalar> leaves = leaves(override.value());
        StudyKey key = StudyKey.of(override.path().get(0)).orElseThrow();
        List<String> changed = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Optional<String> advice = forOneArm(override);
        for (String arm : override.arm().map(Set::of).orElse(study.arms().keySet())) {
            // Seeds are counted from the seed, and a replaced seed is refused when the study is expanded.
            boolean replicated = key == StudyKey.SEEDS || (key == StudyKey.SEED && Seeds.given(study, arm));
            List<String> family =
                    replicated ? List.of(arm) : expansion().families().getOrDefault(arm, List.of());
            Study seen = replicated ? study : expansion().study();
            List<String> reached = family.stream()
                    .filter(name -> holds(seen, name, key, leaves))
                    .toList();
            boolean all =
                    leaves.isEmpty() ? override.arm().isPresent() || !setsItself(arm, key) : reached.equals(family);
            if (all) {
                changed.add(arm);
                if (override.arm().isEmpty()) {
                    kept(override, arm).ifPresent(others::add);
                }
            } else if (!reached.isEmpty()) {
                changed.addAll(reached);
                others.add("the grid replaces it in the other arms of " + arm);
            } else if (holds(study, arm, key, leaves)) {
                others.add("the grid of " + arm + " replaces it");
                advice = byGrid(override, arm);
            } else if (override.arm().isEmpty()) {
                others.add(arm + " "
                        + study.settings(arm)
                                .effective()
                                .get(key)
                                .map(v -> "sets " + key.key() + " itself (" + StudyYaml.inline(v) + ")")
                                .orElse("has no " + key.key()));
            }
        }
        // A setting that one arm does not use, such as a constraint beside a baseline, is refused by the planner.
        report(override, changed, others, advice);
    }

    private Expansion expansion() {
        // Its problems are reported when the study is expanded.
        Expansion made = expanded.orElseGet(() -> Expansion.of(study, new Problems()));
        expanded = Optional.of(made);
        return made;
    }

    /** Returns which parts of an override with several values an arm does not take, because it sets them itself; empty if there are none. */
    private Optional<String> kept(Overrides.Assignment override, String arm) {
        Settings own = study.arms().getOrDefault(arm, Settings.NONE);
        List<String> kept = new ArrayList<>();
        paths(override.value(), override.path()).forEach((path, scalar) -> SettingPath.value(own, path)
                .filter(value -> value != scalar)
                .ifPresent(value -> kept.add(String.join(".", path) + " (" + StudyYaml.inline(value) + ")")));
        return kept.isEmpty() ? Optional.empty() : Optional.of(arm + " keeps its own " + NameList.of(kept));
    }

    /** Returns the scalars of a value by their paths; those in a list have none. */
    private static Map<List<String>, Scalar> paths(ConfigValue value, List<String> path) {
        Map<List<String>, Scalar> paths = new LinkedHashMap<>();
        if (value instanceof Scalar scalar && path.size() > 1) {
            paths.put(path, scalar);
        } else if (value instanceof Mapping map) {
            map.entries().forEach((key, entry) -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(key);
                paths.putAll(paths(entry, List.copyOf(longer)));
            });
        }
        return paths;
    }

    private Optional<String> forOneArm(Overrides.Assignment override) {
        String arm = study.arms().keySet().iterator().next();
        return override.arm().isPresent()
                ? Optional.empty()
                : Optional.of("Set it for an arm: arms." + arm + "." + override.text());
    }

    /** Returns the advice for an option of a plugin that the grid of an arm replaces; empty for a seed, whose conflict is a problem of its own. */
    private Optional<String> byGrid(Overrides.Assignment override, String arm) {
        if (!(override.value() instanceof Scalar value)
                || override.path().get(0).equals(StudyKey.SEED.key())) {
            return Optional.empty();
        }
        String grid = study.ownGrids().containsKey(arm) ? "arms." + arm + ".grid." : "grid.";
        return Optional.of("Set it by the grid: " + grid + String.join(".", override.path()) + "=["
                + StudyYaml.inline(value) + "]");
    }

    private void report(
            Overrides.Assignment override, List<String> changed, List<String> others, Optional<String> advice) {
        if (others.isEmpty()) {
            return;
        }
        if (!changed.isEmpty()) {
            notices.add(override.text() + " changes " + NameList.of(changed) + "; " + NameList.of(others));
            return;
        }
        problems.add(
                SourceLocation.COMMAND_LINE,
                "'" + override.text() + "' changes no arm: " + NameList.of(others)
                        + advice.map(sentence -> ". " + sentence).orElse(""));
    }

    /** Returns true if the settings of an arm hold scalars of the override. */
    private static boolean holds(Study study, String arm, StudyKey key, Set<Scalar> leaves) {
        Settings settings = study.settings(arm).effective();
        return settings.get(key).map(OverrideReach::leaves).orElse(Set.of()).stream()
                .anyMatch(leaves::contains);
    }

    private boolean setsItself(String arm, StudyKey key) {
        return Objects.requireNonNull(study.arms().get(arm)).values().containsKey(key);
    }

    /**
     * Returns the scalars of a value, compared by identity: an override has changed an arm if the arm holds its
     * scalars.
     */
    private static Set<Scalar> leaves(ConfigValue value) {
        Set<Scalar> found = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(value, found);
        return found;
    }

    private static void collect(ConfigValue value, Set<Scalar> found) {
        if (value instanceof Scalar scalar) {
            found.add(scalar);
        } else if (value instanceof Sequence list) {
            list.items().forEach(item -> collect(item, found));
        } else if (value instanceof Mapping map) {
            map.entries().values().forEach(entry -> collect(entry, found));
        }
    }
}
