package org.repdyn.core.plugin;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A plugin that was found and answers.
 *
 * @param <P> its provider interface
 * @param provider the provider; where the plugin has a class loader of its own, calls run with that loader as the thread's
 *     context class loader
 * @param origin {@code built-in}, or the jar or folder it came from
 * @param version of the jar's manifest, or {@code DEVELOPMENT}
 * @param loader the class loader of the plugin
 * @param files jars of the plugin; empty for plugins that come with RepDyn
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LoadedPlugin<P extends PluginProvider<?>>(
        P provider, String origin, String version, ClassLoader loader, List<PluginFile> files) {

    public LoadedPlugin {
        files = List.copyOf(files);
    }

    /** Creates a plugin that is not loaded from jars of its own. */
    public LoadedPlugin(P provider, String origin, String version, ClassLoader loader) {
        this(provider, origin, version, loader, List.of());
    }

    /** The origin of plugins that come with RepDyn. */
    public static final String BUILT_IN = "built-in";

    /** The name users call it by. */
    public String name() {
        return provider.name();
    }
}
