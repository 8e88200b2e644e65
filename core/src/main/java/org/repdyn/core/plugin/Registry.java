package org.repdyn.core.plugin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;

/**
 * Plugins of one kind, by name. If two have the same name, neither is available, and the error names both. Immutable.
 *
 * @param <P> provider interface
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class Registry<P extends PluginProvider<?>> {

    /** Number of plugins that could not be loaded of which a message gives the reason; more make it unreadable. */
    private static final int MAX_REASONS_SHOWN = 3;

    /** Origin of a plugin that the program around RepDyn made. */
    private static final String PROGRAM = "this program";

    private final Spi<P> spi;
    private final Map<String, LoadedPlugin<P>> byName = new TreeMap<>();
    private final Map<String, List<String>> clashes = new TreeMap<>();
    private final List<LoadFailure> failures;
    private final Consumer<? super LoadedPlugin<P>> listener;

    private Registry(Spi<P> spi, Collection<LoadedPlugin<P>> plugins, Collection<LoadFailure> failures) {
        this.spi = spi;
        List<LoadFailure> all = new ArrayList<>(failures);
        plugins.stream()
                .collect(Collectors.groupingBy(LoadedPlugin::name, TreeMap::new, Collectors.toList()))
                .forEach((name, alike) -> {
                    if (alike.size() == 1) {
                        byName.put(name, alike.get(0));
                    } else {
                        List<String> origins =
                                alike.stream().map(LoadedPlugin::origin).toList();
                        clashes.put(name, origins);
                        all.add(new LoadFailure(String.join(" and ", origins), spi.kind() + " " + name, clash(name)));
                    }
                });
        this.failures = List.copyOf(all);
        this.listener = plugin -> {};
    }

    private Registry(Registry<P> other, Consumer<? super LoadedPlugin<P>> listener) {
        this.spi = other.spi;
        this.byName.putAll(other.byName);
        this.clashes.putAll(other.clashes);
        this.failures = other.failures;
        this.listener = listener;
    }

    /**
     * Returns a registry of the same plugins that reports each plugin that is looked up by name.
     *
     * @param requested receives a plugin each time that {@link #find} or {@link #require} returns it
     */
    public Registry<P> reporting(Consumer<? super LoadedPlugin<P>> requested) {
        return new Registry<>(this, requested);
    }

    /** Loads the plugins of a kind that a source offers. */
    public static <P extends PluginProvider<?>> Registry<P> load(Spi<P> spi, PluginSource source) {
        PluginLoader<P> found = PluginLoader.load(spi, source);
        return new Registry<>(spi, found.loaded(), found.failures());
    }

    /** Returns a registry of the given plugins. */
    public static <P extends PluginProvider<?>> Registry<P> of(
            Spi<P> spi, Collection<LoadedPlugin<P>> plugins, Collection<LoadFailure> failures) {
        return new Registry<>(spi, plugins, failures);
    }

    /**
     * Returns these plugins and one that a program made itself.
     *
     * @throws IllegalArgumentException if the description of the plugin is not valid, or there is a plugin of its name
     */
    public Registry<P> with(P provider) {
        try {
            ProviderDescription.of(spi.type(), provider);
        } catch (InvalidProviderException e) {
            throw new IllegalArgumentException("this " + spi.kind() + " cannot be a plugin: " + e.getMessage(), e);
        }
        if (byName.containsKey(provider.name()) || clashes.containsKey(provider.name())) {
            throw new IllegalArgumentException("the name '" + provider.name() + "' belongs to another " + spi.kind()
                    + "; give this one another name");
        }
        List<LoadedPlugin<P>> all = new ArrayList<>(all());
        Class<?> type = provider.getClass();
        all.add(new LoadedPlugin<>(provider, PROGRAM, Versions.of(type), type.getClassLoader()));
        return new Registry<>(spi, all, failures);
    }

    /** Returns the kind of these plugins. */
    public Spi<P> spi() {
        return spi;
    }

    /** Returns all plugins, sorted by name. */
    public List<LoadedPlugin<P>> all() {
        return List.copyOf(byName.values());
    }

    /** Returns all names, in alphabetical order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** Returns the plugins that could not be loaded, and the names that several plugins share. */
    public List<LoadFailure> failures() {
        return failures;
    }

    /** Returns the plugin with a name; empty if there is none. */
    public Optional<LoadedPlugin<P>> find(String name) {
        Optional<LoadedPlugin<P>> found = Optional.ofNullable(byName.get(name));
        found.ifPresent(listener);
        return found;
    }

    /**
     * Returns the plugin with a name that a user wrote; empty if there is none.
     *
     * @param name name as written
     * @param where place where it was written
     * @param problems receives a problem with the nearest names if there is no such plugin
     */
    public Optional<LoadedPlugin<P>> require(String name, SourceLocation where, Problems problems) {
        Optional<LoadedPlugin<P>> found = find(name);
        if (found.isEmpty()) {
            problems.add(where, clashes.containsKey(name) ? clash(name) : unknown(name));
        }
        return found;
    }

    private String clash(String name) {
        List<String> origins = clashes.getOrDefault(name, List.of());
        return origins.size() + " plugins of the kind " + spi.kind() + " are named '" + name + "': in "
                + String.join(", in ", origins) + ". " + remedy(origins);
    }

    private static String remedy(List<String> origins) {
        List<String> removable = origins.stream()
                .filter(origin -> !origin.equals(LoadedPlugin.BUILT_IN))
                .distinct()
                .toList();
        return removable.size() < origins.size()
                ? "Remove " + String.join(" and ", removable) + ", or ask the author to rename the plugin"
                : "Load only one of them, or ask an author to rename the plugin";
    }

    private String unknown(String name) {
        List<String> parts = new ArrayList<>();
        parts.add("unknown " + spi.kind() + " '" + name + "'.");
        String nearest = NearestName.didYouMean(name, byName.keySet());
        if (!nearest.isEmpty()) {
            parts.add(nearest);
        }
        parts.add(byName.isEmpty() ? "None is installed." : "Known: " + String.join(", ", byName.keySet()) + ".");
        notLoaded().ifPresent(reasons -> parts.add("Not loaded: " + reasons + "."));
        parts.add("See: repdyn plugins list");
        return String.join(" ", parts);
    }

    /** Returns the plugins of this kind that could not be loaded, with the reasons of the first; empty if there is none. */
    private Optional<String> notLoaded() {
        List<String> all =
                failures.stream().map(LoadFailure::toString).distinct().sorted().toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        int more = all.size() - MAX_REASONS_SHOWN;
        return Optional.of(all.stream().limit(MAX_REASONS_SHOWN).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : ""));
    }

    /** Returns the kind and the names. */
    @Override
    public String toString() {
        return spi.kind() + " " + names();
    }
}
