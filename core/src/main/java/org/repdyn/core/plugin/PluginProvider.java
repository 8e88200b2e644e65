package org.repdyn.core.plugin;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Description of a plugin, common to all kinds. Implementations are found by {@link java.util.ServiceLoader}, have a public
 * constructor without arguments, hold no state, and do not read files, flags or the environment for their options: RepDyn
 * binds and checks the options.
 *
 * @param <O> record of options, whose components are annotated with {@link org.repdyn.core.options.Option}
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
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
