package org.repdyn.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.problem.SourceLocation;

/** A piece of configuration that remembers where it was written: a scalar, a list or a map. Immutable. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface ConfigValue {

    /** Where it was written. */
    SourceLocation location();

    /**
     * A scalar, as text: types belong to whoever reads it.
     *
     * @param text what was written, without quotes
     */
    record Scalar(String text, SourceLocation location) implements ConfigValue {}

    /** A list. */
    record Sequence(List<ConfigValue> items, SourceLocation location) implements ConfigValue {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A map from keys to values, in the order written. */
    record Mapping(Map<String, ConfigValue> entries, SourceLocation location) implements ConfigValue {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }
}
