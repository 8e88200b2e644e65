package org.repdyn.study.wiring;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginLoader;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.plugin.Spi;
import org.repdyn.study.plan.Plugins;

/**
 * Plugins of all kinds that ServiceLoader found, before Guice binds them. A command that only lists plugins needs no Guice, which takes a
 * quarter of the time of such a command.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FoundPlugins {

    private final PluginSource source;
    private final List<Kind<?>> kinds;

    private FoundPlugins(PluginSource source, List<Kind<?>> kinds) {
        this.source = source;
        this.kinds = List.copyOf(kinds);
    }

    /**
     * Loads the plugins that a study may name, the linear-algebra backends and the plugins of further kinds.
     *
     * @param source source of the plugins; the caller closes it after the last use of a plugin
     * @param more kinds of plugin that the program has in addition to those of studies
     */
    public static FoundPlugins in(PluginSource source, List<Spi<?>> more) {
        List<Spi<?>> spis = new ArrayList<>(Plugins.KINDS);
        spis.add(Plugins.BACKEND);
        spis.addAll(more);
        return of(source, spis);
    }

    /** Loads the plugins of the given kinds only. */
    static FoundPlugins of(PluginSource source, List<? extends Spi<?>> spis) {
        List<Kind<?>> kinds = new ArrayList<>();
        spis.forEach(spi -> kinds.add(Kind.in(source, spi)));
        return new FoundPlugins(source, kinds);
    }

    /** Returns a registry for each kind of plugin, in the order of the kinds. */
    public List<Registry<?>> registries() {
        List<Registry<?>> registries = new ArrayList<>();
        kinds.forEach(kind -> registries.add(kind.registry()));
        return List.copyOf(registries);
    }

    /** Returns the source of the plugins. */
    PluginSource source() {
        return source;
    }

    /** Returns the plugins of each kind. */
    List<Kind<?>> kinds() {
        return kinds;
    }

    /**
     * Plugins of one kind.
     *
     * @param spi the kind
     * @param found the plugins, and those that could not be loaded
     */
    record Kind<P extends PluginProvider<?>>(Spi<P> spi, PluginLoader<P> found) {

        static <P extends PluginProvider<?>> Kind<P> in(PluginSource source, Spi<P> spi) {
            return new Kind<>(spi, PluginLoader.load(spi, source));
        }

        Registry<P> registry() {
            return Registry.of(spi, found.loaded(), found.failures());
        }
    }
}
