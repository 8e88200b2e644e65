package org.repdyn.cli;

import com.google.inject.Injector;
import com.google.inject.Key;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.repdyn.core.plugin.LoadFailure;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;

/** All plugins of all kinds. */
final class PluginCatalogue {

    /** A plugin and what kind of thing it is. */
    record Entry(String kind, LoadedPlugin<?> plugin) {}

    private static final Key<Set<Registry<?>>> REGISTRIES = new Key<>() {};

    private final List<Entry> entries = new ArrayList<>();
    private final LinkedHashSet<LoadFailure> failures;

    PluginCatalogue(Injector injector, PluginSource source) {
        failures = new LinkedHashSet<>(source.failures());
        for (Registry<?> registry : injector.getInstance(REGISTRIES)) {
            registry.all()
                    .forEach(plugin -> entries.add(new Entry(registry.spi().kind(), plugin)));
            failures.addAll(registry.failures());
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<Entry> named(String name) {
        return entries.stream().filter(e -> e.plugin().name().equals(name)).toList();
    }

    List<LoadFailure> failures() {
        return List.copyOf(failures);
    }
}
