package org.repdyn.core.plugin;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What every kind of plugin tells of itself. Implementations are found by {@link java.util.ServiceLoader}, have a public
 * constructor without arguments, hold no state, and never read files, flags or the environment for their options: those
 * are bound and checked for them.
 *
 * @param <O> the record of options; its components carry {@link org.repdyn.core.options.Option}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PluginProvider<O extends Record> {

    /** Stable name: lower-case letters, digits and hyphens, a letter first. */
    String name();

    /** One line on what it is. */
    String summary();

    /** The paper or book it comes from. */
    default Optional<Reference> reference() {
        return Optional.empty();
    }

    /** The type of its options; {@link NoOptions} where there are none. */
    Class<O> optionsType();
}
