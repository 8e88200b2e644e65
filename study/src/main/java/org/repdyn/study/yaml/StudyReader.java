package org.repdyn.study.yaml;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.ParameterGrid;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/**
 * Reader of the grammar of a study: keys, shapes and names of arms. Names of plugins and options are checked by the
 * planner.
 */
final class StudyReader {

    /** Key of the title of a study. */
    private static final String TITLE = "title";

    /** Key of the arms of a study. */
    private static final String ARMS = "arms";

    /** Key of an arm that names another arm, whose settings it inherits. */
    private static final String EXTENDS = "extends";

    /** Key of a grid, in a study or in an arm. */
    static final String GRID = "grid";

    /**
     * Form of the name of an arm, which is also the name of files and a part of override keys, so that it has no dots.
     */
    private static final Pattern ARM_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    /** Keys that a replication has, and a study never. */
    private static final List<String> REPLICATION = List.of("study", "claims");

    private final Problems problems;

    StudyReader(Problems problems) {
        this.problems = problems;
    }

    /** Reads a whole study; empty if the value is not a map. */
    Optional<Study> study(ConfigValue value) {
        if (!(value instanceof Mapping root)) {
            problems.add(value.location(), "a study is a map of " + keys() + ", such as 'seed: 1'");
            return Optional.empty();
        }
        if (root.entries().keySet().containsAll(REPLICATION)) {
            problems.add(value.location(), "this is a replication, not a study. Run it with 'repdyn replicate'");
            return Optional.empty();
        }
        String title = "untitled";
        Map<String, Settings> arms = new LinkedHashMap<>();
        Map<String, ParameterGrid> ownGrids = new LinkedHashMap<>();
        ParameterGrid grid = ParameterGrid.NONE;
        Map<String, ConfigValue> rest = new LinkedHashMap<>(root.entries());
        if (rest.containsKey(TITLE)) {
            title = scalar(rest.remove(TITLE), TITLE).map(Scalar::text).orElse(title);
        }
        if (rest.containsKey(ARMS)) {
            arms = arms(rest.remove(ARMS), ownGrids);
        }
        if (rest.containsKey(GRID)) {
            grid = grid(rest.remove(GRID), GRID);
        }
        return Optional.of(new Study(
                title,
                settings(rest, "", List.of(TITLE, ARMS, GRID)),
                arms,
                grid,
                ownGrids,
                value.location().source()));
    }

    /** Returns true if a text is allowed as the name of an arm. */
    static boolean canNameArm(String name) {
        return ARM_NAME.matcher(name).matches();
    }

    private Map<String, Settings> arms(ConfigValue value, Map<String, ParameterGrid> ownGrids) {
        Map<String, Settings> arms = new LinkedHashMap<>();
        if (!(value instanceof Mapping map) || map.entries().isEmpty()) {
            problems.add(
                    value.location(),
                    "arms is a map from names to what each arm sets, such as arms: {first: {seed: 1}, second: {seed:"
                            + " 2}}. Give it at least one arm");
            return arms;
        }
        map.entries().forEach((name, given) -> {
            if (!canNameArm(name)) {
                problems.add(
                        given.location(),
                        "'" + name + "' cannot name an arm. Use letters, digits, hyphens and underscores");
            }
            if (given instanceof Mapping own) {
                String path = ARMS + "." + name + ".";
                Map<String, ConfigValue> entries = new LinkedHashMap<>(own.entries());
                Optional<String> base = Optional.ofNullable(entries.remove(EXTENDS))
                        .flatMap(named -> extended(named, path + EXTENDS, arms.keySet()));
                base.filter(ownGrids::containsKey)
                        .ifPresent(b -> ownGrids.put(name, Objects.requireNonNull(ownGrids.get(b))));
                Optional.ofNullable(entries.remove(GRID)).ifPresent(g -> ownGrids.put(name, grid(g, path + GRID)));
                Settings settings = settings(entries, path, List.of(EXTENDS, GRID));
                arms.put(
                        name,
                        base.map(b -> settings.over(Objects.requireNonNull(arms.get(b))))
                                .orElse(settings));
            } else {
                if (!(given instanceof Scalar scalar && scalar.text().isEmpty())) {
                    problems.add(
                            given.location(),
                            "arms." + name + " is a map of " + String.join(", ", StudyKey.keys())
                                    + "; leave it empty to inherit all settings of the study");
                }
                arms.put(name, Settings.NONE);
            }
        });
        return arms;
    }

