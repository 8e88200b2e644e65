package org.repdyn.study.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.ParameterGrid;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/**
 * Overrides {@code key=value} from the command line, with the syntax of the file: {@code loss.temperature=0.2},
 * {@code arms.naive.dynamics=exact}, {@code constraint={W1: euclidean, W2: stiefel}}. A key without {@code arms.}
 * changes every arm that does not set the key itself; an override that changes no arm is refused.
 * {@code grid.seed=[1, 2, 3]} changes the grid.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Overrides {

    private static final String ARMS = "arms";
    private static final String TITLE = "title";
    private static final String GRID = StudyReader.GRID;

    private final Problems problems;
    private final List<String> notices = new ArrayList<>();
    private final Map<String, ConfigValue> commonValues = new LinkedHashMap<>();

    private Overrides(Problems problems) {
        this.problems = problems;
    }

    /**
     * A study to which overrides have been applied.
     *
     * @param study the changed study
     * @param notices one line for each override that changed some arms only, and for each renamed arm
     */
    public record Outcome(Study study, List<String> notices) {
        public Outcome {
            notices = List.copyOf(notices);
        }
    }

    /** Applies overrides in order; errors in them are added to {@code problems}. */
    public static Outcome apply(Study study, List<String> overrides, Problems problems) {
        Overrides overriding = new Overrides(problems);
        Study changed = study;
        // Plugin names are set before options, so `data.path=x data=csv` means the same as `data=csv data.path=x`.
        List<String> ordered = new ArrayList<>(overrides);
        ordered.sort(Comparator.comparingInt(Overrides::depth));
        for (String override : ordered) {
            changed = overriding.apply(changed, override);
        }
        overriding.reportReach(changed);
        return new Outcome(overriding.renamed(study, changed), overriding.notices);
    }

    /**
     * Renames every arm named after a plugin that an override has replaced, so that its curve carries the right name.
     */
    private Study renamed(Study before, Study after) {
        Map<String, Settings> arms = new LinkedHashMap<>();
        Map<String, ParameterGrid> grids = new LinkedHashMap<>();
        after.arms().forEach((arm, own) -> {
            String name =
                    successor(arm, before.settings(arm), after.settings(arm)).orElse(arm);
            int number = 1;
            String free = name;
            while (arms.containsKey(free) || (!free.equals(arm) && after.arms().containsKey(free))) {
                number++;
                free = name + "-" + number;
            }
            if (!free.equals(arm)) {
                notices.add("arm " + arm + " is now named " + free + ", after the plugin that replaces " + arm);
            }
            arms.put(free, own);
            if (after.ownGrids().containsKey(arm)) {
                grids.put(free, after.ownGrids().get(arm));
            }
        });
        return new Study(after.title(), after.common(), arms, after.grid(), grids);
    }

    /** Returns the name of the plugin that replaced the one an arm is named after; empty if the arm keeps its name. */
    private static Optional<String> successor(String arm, Settings before, Settings after) {
        return Arrays.stream(StudyKey.values())
                .filter(key -> name(before, key).filter(arm::equals).isPresent())
                .map(key -> name(after, key))
                .flatMap(Optional::stream)
                .filter(name -> !name.equals(arm))
                .findFirst();
    }

    private static Optional<String> name(Settings settings, StudyKey key) {
        return settings.effective().get(key).flatMap(Settings::name);
    }

    /** Returns the number of dots in the key of an override. */
    private static int depth(String override) {
        int equals = override.indexOf('=');
        String key = equals < 0 ? override : override.substring(0, equals);
        return (int) key.chars().filter(c -> c == '.').count();
    }

    private Study apply(Study study, String override) {
        int equals = override.indexOf('=');
        if (equals <= 0) {
            problem("'" + override
                    + "' is neither a study file nor an override. Write key=value, such as loss=nt-xent");
            return study;
        }
        String key = override.substring(0, equals).strip();
        String text = override.substring(equals + 1);
        if (text.isBlank()) {
            problem("'" + override + "' gives " + key + " no value. Write " + key + "=value");
            return study;
        }
        if (key.equals(TITLE)) {
            return study.withTitle(text.strip());
        }
        Optional<ConfigValue> value = parse(override, text);
        if (value.isEmpty()) {
            return study;
        }
        List<String> path = path(key);
        if (path.get(0).equals(GRID)) {
            return withGridValues(study, Optional.empty(), key, path.subList(1, path.size()), value.get());
        }
        if (!path.get(0).equals(ARMS)) {
            if (inGrid(study.grid(), GRID + ".", key, path)) {
                return study;
            }
            Settings changed = set(study.common(), study.common(), key, path, value.get());
            if (!changed.equals(study.common())) {
                // A later override replaces an earlier one of the same key; the earlier one is then no error.
                commonValues
                        .keySet()
                        .removeIf(earlier -> startsWith(
                                path(earlier.substring(0, earlier.indexOf('=')).strip()), path));
                commonValues.put(override, value.get());
            }
            return study.withCommon(changed);
        }
        if (path.size() < 3 || !study.arms().containsKey(path.get(1))) {
            String arm = path.size() > 1 ? path.get(1) : "";
            problem(
                    path.size() < 3
                            ? "'" + key + "' names no setting of an arm. Write arms.NAME.key=value"
                            : StudyReader.unknown(
                                            key, arm, List.copyOf(study.arms().keySet()))
                                    .replace("unknown key", "no such arm:"));
            return study;
        }
        String arm = path.get(1);
        List<String> setting = path.subList(2, path.size());
        if (setting.get(0).equals(GRID)) {
            return withGridValues(study, Optional.of(arm), key, setting.subList(1, setting.size()), value.get());
        }
        if (inGrid(study.grid(arm), ARMS + "." + arm + "." + GRID + ".", key, setting)) {
            return study;
        }
        Settings own = Objects.requireNonNull(study.arms().get(arm));
        return study.withArm(arm, set(own, study.settings(arm), key, setting, value.get()));
    }

    private Optional<ConfigValue> parse(String override, String text) {
        Problems found = new Problems();
        Optional<ConfigValue> value = ConfigYaml.read(text, SourceLocation.COMMAND_LINE.source(), found);
        found.toList().forEach(problem -> problem("'" + override + "': " + problem.message()));
        return value;
    }

    private static List<String> path(String key) {
        return SettingPath.parts(key);
    }

    private static boolean startsWith(List<String> path, List<String> prefix) {
        return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
    }

    private Settings set(Settings own, Settings all, String key, List<String> path, ConfigValue value) {
        List<String> otherKeys = key.equals(String.join(".", path)) ? List.of(TITLE, ARMS, GRID) : List.of();
        return new SettingPath(problems, SourceLocation.COMMAND_LINE, key, path, otherKeys).set(own, all, value);
    }

    /** Returns the study with new values for one setting of its grid, or of the grid of an arm. */
    private Study withGridValues(Study study, Optional<String> arm, String key, List<String> path, ConfigValue value) {
        String setting = String.join(".", path);
        if (setting.isEmpty()) {
            problem("'" + key + "' names no setting. Write " + key + ".KEY=[VALUE, VALUE], such as " + key
                    + ".seed=[1, 2, 3]");
            return study;
        }
        ParameterGrid grid = arm.map(study::grid).orElse(study.grid());
        return new StudyReader(problems)
                .gridValues(value, key)
                .map(values -> grid.with(setting, values))
                .map(changed -> arm.map(a -> study.withGrid(a, changed)).orElseGet(() -> study.withGrid(changed)))
                .orElse(study);
    }

    /**
     * Returns true, and adds a problem, if the grid sets the same setting, so that the override would have no effect.
     */
    private boolean inGrid(ParameterGrid grid, String gridKey, String key, List<String> path) {
        String setting = String.join(".", path);
        if (!grid.values().containsKey(setting)) {
            return false;
        }
        problem("'" + key + "' changes no arm: the grid sets " + setting + ". Change it there: " + gridKey + setting
                + "=[VALUE]");
        return true;
    }

    private void reportReach(Study study) {
        commonValues.forEach((override, value) -> {
            Set<Scalar> leaves = leaves(value);
            List<String> changed = new ArrayList<>();
            List<String> others = new ArrayList<>();
            String path = override.substring(0, override.indexOf('=')).strip();
            StudyKey setting = StudyKey.of(path(path).get(0)).orElseThrow();
            for (String arm : study.arms().keySet()) {
                Settings settings = study.settings(arm).effective();
                boolean reached = leaves.isEmpty()
                        ? !study.arms().get(arm).values().containsKey(setting)
                        : settings.get(setting).map(Overrides::leaves).orElse(Set.of()).stream()
                                .anyMatch(leaves::contains);
                if (reached) {
                    changed.add(arm);
                } else {
                    others.add(arm + " "
                            + settings.get(setting)
                                    .map(v -> "sets " + setting.key() + " itself (" + StudyYaml.inline(v) + ")")
                                    .orElse("has no " + setting.key()));
                }
            }
            if (changed.isEmpty()) {
                String arm = study.arms().keySet().iterator().next();
                problem("'" + override + "' changes no arm: " + String.join(", ", others) + ". Set it for an arm: arms."
                        + arm + "." + override);
            } else if (!others.isEmpty()) {
                notices.add(override + " changes " + String.join(", ", changed) + "; " + String.join(", ", others));
            }
        });
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

    private void problem(String message) {
        problems.add(SourceLocation.COMMAND_LINE, message);
    }
}
