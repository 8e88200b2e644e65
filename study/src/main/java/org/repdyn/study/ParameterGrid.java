package org.repdyn.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.options.Decimals;

/**
 * Settings with several values. An arm with a grid is expanded into one arm for each combination of the values that is
 * not excluded.
 *
 * @param values values by the path of a setting, such as {@code encoder.width} or {@code seed}; the last path varies
 *     fastest
 * @param zipped settings that vary together, as maps of lists of the same length: the first values of a map belong
 *     together, and so on; they vary slower than {@code values}
 * @param excluded values by path; a combination that has all values of an entry is left out
 * @param skipInvalid true if combinations that are not valid are left out; otherwise they are errors
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ParameterGrid(
        Map<String, List<Scalar>> values,
        List<Map<String, List<Scalar>>> zipped,
        List<Map<String, Scalar>> excluded,
        boolean skipInvalid) {

    /** The grid without settings, which has one combination. */
    public static final ParameterGrid NONE = new ParameterGrid(Map.of());

    public ParameterGrid {
        values = copy(values);
        zipped = zipped.stream().map(ParameterGrid::copy).toList();
        excluded = excluded.stream()
                .map(entry -> Collections.unmodifiableMap(new LinkedHashMap<>(entry)))
                .toList();
    }

    /** Creates a grid of all combinations. */
    public ParameterGrid(Map<String, List<Scalar>> values) {
        this(values, List.of(), List.of(), false);
    }

    private static Map<String, List<Scalar>> copy(Map<String, List<Scalar>> values) {
        Map<String, List<Scalar>> copy = new LinkedHashMap<>();
        values.forEach((path, list) -> copy.put(path, List.copyOf(list)));
        return Collections.unmodifiableMap(copy);
    }

    /** Returns the paths of all settings. */
    public Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        zipped.forEach(together -> paths.addAll(together.keySet()));
        paths.addAll(values.keySet());
        return paths;
    }

    /** Returns the settings that vary together with a setting, itself included; empty if it varies on its own. */
    public Map<String, List<Scalar>> together(String path) {
        return zipped.stream()
                .filter(together -> together.containsKey(path))
                .findFirst()
                .orElse(Map.of());
    }

    /** Returns true if the grid has no settings. */
    public boolean isEmpty() {
        return values.isEmpty() && zipped.isEmpty();
    }

    /** Returns a copy with the values of one setting added or replaced. */
    public ParameterGrid with(String path, List<Scalar> list) {
        if (!together(path).isEmpty()) {
            List<Map<String, List<Scalar>>> changed = new ArrayList<>();
            zipped.forEach(together -> changed.add(together.containsKey(path) ? put(together, path, list) : together));
            return new ParameterGrid(values, changed, excluded, skipInvalid);
        }
        return new ParameterGrid(put(values, path, list), zipped, excluded, skipInvalid);
    }

    private static Map<String, List<Scalar>> put(Map<String, List<Scalar>> values, String path, List<Scalar> list) {
        Map<String, List<Scalar>> changed = new LinkedHashMap<>(values);
        changed.put(path, list);
        return changed;
    }

    /** Returns the number of combinations, excluded ones included; {@link Long#MAX_VALUE} if it is larger than that. */
    public long size() {
        long size = 1;
        for (Map<String, List<Scalar>> together : zipped) {
            size = timesCapped(size, length(together));
        }
        for (List<Scalar> list : values.values()) {
            size = timesCapped(size, list.size());
        }
        return size;
    }

    private static long timesCapped(long size, int factor) {
        return factor > 0 && size > Long.MAX_VALUE / factor ? Long.MAX_VALUE : size * factor;
    }

    private static int length(Map<String, List<Scalar>> together) {
        return together.values().stream().mapToInt(List::size).min().orElse(1);
    }

    /** Returns all combinations in order; a grid without settings has one combination, which is empty. */
    public List<Map<String, Scalar>> points() {
        List<Map<String, Scalar>> points = new ArrayList<>(List.of(Map.of()));
        for (Map<String, List<Scalar>> together : zipped) {
            List<Map<String, Scalar>> steps = new ArrayList<>();
            for (int i = 0; i < length(together); i++) {
                Map<String, Scalar> step = new LinkedHashMap<>();
                int index = i;
                together.forEach((path, list) -> step.put(path, list.get(index)));
                steps.add(step);
            }
            points = combined(points, steps);
        }
        for (Map.Entry<String, List<Scalar>> entry : values.entrySet()) {
            points = combined(
                    points,
                    entry.getValue().stream()
                            .map(value -> Map.of(entry.getKey(), value))
                            .toList());
        }
        return points.stream().filter(point -> !excludes(point)).toList();
    }

    private static List<Map<String, Scalar>> combined(
            List<Map<String, Scalar>> points, List<Map<String, Scalar>> steps) {
        List<Map<String, Scalar>> longer = new ArrayList<>();
        for (Map<String, Scalar> point : points) {
            for (Map<String, Scalar> step : steps) {
                Map<String, Scalar> one = new LinkedHashMap<>(point);
                one.putAll(step);
                longer.add(one);
            }
        }
        return longer;
    }

    private boolean excludes(Map<String, Scalar> point) {
        Map<String, Object> values = meaning(point);
        return excluded.stream()
                .anyMatch(entry -> values.entrySet().containsAll(meaning(entry).entrySet()));
    }

    /** Returns true if some combination of the grid, excluded ones included, has all the given values. */
    public boolean holds(Map<String, Scalar> combination) {
        Map<String, Object> wanted = meaning(combination);
        return combination.keySet().stream().allMatch(path -> {
            Map<String, List<Scalar>> together = together(path);
            if (together.isEmpty()) {
                return values.getOrDefault(path, List.of()).stream()
                        .anyMatch(value -> Objects.equals(meaning(value), wanted.get(path)));
            }
            return IntStream.range(0, length(together)).anyMatch(i -> together.entrySet().stream()
                    .filter(list -> wanted.containsKey(list.getKey()))
                    .allMatch(list -> Objects.equals(meaning(list.getValue().get(i)), wanted.get(list.getKey()))));
        });
    }

    /**
     * Returns a combination with a number in place of each text that is one, so that combinations of equal values are equal however
     * the values are written, such as 1 and 1.0.
     */
    public static Map<String, Object> meaning(Map<String, Scalar> combination) {
        Map<String, Object> meaning = new LinkedHashMap<>();
        combination.forEach((path, value) -> meaning.put(path, meaning(value)));
        return meaning;
    }

    private static Object meaning(Scalar value) {
        OptionalLong whole = Decimals.readWhole(value.text());
        if (whole.isPresent()) {
            return whole.getAsLong();
        }
        OptionalDouble number = Decimals.read(value.text());
        return number.isPresent() ? (Object) number.getAsDouble() : value.text();
    }

    /**
     * Returns the names of the arms of some combinations: {@code mine} with {@code loss} vicreg, {@code encoder.width} 64 and
     * {@code seed} 1 becomes {@code mine-vicreg-width64-seed1}, and {@code vicreg-width64-seed1} without the name of the arm. If two arms
     * would have one name, plugins have their keys too, as in {@code mine-lossvicreg}.
     *
     * @param only true for the only arm of a study, whose name is left out before that of a plugin; not before a file such as
     *     {@code ../p.csv}, because names of arms begin with a letter or digit
     */
    public static List<String> names(String arm, boolean only, List<Map<String, Scalar>> points) {
        List<String> brief =
                points.stream().map(point -> brief(arm, only, point)).toList();
        return new HashSet<>(brief).size() == brief.size()
                ? brief
                : points.stream().map(point -> name(arm, point)).toList();
    }

    private static String brief(String arm, boolean only, Map<String, Scalar> point) {
        StringBuilder name = new StringBuilder();
        point.forEach((path, value) -> {
            boolean plugin = isPlugin(path);
            String part = plugin ? written(value) : part(path, value);
            if (name.length() == 0 && !(plugin && only && beginsName(part))) {
                name.append(arm);
            }
            name.append(name.length() == 0 ? "" : "-").append(part);
        });
        return name.length() == 0 ? arm : name.toString();
    }

    private static boolean beginsName(String part) {
        return part.matches("[A-Za-z0-9].*");
    }

    private static boolean isPlugin(String path) {
        return StudyKey.of(path)
                .map(StudyKey::form)
                .filter(form -> form == StudyKey.Form.PLUGIN || form == StudyKey.Form.CONSTRAINT)
                .isPresent();
    }

    /**
     * Returns the name of an arm with the last part of the path of each setting: {@code mine} at {@code encoder.width} 64 and
     * {@code seed} 1 becomes {@code mine-width64-seed1}. Characters that a name cannot have become underscores.
     */
    public static String name(String arm, Map<String, Scalar> point) {
        StringBuilder name = new StringBuilder(arm);
        point.forEach((path, value) -> name.append('-').append(part(path, value)));
        return name.toString();
    }

    private static String part(String path, Scalar value) {
        return (path.equals(SeedPart.BASE.path()) ? StudyKey.SEED.key() : path.substring(path.lastIndexOf('.') + 1))
                + written(value);
    }

    private static String written(Scalar value) {
        return value.text().replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