    /** Returns the name of the arm that another one extends: one that is written before it. */
    private Optional<String> extended(ConfigValue value, String at, Set<String> before) {
        Optional<String> name = scalar(value, at).map(Scalar::text);
        if (name.isPresent() && !before.contains(name.get())) {
            problems.add(
                    value.location(),
                    at + " is '" + name.get() + "', which is not an arm written before this one. "
                            + (before.isEmpty()
                                    ? "Write the arm that is extended first"
                                    : "Arms before: " + String.join(", ", before)));
            return Optional.empty();
        }
        return name;
    }

    private ParameterGrid grid(ConfigValue value, String at) {
        return new GridReader(this, problems).read(value, at);
    }

    /** Reads the values of one setting of a grid; a single value needs no brackets. */
    Optional<List<Scalar>> gridValues(ConfigValue value, String at) {
        List<ConfigValue> items = value instanceof Sequence list ? list.items() : List.of(value);
        List<Scalar> values = new ArrayList<>();
        for (ConfigValue item : items) {
            if (item instanceof Scalar scalar && !scalar.text().isBlank()) {
                values.add(scalar);
            }
        }
        if (values.isEmpty() || values.size() < items.size()) {
            problems.add(
                    value.location(), at + " is a list of single values, one or more, such as " + at + ": [1, 2, 3]");
            return Optional.empty();
        }
        return Optional.of(values);
    }

    private Settings settings(Map<String, ConfigValue> entries, String path, List<String> more) {
        Map<StudyKey, ConfigValue> values = new EnumMap<>(StudyKey.class);
        entries.forEach((key, value) -> {
            Optional<StudyKey> known = StudyKey.of(key);
            if (known.isEmpty()) {
                List<String> allowed = new ArrayList<>(more);
                allowed.addAll(StudyKey.keys());
                problems.add(value.location(), unknown(path + key, key, allowed));
            } else {
                value(known.get(), value, path).ifPresent(normal -> values.put(known.get(), normal));
            }
        });
        return new Settings(values);
    }

    /** Returns the message about an unknown key: the nearest known key, if one is near, and all known keys. */
    static String unknown(String written, String key, List<String> known) {
        return "unknown key '" + written + "'. " + NearestName.suggestion(key, known) + "Known: "
                + String.join(", ", known);
    }

    /** Reads the value of one key into normal form; empty after an error. */
    Optional<ConfigValue> value(StudyKey key, ConfigValue value, String path) {
        String at = path + key.key();
        return switch (key.form()) {
            case SCALAR -> single(key, value, at).map(ConfigValue.class::cast);
            case SEED ->
                value instanceof Mapping parts
                        ? new Seeds(problems).readParts(parts, at)
                        : single(key, value, at).map(ConfigValue.class::cast);
            case SEEDS -> new Seeds(problems).read(value, at);
            case PLUGIN -> plugin(value, at);
            case PLUGINS -> plugins(value, at);
            case NAMES -> names(value, at);
            case CONSTRAINT -> constraint(value, at);
            case OPTIONS -> {
                if (value instanceof Mapping) {
                    yield Optional.of(value);
                }
                problems.add(value.location(), at + " is a map of options, such as " + at + ": {end: 30}");
                yield Optional.empty();
            }
            case TUNING -> {
                if (value instanceof Mapping) {
                    yield Optional.of(value);
                }
                problems.add(
                        value.location(),
                        at + " is a map of ranges and options, such as " + at
                                + ": {dynamics.rate: {log: [1e-4, 1]}, by: OBSERVABLE}");
                yield Optional.empty();
            }
        };
    }

