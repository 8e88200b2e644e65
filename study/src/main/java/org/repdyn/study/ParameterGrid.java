package org.repdyn.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue.Scalar;

/**
 * Settings that take several values: an arm stands for as many arms as there are combinations.
 *
 * @param values by the path of a setting, such as {@code encoder.width} or {@code seed}; the last one varies fastest
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ParameterGrid(Map<String, List<Scalar>> values) {

    /** One combination: nothing varies. */
    public static final ParameterGrid NONE = new ParameterGrid(Map.of());

    public ParameterGrid {
        Map<String, List<Scalar>> copy = new LinkedHashMap<>();
        values.forEach((path, list) -> copy.put(path, List.copyOf(list)));
        values = Collections.unmodifiableMap(copy);
    }

    /** Whether nothing varies. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** This grid with the values of one setting changed. */
    public ParameterGrid with(String path, List<Scalar> list) {
        Map<String, List<Scalar>> changed = new LinkedHashMap<>(values);
        changed.put(path, list);
        return new ParameterGrid(changed);
    }

    /** All combinations, in order; one without any setting where nothing varies. */
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
     * The name of one of the arms that an arm stands for: {@code mine} at {@code encoder.width} 64 and {@code seed} 1 is
     * {@code mine-width64-seed1}; what cannot be in a name becomes an underscore.
     */
    public static String name(String arm, Map<String, Scalar> point) {
        StringBuilder name = new StringBuilder(arm);
        point.forEach((path, value) -> name.append('-')
                .append(path.substring(path.lastIndexOf('.') + 1))
                .append(value.text().replaceAll("[^A-Za-z0-9_-]", "_")));
        return name.toString();
    }
}
