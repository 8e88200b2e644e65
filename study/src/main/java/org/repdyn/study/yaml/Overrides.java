package org.repdyn.study.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.Axis;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;

/**
 * {@code key=value} from the command line, with the grammar of the file: {@code loss.temperature=0.2},
 * {@code arms.naive.dynamics=exact}, {@code constraint={W1: euclidean, W2: stiefel}}. A key without {@code arms.} reaches
 * every arm that does not set it itself; one that reaches no arm is refused.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Overrides {

    private static final String ARMS = "arms";
    private static final String TITLE = "title";

    private final Problems problems;
    private final List<String> notices = new ArrayList<>();
    private final Map<String, ConfigValue> commonValues = new LinkedHashMap<>();

    private Overrides(Problems problems) {
        this.problems = problems;
    }

    /**
     * What overrides made of a study.
     *
     * @param study the changed study
     * @param notices which arms an override changed, where it did not change all; one line each
     */
    public record Outcome(Study study, List<String> notices) {
        public Outcome {
            notices = List.copyOf(notices);
        }
    }

    /** Applies overrides one after the other; what is wrong with them goes to {@code problems}. */
    public static Outcome apply(Study study, List<String> overrides, Problems problems) {
        Overrides applying = new Overrides(problems);
        Study changed = study;
        // Names before options: `data.path=x data=csv` means what `data=csv data.path=x` does.
        List<String> ordered = new ArrayList<>(overrides);
        ordered.sort(Comparator.comparingInt(Overrides::depth));
        for (String override : ordered) {
            changed = applying.apply(changed, override);
        }
        applying.reportReach(changed);
        return new Outcome(applying.renamed(study, changed), applying.notices);
    }

    /** An arm that is called after a plugin is called after the one that took its place: names of curves must not lie. */
    private Study renamed(Study before, Study after) {
        Map<String, Settings> arms = new LinkedHashMap<>();
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
                notices.add("arm " + arm + " is called " + free + " now, after the plugin that replaces it");
            }
            arms.put(free, own);
        });
        return new Study(after.title(), after.common(), arms);
    }

    /** The plugin that replaced the one of an arm's name. */
    private static Optional<String> successor(String arm, Settings before, Settings after) {
        return Arrays.stream(Axis.values())
                .filter(axis -> name(before, axis).filter(arm::equals).isPresent())
                .map(axis -> name(after, axis))
                .flatMap(Optional::stream)
                .filter(name -> !name.equals(arm))
                .findFirst();
    }

    private static Optional<String> name(Settings settings, Axis axis) {
        return settings.effective().get(axis).flatMap(Settings::name);
    }

    /** How deep into the study a key leads. */
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
        if (!path.get(0).equals(ARMS)) {
            Settings changed = set(study.common(), study.common(), key, path, value.get());
            if (!changed.equals(study.common())) {
                // The last word counts: what it replaces reaches no arm, and is no mistake.
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
        Settings own = study.arms().get(arm);
        return study.withArm(arm, set(own, study.settings(arm), key, path.subList(2, path.size()), value.get()));
    }

    private Optional<ConfigValue> parse(String override, String text) {
        Problems found = new Problems();
        Optional<ConfigValue> value = ConfigYaml.read(text, SourceLocation.COMMAND_LINE.source(), found);
        found.toList().forEach(problem -> problem("'" + override + "': " + problem.message()));
        return value;
    }

    private static List<String> path(String key) {
        return Arrays.asList(key.split("\\.", -1));
    }

    private static boolean startsWith(List<String> path, List<String> prefix) {
        return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
    }

    /** Sets what a path leads to; {@code all} is what holds now, which tells a constraint's option from its block. */
    private Settings set(Settings own, Settings all, String key, List<String> path, ConfigValue value) {
        Optional<Axis> axis = Axis.of(path.get(0));
        if (axis.isEmpty()) {
            List<String> known = new ArrayList<>(Axis.keys());
            if (key.equals(String.join(".", path))) {
                known.addAll(List.of(TITLE, ARMS));
            }
            problem(StudyReader.unknown(key, path.get(0), known));
            return own;
        }
        StudyReader reader = new StudyReader(problems);
        String prefix = key.substring(0, key.length() - String.join(".", path).length());
        if (path.size() == 1) {
            return reader.axis(axis.get(), value, prefix)
                    .map(v -> own.with(
                            axis.get(),
                            own.get(axis.get())
                                    .map(old -> Settings.merge(axis.get(), old, v))
                                    .orElse(v)))
                    .orElse(own);
        }
        ConfigValue before = own.get(axis.get())
                .or(() -> listOrBlocks(all.get(axis.get())))
                .orElse(new Mapping(Map.of(), value.location()));
        return put(before, path.subList(1, path.size()), value, key)
                .flatMap(v -> reader.axis(axis.get(), v, prefix))
                .map(v -> own.with(axis.get(), v))
                .orElse(own);
    }

    /** Lists and maps of blocks are replaced as a whole, so a change of one entry starts from what the study says. */
    private static Optional<ConfigValue> listOrBlocks(Optional<ConfigValue> all) {
        return all.filter(v -> v instanceof Sequence
                || (v instanceof Mapping map
                        && map.entries().values().stream().anyMatch(entry -> entry instanceof Mapping)));
    }

    private Optional<ConfigValue> put(ConfigValue before, List<String> path, ConfigValue value, String key) {
        if (path.isEmpty()) {
            return Optional.of(value);
        }
        String first = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (before instanceof Mapping map) {
            ConfigValue under = map.entries().getOrDefault(first, new Mapping(Map.of(), value.location()));
            return put(under, rest, value, key).map(v -> {
                Map<String, ConfigValue> entries = new LinkedHashMap<>(map.entries());
                entries.put(first, v);
                return new Mapping(entries, value.location());
            });
        }
        if (before instanceof Sequence list && !rest.isEmpty()) {
            List<String> names = list.items().stream()
                    .map(item -> Settings.name(item).orElse(""))
                    .toList();
            int index = names.indexOf(first);
            if (index < 0) {
                problem(StudyReader.unknown(key, first, names));
                return Optional.empty();
            }
            return put(list.items().get(index), rest, value, key).map(v -> {
                List<ConfigValue> items = new ArrayList<>(list.items());
                items.set(index, v);
                return new Sequence(items, list.location());
            });
        }
        problem("'" + key + "' leads into a " + (before instanceof Sequence ? "list" : "single value")
                + ". Set it as a whole: "
                + key.substring(0, key.length() - String.join(".", path).length() - 1) + "=...");
        return Optional.empty();
    }

    private void reportReach(Study study) {
        commonValues.forEach((override, value) -> {
            Set<Scalar> leaves = leaves(value);
            List<String> changed = new ArrayList<>();
            List<String> others = new ArrayList<>();
            String path = override.substring(0, override.indexOf('=')).strip();
            Axis axis = Axis.of(path(path).get(0)).orElseThrow();
            for (String arm : study.arms().keySet()) {
                Settings settings = study.settings(arm).effective();
                boolean sets = leaves.isEmpty()
                        ? !study.arms().get(arm).values().containsKey(axis)
                        : settings.get(axis).map(Overrides::leaves).orElse(Set.of()).stream()
                                .anyMatch(leaves::contains);
                if (sets) {
                    changed.add(arm);
                } else {
                    others.add(arm + " "
                            + settings.get(axis)
                                    .map(v -> "sets " + axis.key() + " itself (" + StudyYaml.inline(v) + ")")
                                    .orElse("has no " + axis.key()));
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

    /** Scalars by identity: where an override ends up is seen by finding the very value that was given. */
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
