package org.repdyn.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.problem.SourceLocation;

/** Configuration value with the place where it was written: a scalar, a list or a map. Immutable. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public sealed interface ConfigValue {

    /** Returns the place where the value was written. */
    SourceLocation location();

    /**
     * A scalar, as text; the reader converts it to a type.
     *
     * @param text text as written, without quotes
     * @param location place where it was written
     */
    record Scalar(String text, SourceLocation location) implements ConfigValue {}

    /**
     * A list.
     *
     * @param items values of the list
     * @param location place where it was written
     */
    record Sequence(List<ConfigValue> items, SourceLocation location) implements ConfigValue {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * A map from keys to values.
     *
     * @param entries keys and values, in the order in which they were written
     * @param location place where it was written
     */
    record Mapping(Map<String, ConfigValue> entries, SourceLocation location) implements ConfigValue {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }
}
