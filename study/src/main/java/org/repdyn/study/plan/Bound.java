package org.repdyn.study.plan;

import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.problem.SourceLocation;

/**
 * A plugin with its options bound: what remains is to make an instance for a run.
 *
 * @param <T> what it makes
 * @param name name of the plugin
 * @param options every option, defaults included
 * @param differing those that are not at their default
 * @param location where it was written
 * @param maker makes a fresh instance
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Bound<T>(String name, Mapping options, Mapping differing, SourceLocation location, Supplier<T> maker) {

    /** A fresh instance. */
    public T make() {
        return maker.get();
    }
}
