package org.repdyn.core.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.SourceLocation;

/** Values of Java as a user would write them in a study. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class WrittenValues {

    private WrittenValues() {}

    /**
     * Returns a value as configuration.
     *
     * @param value number, boolean, enum constant, text, list or map of these, or configuration, which is returned as it is
     */
    public static ConfigValue of(Object value) {
        if (value instanceof ConfigValue given) {
            return given;
        }
        if (value instanceof List<?> list) {
            return new Sequence(list.stream().map(WrittenValues::of).toList(), SourceLocation.PROGRAM);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, ConfigValue> entries = new LinkedHashMap<>();
            map.forEach((key, entry) -> entries.put(key.toString(), of(entry)));
            return new Mapping(entries, SourceLocation.PROGRAM);
        }
        return new Scalar(text(value), SourceLocation.PROGRAM);
    }

    private static String text(Object value) {
        if (value instanceof Double number) {
            return Decimals.write(number);
        }
        return value instanceof Enum<?> constant
                ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : value.toString();
    }
}
