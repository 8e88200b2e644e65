package org.repdyn.study.plan;

import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.problem.SourceLocation;

/**
 * A plugin with its options bound, ready to make an instance for a run.
 *
 * @param <T> type of the instances
 * @param name name of the plugin
 * @param options all options, defaults included
 * @param differing the options that differ from their defaults
 * @param location place of the plugin in the study
 * @param maker factory of new instances
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BoundPlugin<T>(
        String name, Mapping options, Mapping differing, SourceLocation location, Supplier<T> maker) {

    /** Returns a new instance. */
    public T make() {
        return maker.get();
    }
}
