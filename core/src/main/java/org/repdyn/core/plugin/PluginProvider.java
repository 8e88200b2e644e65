package org.repdyn.core.plugin;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Description of a plugin, common to all kinds. Implementations are found by {@link java.util.ServiceLoader}, have a public
 * constructor without arguments, hold no state, and never read files, flags or the environment for their options: those
 * are bound and checked for them.
 *
 * @param <O> the record of options; its components carry {@link org.repdyn.core.options.Option}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PluginProvider<O extends Record> {

    /** Returns the stable name: lower-case letters, digits and hyphens, a letter first. */
    String name();

    /** Returns a summary in one line. */
    String summary();

    /** Returns the paper or book that the method comes from. */
    default Optional<Reference> reference() {
        return Optional.empty();
    }

    /** Returns the record type of the options; {@link NoOptions} if the plugin has none. */
    Class<O> optionsType();
}
