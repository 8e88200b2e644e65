package org.repdyn.cli.plugins;

import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.losses.spi.LossProvider;

/** Plugins that are shown as prototypes: losses whose gradient is computed from their value. */
final class Prototypes {

    private Prototypes() {}

    static boolean isPrototype(LoadedPlugin<?> plugin) {
        return plugin.provider() instanceof LossProvider<?> loss && loss.isPrototype();
    }
}
