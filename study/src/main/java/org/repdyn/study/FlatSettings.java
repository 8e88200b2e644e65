package org.repdyn.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * Settings of an arm by their paths, as overrides name them: {@code loss} is the name of the loss, {@code
 * loss.temperature} its option, {@code augment} the names of all augmentations in their order, and {@code
 * augment.gaussian-noise.sd} an option of one of them. Constraints by weight block are under {@code constraint.W1}, and
 * {@code constraint} has all of them.
 *
 * @param values values by path, at least one for each; several for a list
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FlatSettings(SortedMap<String, List<String>> values) {

    public FlatSettings {
        SortedMap<String, List<String>> copy = new TreeMap<>(values);
        copy.replaceAll((path, list) -> List.copyOf(list));
        values = Collections.unmodifiableSortedMap(copy);
    }

    /** Returns the settings of a tree of maps, lists, texts, numbers and truth values. */
    public static FlatSettings of(Map<String, Object> tree) {
        SortedMap<String, List<String>> values = new TreeMap<>();
        tree.forEach((key, value) -> add(values, key, value));
        return new FlatSettings(values);
    }

    private static void add(Map<String, List<String>> values, String path, Object node) {
        if (node instanceof Map<?, ?> map) {
            Optional<String> name = name(map);
            name.ifPresent(text -> add(values, path, text));
            if (name.isEmpty() && isMapOfPlugins(map)) {
                map.values().forEach(plugin -> name((Map<?, ?>) plugin).ifPresent(text -> add(values, path, text)));
            }
            map.forEach((key, value) -> {
                if (name.isEmpty() || !key.equals(Settings.NAME)) {
                    add(values, path + "." + key, value);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(item -> addItem(values, path, item));
        } else {
            values.computeIfAbsent(path, p -> new ArrayList<>())
                    .add(node instanceof Double number ? Decimals.write(number) : String.valueOf(node));
        }
    }

    /** Returns true for constraints by weight block. */
    private static boolean isMapOfPlugins(Map<?, ?> map) {
        return !map.isEmpty()
                && map.values().stream()
                        .allMatch(value -> value instanceof Map<?, ?> plugin
                                && name(plugin).isPresent());
    }

    private static void addItem(Map<String, List<String>> values, String path, Object item) {
        if (item instanceof Map<?, ?> map && name(map).isPresent()) {
            String name = name(map).get();
            add(values, path, name);
            map.forEach((key, value) -> {
                if (!key.equals(Settings.NAME)) {
                    add(values, path + "." + name + "." + key, value);
                }
            });
        } else {
            add(values, path, item);
        }
    }

    private static Optional<String> name(Map<?, ?> map) {
        return map.get(Settings.NAME) instanceof String name ? Optional.of(name) : Optional.empty();
    }

    /** Returns the values of a path, such as {@code loss} or {@code loss.name}; none if it is not set. */
    public List<String> get(String path) {
        String end = "." + Settings.NAME;
        String plugin = path.endsWith(end) ? path.substring(0, path.length() - end.length()) : path;
        return values.getOrDefault(path, values.getOrDefault(plugin, List.of()));
    }
}