    private Optional<Scalar> single(StudyKey key, ConfigValue value, String at) {
        if (value instanceof Sequence) {
            problems.add(
                    value.location(),
                    at + " is one value, but a list is given. Write " + at + ": VALUE; for several values, use "
                            + several(key));
            return Optional.empty();
        }
        return scalar(value, at);
    }

    private static String several(StudyKey key) {
        return key == StudyKey.SEED ? "seeds: [VALUE, VALUE]" : "a grid: grid: {" + key.key() + ": [VALUE, VALUE]}";
    }

    private Optional<ConfigValue> constraint(ConfigValue value, String at) {
        if (!(value instanceof Mapping map) || map.entries().containsKey(Settings.NAME)) {
            return plugin(value, at);
        }
        Map<String, ConfigValue> blocks = new LinkedHashMap<>();
        map.entries().forEach((block, given) -> plugin(given, at + "." + block)
                .ifPresent(normal -> blocks.put(block, normal)));
        return Optional.of(new Mapping(blocks, map.location()));
    }

    private Optional<ConfigValue> plugins(ConfigValue value, String at) {
        List<ConfigValue> given = value instanceof Sequence list ? list.items() : List.of(value);
        if (value instanceof Scalar empty && empty.text().isEmpty()) {
            problems.add(value.location(), at + " has no value. Give it a list such as [a, b], or [] for none");
            return Optional.empty();
        }
        List<ConfigValue> items = new ArrayList<>();
        given.forEach(item -> plugin(item, at).ifPresent(normal -> {
            if (Settings.name(normal).isEmpty()) {
                problems.add(item.location(), at + ": an entry has no name. Write {name: NAME, option: value}");
            } else {
                items.add(normal);
            }
        }));
        return Optional.of(new Sequence(items, value.location()));
    }

    private Optional<ConfigValue> names(ConfigValue value, String at) {
        List<ConfigValue> given = value instanceof Sequence list ? list.items() : List.of(value);
        List<ConfigValue> names = new ArrayList<>();
        for (ConfigValue item : given) {
            if (item instanceof Scalar name && !name.text().isBlank()) {
                names.add(name);
            } else {
                problems.add(item.location(), at + " is a list of names, such as " + at + ": [effective-rank, norm]");
                return Optional.empty();
            }
        }
        return Optional.of(new Sequence(names, value.location()));
    }

    private Optional<ConfigValue> plugin(ConfigValue value, String at) {
        if (value instanceof Mapping map) {
            ConfigValue name = map.entries().get(Settings.NAME);
            if (name == null) {
                return Optional.of(map);
            }
            return scalar(name, at + "." + Settings.NAME).map(n -> {
                Map<String, ConfigValue> entries = new LinkedHashMap<>();
                entries.put(Settings.NAME, n);
                map.entries().forEach(entries::putIfAbsent);
                return new Mapping(entries, map.location());
            });
        }
        if (value instanceof Sequence) {
            problems.add(
                    value.location(),
                    at + " is a list. Write one name, or a map: " + at + ": {name: NAME, option: value}");
            return Optional.empty();
        }
        return scalar(value, at).map(name -> new Mapping(Map.of(Settings.NAME, name), value.location()));
    }

    private Optional<Scalar> scalar(ConfigValue value, String at) {
        if (!(value instanceof Scalar scalar)) {
            problems.add(
                    value.location(),
                    at + " is one value, but a " + (value instanceof Mapping ? "map" : "list") + " is given. Write "
                            + at + ": VALUE");
            return Optional.empty();
        }
        if (scalar.text().isBlank()) {
            problems.add(value.location(), at + " has no value. Give it one, or leave the key out");
            return Optional.empty();
        }
        return Optional.of(scalar);
    }

    private static String keys() {
        return TITLE + ", " + String.join(", ", StudyKey.keys()) + ", " + GRID + " and " + ARMS;
    }
}
