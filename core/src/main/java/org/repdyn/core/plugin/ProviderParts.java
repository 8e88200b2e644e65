package org.repdyn.core.plugin;

import java.util.Objects;
import org.apiguardian.api.API;

/** Check of the parts of a provider that a program passes to a method {@code of}; it would otherwise fail only where a part is used. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProviderParts {

    private ProviderParts() {}

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if one is null; the message names it
     */
    public static void require(String name, String summary, Class<? extends Record> optionsType, Object factory) {
        Objects.requireNonNull(name, "the argument 'name' of a provider is null");
        Objects.requireNonNull(summary, "the argument 'summary' of the provider is null");
        Objects.requireNonNull(optionsType, "the argument 'optionsType' of the provider is null");
        Objects.requireNonNull(factory, "the argument 'factory' of the provider is null");
    }
}
