package org.repdyn.core.plugin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.repdyn.core.options.OptionsBinder;

/**
 * Result of looking for the plugins of one kind with {@link ServiceLoader}. A plugin that fails to load is recorded in
 * {@link #failures} and does not hide the others. Programs usually want a {@link Registry} instead.
 *
 * @param <P> the provider interface
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PluginLoader<P extends PluginProvider<?>> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Spi<P> spi;
    private final List<LoadedPlugin<P>> loaded = new ArrayList<>();
    private final List<LoadFailure> failures = new ArrayList<>();

    private PluginLoader(Spi<P> spi) {
        this.spi = spi;
    }

    /**
     * Loads all plugins of a kind.
     *
     * @param spi kind of plugin
     * @param source places to search
     */
    public static <P extends PluginProvider<?>> PluginLoader<P> load(Spi<P> spi, PluginSource source) {
        PluginLoader<P> loader = new PluginLoader<>(spi);
        for (PluginSource.Place place : source.places()) {
            loader.loadWithin(place);
        }
        return loader;
    }

    private void loadWithin(PluginSource.Place place) {
        Thread thread = Thread.currentThread();
        ClassLoader previous = thread.getContextClassLoader();
        thread.setContextClassLoader(place.loader());
        try {
            loadFrom(place);
        } finally {
            thread.setContextClassLoader(previous);
        }
    }

    /** Returns the plugins that loaded, in the order found; two of them may have the same name. */
    public List<LoadedPlugin<P>> loaded() {
        return List.copyOf(loaded);
    }

    /** Returns the plugins that failed to load, with the reasons. */
    public List<LoadFailure> failures() {
        return List.copyOf(failures);
    }

    private void loadFrom(PluginSource.Place place) {
        Iterator<ServiceLoader.Provider<P>> found =
                ServiceLoader.load(spi.type(), place.loader()).stream().iterator();
        String previous = "";
        while (true) {
            try {
                if (!found.hasNext()) {
                    return;
                }
                add(place, found.next());
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                // The iterator goes on behind a provider that cannot be found, unless it is stuck at the same place.
                String reason = Causes.describe(e);
                if (reason.equals(previous)) {
                    return;
                }
                previous = reason;
                failures.add(new LoadFailure(place.origin(), spi.kind(), reason));
            }
        }
    }

    private void add(PluginSource.Place place, ServiceLoader.Provider<P> found) {
        Class<? extends P> type = found.type();
        String origin = place.isolated() ? place.origin() : originOnClassPath(type);
        try {
            P provider = found.get();
            Optional<String> objection = objection(provider);
            if (objection.isPresent()) {
                failures.add(new LoadFailure(origin, what(type), objection.get()));
                return;
            }
            P guarded = place.isolated() ? PluginBoundary.wrap(spi.type(), provider, place.loader()) : provider;
            loaded.add(new LoadedPlugin<>(guarded, origin, Versions.of(type), place.loader()));
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            failures.add(new LoadFailure(origin, what(type), Causes.describe(e)));
        }
    }

    private String what(Class<?> type) {
        return spi.kind() + " " + type.getName();
    }

    /** Asks all that users will ask, so that a plugin that cannot answer fails here and by name. */
    private static Optional<String> objection(PluginProvider<?> provider) {
        String name = provider.name();
        if (name == null || !NAME.matcher(name).matches()) {
            return Optional.of("its name '" + name
                    + "' is not valid: lower-case letters, digits and single hyphens, a letter first");
        }
        String summary = provider.summary();
        if (summary == null || summary.isBlank() || summary.lines().count() > 1) {
            return Optional.of("its summary must be one line");
        }
        if (provider.reference() == null || provider.optionsType() == null) {
            return Optional.of("its reference and its options type must not be null");
        }
        new OptionsBinder().describe(provider.optionsType());
        return Optional.empty();
    }

    /** RepDyn's own plugins are built in; a third party's jar on the class path is named. */
    private static String originOnClassPath(Class<?> type) {
        if (type.getName().startsWith("org.repdyn.")) {
            return LoadedPlugin.BUILT_IN;
        }
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(code -> code.getLocation().getPath().replaceAll("/+$", ""))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(name -> !name.isEmpty())
                .orElse("class path");
    }
}
