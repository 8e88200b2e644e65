package org.repdyn.core.options;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.problem.SourceLocation;

/** Configuration values as if read from a file: entry number i is in line i, the mapping begins in line 9. */
final class Configs {

    private Configs() {}

    static ConfigValue.Mapping mapping(Object... namesAndValues) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.put((String) namesAndValues[i], value(namesAndValues[i + 1], line(i / 2 + 1)));
        }
        return new ConfigValue.Mapping(entries, line(9));
    }

    static SourceLocation line(int line) {
        return new SourceLocation("study.yaml", line, 3);
    }

    private static ConfigValue value(Object value, SourceLocation location) {
        if (value instanceof List<?> items) {
            return new ConfigValue.Sequence(
                    items.stream().map(item -> value(item, location)).toList(), location);
        }
        if (value instanceof ConfigValue given) {
            return given;
        }
        return new ConfigValue.Scalar(value.toString(), location);
    }

    static List<Object> list(Object... items) {
        return Arrays.asList(items);
    }
}
