package org.repdyn.core.plugin;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Plugin that was found and whose description is valid.
 *
 * @param <P> provider interface
 * @param provider provider; if the plugin has its own class loader, calls run with that loader as the thread's context class
 *     loader
 * @param origin {@code built-in}, or jar or folder of the plugin
 * @param version version in the manifest of the jar, or {@code DEVELOPMENT}
 * @param loader class loader of the plugin
 * @param files jars of the plugin; empty for plugins that come with RepDyn
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record LoadedPlugin<P extends PluginProvider<?>>(
        P provider, String origin, String version, ClassLoader loader, List<PluginFile> files) {

    public LoadedPlugin {
        files = List.copyOf(files);
    }

    /** Creates a plugin without jars of its own. */
    public LoadedPlugin(P provider, String origin, String version, ClassLoader loader) {
        this(provider, origin, version, loader, List.of());
    }

    /** Origin of the plugins that come with RepDyn. */
    public static final String BUILT_IN = "built-in";

    /** Returns the name that users write. */
    public String name() {
        return provider.name();
    }
}
