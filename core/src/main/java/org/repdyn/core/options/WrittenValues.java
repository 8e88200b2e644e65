package org.repdyn.core.options;

import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
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
     * @param value number, boolean, enum constant, text, list, array or map of these, or configuration, which is returned as it is
     * @throws NullPointerException if the value, or one in it, is null
     */
    public static ConfigValue of(Object value) {
        Objects.requireNonNull(value, "a value is null; give a number, a text or a list");
        if (value instanceof ConfigValue given) {
            return given;
        }
        if (value instanceof List<?> list) {
            return new Sequence(list.stream().map(WrittenValues::of).toList(), SourceLocation.PROGRAM);
        }
        if (value.getClass().isArray()) {
            List<ConfigValue> items = IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> of(Array.get(value, i)))
                    .toList();
            return new Sequence(items, SourceLocation.PROGRAM);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, ConfigValue> entries = new LinkedHashMap<>();
            map.forEach((key, entry) -> entries.put(key.toString(), of(required(entry, key.toString()))));
            return new Mapping(entries, SourceLocation.PROGRAM);
        }
        return new Scalar(text(value), SourceLocation.PROGRAM);
    }

    /**
     * Returns the value of a key.
     *
     * @throws NullPointerException if it is null
     */
    public static Object required(@Nullable Object value, String key) {
        return Objects.requireNonNull(
                value, () -> "the value of '" + key + "' is null; leave it out, or give a number, a text or a list");
    }

    private static String text(Object value) {
        if (value instanceof Double number) {
            return Decimals.write(number);
        }
        return value instanceof Enum<?> constant ? KebabCase.fromConstant(constant.name()) : value.toString();
    }
}
