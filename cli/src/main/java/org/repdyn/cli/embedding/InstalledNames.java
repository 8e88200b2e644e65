package org.repdyn.cli.embedding;

import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.plugin.Spi;

/** Names of installed plugins, which plugins of the program around RepDyn cannot have: two of one name and kind could not be used. */
final class InstalledNames {

    private InstalledNames() {}

    /**
     * Checks that a name is free.
     *
     * @param own type of the providers of the program, which may be replaced
     * @throws IllegalArgumentException if an installed plugin of the kind has the name
     */
    static <P extends PluginProvider<?>> void requireFree(Spi<P> kind, String name, Class<?> own) {
        try (PluginSource installed = PluginSource.builtIn()) {
            boolean taken = Registry.load(kind, installed).all().stream()
                    .anyMatch(plugin -> plugin.name().equals(name) && !own.isInstance(plugin.provider()));
            if (taken) {
                throw new IllegalArgumentException(
                        "'" + name + "' is the name of an installed " + kind.kind() + "; choose another one");
            }
        }
    }
}
