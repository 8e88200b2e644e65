package org.repdyn.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue.Scalar;

/**
 * Settings with several values. An arm with a grid is expanded into one arm for each combination of the values.
 *
 * @param values values by the path of a setting, such as {@code encoder.width} or {@code seed}; the last path varies
 *     fastest
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ParameterGrid(Map<String, List<Scalar>> values) {

    /** The grid without settings, which has one combination. */
    public static final ParameterGrid NONE = new ParameterGrid(Map.of());

    public ParameterGrid {
        Map<String, List<Scalar>> copy = new LinkedHashMap<>();
        values.forEach((path, list) -> copy.put(path, List.copyOf(list)));
        values = Collections.unmodifiableMap(copy);
    }

    /** Returns true if the grid has no settings. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Returns a copy with the values of one setting added or replaced. */
    public ParameterGrid with(String path, List<Scalar> list) {
        Map<String, List<Scalar>> changed = new LinkedHashMap<>(values);
        changed.put(path, list);
        return new ParameterGrid(changed);
    }

    /** Returns the number of combinations; {@link Long#MAX_VALUE} if it is larger than that. */
    public long size() {
        long size = 1;
        for (List<Scalar> list : values.values()) {
            size = list.size() > 0 && size > Long.MAX_VALUE / list.size() ? Long.MAX_VALUE : size * list.size();
        }
        return size;
    }

    /** Returns all combinations in order; a grid without settings has one combination, which is empty. */
    public List<Map<String, Scalar>> points() {
        List<Map<String, Scalar>> points = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, List<Scalar>> entry : values.entrySet()) {
            List<Map<String, Scalar>> longer = new ArrayList<>();
            for (Map<String, Scalar> point : points) {
                for (Scalar value : entry.getValue()) {
                    Map<String, Scalar> one = new LinkedHashMap<>(point);
                    one.put(entry.getKey(), value);
                    longer.add(one);
                }
            }
            points = longer;
        }
        return List.copyOf(points);
    }

    /**
     * Returns the name of an arm of the grid: {@code mine} at {@code encoder.width} 64 and {@code seed} 1 becomes
     * {@code mine-width64-seed1}. Characters that a name cannot have become underscores.
     */
    public static String name(String arm, Map<String, Scalar> point) {
        StringBuilder name = new StringBuilder(arm);
        point.forEach((path, value) -> name.append('-')
                .append(path.equals(SeedPart.BASE.path()) ? StudyKey.SEED.key() : path.substring(path.lastIndexOf('.') + 1))
                .append(value.text().replaceAll("[^A-Za-z0-9_-]", "_")));
        return name.toString();
    }
}
