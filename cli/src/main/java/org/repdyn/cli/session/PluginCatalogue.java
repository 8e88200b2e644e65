package org.repdyn.cli.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.LoadFailure;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.study.wiring.FoundPlugins;

/** All installed plugins of all kinds, and the plugins that could not be loaded. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PluginCatalogue {

    /**
     * One plugin.
     *
     * @param kind its kind, such as {@code loss}
     * @param plugin the plugin and where it comes from
     */
    public record Entry(String kind, LoadedPlugin<?> plugin) {}

    private final List<Entry> entries = new ArrayList<>();
    private final LinkedHashSet<LoadFailure> failures;

    PluginCatalogue(FoundPlugins found, PluginSource source) {
        failures = new LinkedHashSet<>(source.failures());
        for (Registry<?> registry : found.registries()) {
            registry.all()
                    .forEach(plugin -> entries.add(new Entry(registry.spi().kind(), plugin)));
            failures.addAll(registry.failures());
        }
    }

    /** Returns all plugins, by kind and name. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Returns the plugins of a name; several if plugins of different kinds share it. */
    public List<Entry> named(String name) {
        return entries.stream().filter(e -> e.plugin().name().equals(name)).toList();
    }

    /** Returns the plugins that could not be loaded, each with its reason. */
    public List<LoadFailure> failures() {
        return List.copyOf(failures);
    }
}
