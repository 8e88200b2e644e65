package org.repdyn.core.plugin;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.ServiceLoader;

/** Catalogues of the places that plugins come from. Those of a place are read once, for all kinds of plugin. Thread-safe. */
final class Catalogues {

    /** Name of a catalogue in failures. It has no kind: the loaders of all kinds report the same failure, which is then shown once. */
    private static final String CATALOGUE = "catalogue";

    private final ClassPathOrigins classPath;
    private final IdentityHashMap<PluginSource.Place, Found> byPlace = new IdentityHashMap<>();

    /**
     * Creates a search.
     *
     * @param classPath origins of the catalogues on the class path
     */
    Catalogues(ClassPathOrigins classPath) {
        this.classPath = classPath;
    }

    /**
     * A catalogue that was read.
     *
     * @param type its class
     * @param origin where it comes from
     * @param providers the providers that it lists, of any kinds
     */
    record Catalogue(
            Class<? extends ProviderCatalogue> type,
            ClassPathOrigins.Origin origin,
            List<PluginProvider<?>> providers) {}

    /**
     * Catalogues of a place.
     *
     * @param catalogues those that could be read, also in part
     * @param failures those that could not be read, or not in full
     */
    record Found(List<Catalogue> catalogues, List<LoadFailure> failures) {}

    /** Returns the catalogues of a place. The thread's context class loader must be that of the place. */
    synchronized Found in(PluginSource.Place place) {
        return byPlace.computeIfAbsent(place, this::read);
    }

    private Found read(PluginSource.Place place) {
        List<Catalogue> catalogues = new ArrayList<>();
        List<LoadFailure> failures = new ArrayList<>();
        ServiceSearch.forEach(
                ProviderCatalogue.class,
                place.loader(),
                found -> {
                    if (!place.isCopy(found.type())) {
                        catalogues.add(read(found, classPath.of(place, found.type()), failures));
                    }
                },
                reason -> failures.add(new LoadFailure(place.origin(), CATALOGUE, reason)));
        return new Found(List.copyOf(catalogues), List.copyOf(failures));
    }

    private static Catalogue read(
            ServiceLoader.Provider<ProviderCatalogue> found,
            ClassPathOrigins.Origin origin,
            List<LoadFailure> failures) {
        List<PluginProvider<?>> providers = new ArrayList<>();
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
                providers.add(provider);
            }
        } catch (Throwable e) { // a plugin may throw anything, also an undeclared checked exception
            failures.add(new LoadFailure(
                    origin.name(), CATALOGUE + " " + found.type().getName(), PluginFailureCauses.describe(e)));
        }
        return new Catalogue(found.type(), origin, List.copyOf(providers));
    }
}
