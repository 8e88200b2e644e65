package org.repdyn.study.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.SeedPart;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/** A path to a setting, such as {@code loss.temperature} or {@code augment.gaussian-noise.sd}, and its assignment. */
final class SettingPath {

    private final Problems problems;
    private final SourceLocation location;
    private final String key;
    private final List<String> path;
    private final List<String> otherKeys;

    /**
     * @param location where the path was written, for messages
     * @param key the path as it was written, for messages
     * @param path the parts of the path, without {@code arms.NAME}
     * @param otherKeys keys other than settings that are allowed in this position, for messages
     */
    SettingPath(Problems problems, SourceLocation location, String key, List<String> path, List<String> otherKeys) {
        this.problems = problems;
        this.location = location;
        this.key = key;
        this.path = List.copyOf(path);
        this.otherKeys = List.copyOf(otherKeys);
    }

    /** Splits a path at its dots. */
    static List<String> parts(String key) {
        return Arrays.asList(key.split("\\.", -1));
    }

    /** Returns the value that settings have at a path; empty if they have none. */
    static Optional<ConfigValue> value(Settings settings, List<String> parts) {
        Optional<ConfigValue> value = StudyKey.of(parts.get(0)).flatMap(settings::get);
        for (String part : parts.subList(1, parts.size())) {
            value = value.flatMap(given -> below(given, part));
        }
        return value;
    }

    private static Optional<ConfigValue> below(ConfigValue value, String part) {
        if (value instanceof Mapping map) {
            return Optional.ofNullable(map.entries().get(part));
        }
        return value instanceof Sequence list
                ? list.items().stream()
                        .filter(item -> Settings.name(item).filter(part::equals).isPresent())
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Returns the settings with the value assigned; after an error, which is added to the problems, the settings
     * unchanged.
     *
     * @param own the settings to change
     * @param all the same settings with inherited ones, which distinguish an option of a constraint from a weight block
     */
    Settings set(Settings own, Settings all, ConfigValue value) {
        Optional<StudyKey> setting = StudyKey.of(path.get(0));
        if (setting.isEmpty()) {
            problem(StudyReader.unknown(
                    key,
                    path.get(0),
                    Stream.concat(StudyKey.keys().stream(), otherKeys.stream()).toList()));
            return own;
        }
        StudyReader reader = new StudyReader(problems);
        String prefix = key.substring(0, key.length() - String.join(".", path).length());
        if (path.size() == 1) {
            return reader.value(setting.get(), value, prefix)
                    .map(v -> own.with(
                            setting.get(),
                            own.get(setting.get())
                                    .map(old -> Settings.merge(setting.get(), old, v))
                                    .orElse(v)))
                    .orElse(own);
        }
        boolean list = setting.get().form() == StudyKey.Form.PLUGINS;
        ConfigValue before = own.get(setting.get())
                .map(old -> setting.get() == StudyKey.SEED ? seeds(old) : old)
                .or(() -> listOrBlocks(all.get(setting.get())))
                .orElse(list ? new Sequence(List.of(), value.location()) : new Mapping(Map.of(), value.location()));
        return put(before, path.subList(1, path.size()), value)
                .flatMap(v -> reader.value(setting.get(), v, prefix))
                .map(v -> own.with(setting.get(), v))
                .orElse(own);
    }

    /** Returns seeds by part: a seed of all draws becomes the seed of the draws without a seed of their own. */
    private static ConfigValue seeds(ConfigValue value) {
        return value instanceof Scalar ? new Mapping(Map.of(SeedPart.BASE.key(), value), value.location()) : value;
    }

    /**
     * Returns the inherited value if it is a list or a map of blocks: merging replaces these whole, so a change starts
     * from it.
     */
    private static Optional<ConfigValue> listOrBlocks(Optional<ConfigValue> all) {
        return all.filter(v -> v instanceof Sequence
                || (v instanceof Mapping map
                        && map.entries().values().stream().anyMatch(entry -> entry instanceof Mapping)));
    }

    private Optional<ConfigValue> put(ConfigValue before, List<String> rest, ConfigValue value) {
        if (rest.isEmpty()) {
            return Optional.of(value);
        }
        String first = rest.get(0);
        List<String> further = rest.subList(1, rest.size());
        if (before instanceof Mapping map) {
            ConfigValue under = map.entries().getOrDefault(first, new Mapping(Map.of(), value.location()));
            return put(under, further, value).map(v -> {
                Map<String, ConfigValue> entries = new LinkedHashMap<>(map.entries());
                entries.put(first, v);
                return new Mapping(entries, value.location());
            });
        }
        if (before instanceof Sequence list && !further.isEmpty()) {
            List<String> names = list.items().stream()
                    .map(item -> Settings.name(item).orElse(""))
                    .toList();
            int index = names.indexOf(first);
            if (index < 0) {
                problem(notInList(first, names));
                return Optional.empty();
            }
            return put(list.items().get(index), further, value).map(v -> {
                List<ConfigValue> items = new ArrayList<>(list.items());
                items.set(index, v);
                return new Sequence(items, list.location());
            });
        }
        problem("'" + key + "' is a part of a " + (before instanceof Sequence ? "list" : "single value")
                + ". Set the whole: "
                + key.substring(0, key.length() - String.join(".", rest).length() - 1) + "=...");
        return Optional.empty();
    }

    private String notInList(String name, List<String> names) {
        String list = path.get(0);
        return names.isEmpty()
                ? "'" + key + "' changes an option of " + name + ", but " + list + " is empty. Add it: " + list + "=["
                        + name + "]"
                : StudyReader.unknown(key, name, names);
    }

    private void problem(String message) {
        problems.add(location, message);
    }
}
