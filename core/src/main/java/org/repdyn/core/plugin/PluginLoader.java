package org.repdyn.core.plugin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Result of looking for the plugins of one kind with {@link ServiceLoader}. A plugin that fails to load is recorded in
 * {@link #failures} and does not hide the others. Programs usually want a {@link Registry} instead.
 *
 * @param <P> the provider interface
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PluginLoader<P extends PluginProvider<?>> {

    /** Name of a catalogue in failures. It has no kind: the loaders of all kinds find the same failure, which is then shown once. */
    private static final String CATALOGUE = "catalogue";

    private final Spi<P> spi;
    private final ClassPathOrigins classPath;
    private final List<LoadedPlugin<P>> loaded = new ArrayList<>();
    private final List<LoadFailure> failures = new ArrayList<>();

    private PluginLoader(Spi<P> spi, ClassPathOrigins classPath) {
        this.spi = spi;
        this.classPath = classPath;
    }

    /**
     * Loads all plugins of a kind.
     *
     * @param spi kind of plugin
     * @param source places to search
     */
    public static <P extends PluginProvider<?>> PluginLoader<P> load(Spi<P> spi, PluginSource source) {
        PluginLoader<P> loader = new PluginLoader<>(spi, source.classPath());
        for (PluginSource.Place place : source.places()) {
            loader.loadWithin(place);
        }
        return loader;
    }

    private void loadWithin(PluginSource.Place place) {
        Thread thread = Thread.currentThread();
        ClassLoader previous = thread.getContextClassLoader();
        boolean interrupted = CallEffects.interruptedBefore();
        thread.setContextClassLoader(place.loader());
        try {
            loadFrom(place);
        } finally {
            thread.setContextClassLoader(previous);
            if (place.isolated()) {
                CallEffects.undo(interrupted)
                        .ifPresent(effect -> failures.add(new LoadFailure(
                                place.origin(), spi.kind(), "one of its classes" + effect + ". Its plugins work")));
            }
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
        forEachService(spi.type(), spi.kind(), place, found -> add(place, found));
        forEachService(ProviderCatalogue.class, CATALOGUE, place, found -> addAll(place, found));
    }

    /** Applies an action to each service of a place; a service that cannot be found becomes a failure. */
    private <S> void forEachService(
            Class<S> service, String what, PluginSource.Place place, Consumer<ServiceLoader.Provider<S>> action) {
        Iterator<ServiceLoader.Provider<S>> found =
                ServiceLoader.load(service, place.loader()).stream().iterator();
        String previous = "";
        while (true) {
            try {
                if (!found.hasNext()) {
                    return;
                }
                action.accept(found.next());
            } catch (Throwable e) { // a plugin may throw anything, also an undeclared checked exception
                // The iterator continues after a provider that cannot be found, unless it is stuck at the same place.
                String reason = PluginFailureCauses.describe(e);
                if (reason.equals(previous)) {
                    return;
                }
                previous = reason;
                failures.add(new LoadFailure(place.origin(), what, reason));
            }
        }
    }

    /** Adds the providers of this kind that a catalogue lists. */
    private void addAll(PluginSource.Place place, ServiceLoader.Provider<ProviderCatalogue> found) {
        Class<? extends ProviderCatalogue> type = found.type();
        if (isCopy(place, type)) {
            return;
        }
        ClassPathOrigins.Origin origin = origin(place, type);
        try {
            List<PluginProvider<?>> listed = found.get().providers();
            if (listed == null) {
                throw new InvalidProviderException(
                        "its method providers() returned null; its author must return a list");
            }
            for (PluginProvider<?> provider : listed) {
                if (provider == null) {
                    throw new InvalidProviderException(
                            "its list of providers contains null; its author must remove it");
                }
                if (spi.type().isInstance(provider)) {
                    add(place, origin, type, spi.type().cast(provider), "in catalogue " + type.getName());
                }
            }
        } catch (Throwable e) {
            failures.add(
                    new LoadFailure(origin.name(), CATALOGUE + " " + type.getName(), PluginFailureCauses.describe(e)));
        }
    }

    private void add(PluginSource.Place place, ServiceLoader.Provider<P> found) {
        Class<? extends P> type = found.type();
        if (isCopy(place, type)) {
            return;
        }
        ClassPathOrigins.Origin origin = origin(place, type);
        try {
            add(place, origin, type, found.get(), type.getName());
        } catch (Throwable e) {
            failures.add(new LoadFailure(origin.name(), what(type.getName()), PluginFailureCauses.describe(e)));
        }
    }

    private void add(
            PluginSource.Place place, ClassPathOrigins.Origin origin, Class<?> type, P provider, String description) {
        try {
            ProviderDescription described = ProviderDescription.of(spi.type(), provider);
            PluginIdentity plugin =
                    new PluginIdentity(spi.kind() + " '" + described.name() + "' of " + origin.name(), place.loader());
            P guarded = place.isolated()
                    ? spi.type().cast(PluginBoundary.proxy(provider, plugin, described.values(plugin)))
                    : provider;
            loaded.add(new LoadedPlugin<>(guarded, origin.name(), Versions.of(type), place.loader(), origin.files()));
        } catch (Throwable e) {
            failures.add(new LoadFailure(origin.name(), what(description), PluginFailureCauses.describe(e)));
        }
    }

    private ClassPathOrigins.Origin origin(PluginSource.Place place, Class<?> type) {
        return place.isolated() ? new ClassPathOrigins.Origin(place.origin(), place.files()) : classPath.of(type);
    }

    /** Returns true for providers of RepDyn that a plugin's jar contains too; {@link PluginSource} reports them. */
    private static boolean isCopy(PluginSource.Place place, Class<?> type) {
        return place.loader() instanceof PluginClassLoader plugin && plugin.isCopy(type);
    }

    private String what(String description) {
        return spi.kind() + " " + description;
    }
}
