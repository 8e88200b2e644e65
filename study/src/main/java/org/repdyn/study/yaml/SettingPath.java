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
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/** Sets what a path such as {@code loss.temperature} or {@code augment.gaussian-noise.sd} leads to. */
final class SettingPath {

    private final Problems problems;
    private final SourceLocation place;
    private final String key;
    private final List<String> path;
    private final List<String> besides;

    /**
     * @param place where the path was written, for messages
     * @param key the path as it was written, for messages
     * @param path its parts from the setting on
     * @param besides keys that could stand in place of a setting, for messages
     */
    SettingPath(Problems problems, SourceLocation place, String key, List<String> path, List<String> besides) {
        this.problems = problems;
        this.place = place;
        this.key = key;
        this.path = List.copyOf(path);
        this.besides = List.copyOf(besides);
    }

    /** The parts of a path. */
    static List<String> parts(String key) {
        return Arrays.asList(key.split("\\.", -1));
    }

    /**
     * Settings with the value set; unchanged where something is wrong, which has been added to the problems.
     *
     * @param all what holds now, which tells a constraint's option from its block
     */
    Settings set(Settings own, Settings all, ConfigValue value) {
        Optional<StudyKey> axis = StudyKey.of(path.get(0));
        if (axis.isEmpty()) {
            problem(StudyReader.unknown(
                    key,
                    path.get(0),
                    Stream.concat(StudyKey.keys().stream(), besides.stream()).toList()));
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
        return put(before, path.subList(1, path.size()), value)
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
                problem(StudyReader.unknown(key, first, names));
                return Optional.empty();
            }
            return put(list.items().get(index), further, value).map(v -> {
                List<ConfigValue> items = new ArrayList<>(list.items());
                items.set(index, v);
                return new Sequence(items, list.location());
            });
        }
        problem("'" + key + "' leads into a " + (before instanceof Sequence ? "list" : "single value")
                + ". Set it as a whole: "
                + key.substring(0, key.length() - String.join(".", rest).length() - 1) + "=...");
        return Optional.empty();
    }

    private void problem(String message) {
        problems.add(place, message);
    }
}
