package org.repdyn.core.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.apiguardian.api.API;

/**
 * Result of looking for the plugins of one kind with {@link ServiceLoader}. A plugin that fails to load is recorded in
 * {@link #failures} and does not hide the others. Programs usually want a {@link Registry} instead.
 *
 * @param <P> the provider interface
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PluginLoader<P extends PluginProvider<?>> {

    private final Spi<P> spi;
    private final PluginSource source;
    private final List<LoadedPlugin<P>> loaded = new ArrayList<>();
    private final List<LoadFailure> failures = new ArrayList<>();

    private PluginLoader(Spi<P> spi, PluginSource source) {
        this.spi = spi;
        this.source = source;
    }

    /**
     * Loads all plugins of a kind.
     *
     * @param spi kind of plugin
     * @param source places to search
     */
    public static <P extends PluginProvider<?>> PluginLoader<P> load(Spi<P> spi, PluginSource source) {
        PluginLoader<P> loader = new PluginLoader<>(spi, source);
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
        ServiceSearch.forEach(
                spi.type(),
                place.loader(),
                found -> add(place, found),
                reason -> failures.add(new LoadFailure(place.origin(), spi.kind(), reason)));
        Catalogues.Found found = source.catalogues().in(place);
        failures.addAll(found.failures());
        for (Catalogues.Catalogue catalogue : found.catalogues()) {
            for (PluginProvider<?> provider : catalogue.providers()) {
                if (spi.type().isInstance(provider)) {
                    add(
                            place,
                            catalogue.origin(),
                            catalogue.type(),
                            spi.type().cast(provider),
                            "in catalogue " + catalogue.type().getName());
                }
            }
        }
    }

    private void add(PluginSource.Place place, ServiceLoader.Provider<P> found) {
        Class<? extends P> type = found.type();
        if (place.isCopy(type)) {
            return;
        }
        ClassPathOrigins.Origin origin = source.classPath().of(place, type);
        try {
            add(place, origin, type, found.get(), type.getName());
        } catch (Throwable e) {
            failures.add(new LoadFailure(
                    origin.name(), what(type.getName()), PluginFailureCauses.describe(e, place.loader())));
        }
    }

    private void add(
            PluginSource.Place place, ClassPathOrigins.Origin origin, Class<?> type, P provider, String description) {
        try {
            String version = Versions.of(type);
            P guarded = isReleased(place, origin, version) ? provider : checked(place, origin, provider);
            loaded.add(new LoadedPlugin<>(guarded, origin.name(), version, place.loader(), origin.files()));
        } catch (Throwable e) {
            failures.add(
                    new LoadFailure(origin.name(), what(description), PluginFailureCauses.describe(e, place.loader())));
        }
    }

    /**
     * Returns true for a plugin of a jar of RepDyn. Its description was checked when the jar was built; reading those of all plugins again
     * takes half of the time of their loading.
     */
    private static boolean isReleased(PluginSource.Place place, ClassPathOrigins.Origin origin, String version) {
        return !place.isolated()
                && origin.name().equals(LoadedPlugin.BUILT_IN)
                && !version.equals(Versions.DEVELOPMENT);
    }

    /** Checks the description of a plugin, and returns the plugin behind the boundary of its class loader, if it has its own. */
    private P checked(PluginSource.Place place, ClassPathOrigins.Origin origin, P provider) {
        ProviderDescription described = ProviderDescription.of(spi.type(), provider);
        PluginIdentity plugin =
                new PluginIdentity(spi.kind() + " '" + described.name() + "' of " + origin.name(), place.loader());
        return place.isolated()
                ? spi.type().cast(PluginBoundary.proxy(provider, plugin, described.values(plugin)))
                : provider;
    }

    private String what(String description) {
        return spi.kind() + " " + description;
    }
}
