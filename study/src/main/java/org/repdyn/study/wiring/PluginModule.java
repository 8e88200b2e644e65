package org.repdyn.study.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.util.Types;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.plugin.Spi;

/**
 * Guice module that binds the plugins which ServiceLoader found. For each kind of plugin {@code P} it binds
 * {@code Set<LoadedPlugin<P>>}, a multibinding to which other modules may add, and {@code Registry<P>} of that set; for
 * all kinds together {@code Set<Registry<?>>} in the given order, {@link PluginSource} and {@link OptionsBinder}.
 */
final class PluginModule extends AbstractModule {

    private final FoundPlugins plugins;

    PluginModule(FoundPlugins plugins) {
        this.plugins = plugins;
    }

    @Override
    protected void configure() {
        bind(PluginSource.class).toInstance(plugins.source());
        bind(OptionsBinder.class).toInstance(new OptionsBinder());
        Multibinder<Registry<?>> registries = Multibinder.newSetBinder(binder(), new TypeLiteral<Registry<?>>() {});
        plugins.kinds().forEach(kind -> bindKind(kind, registries));
    }

    private <P extends PluginProvider<?>> void bindKind(
            FoundPlugins.Kind<P> kind, Multibinder<Registry<?>> registries) {
        Type provider = providerType(kind.spi());
        TypeLiteral<LoadedPlugin<P>> plugin = literal(Types.newParameterizedType(LoadedPlugin.class, provider));
        Key<Set<LoadedPlugin<P>>> plugins = Key.get(literal(Types.setOf(plugin.getType())));
        Key<Registry<P>> registry = Key.get(literal(Types.newParameterizedType(Registry.class, provider)));

        Multibinder<LoadedPlugin<P>> binder = Multibinder.newSetBinder(binder(), plugin);
        kind.found().loaded().forEach(p -> binder.addBinding().toInstance(p));
        Provider<Set<LoadedPlugin<P>>> bound = getProvider(plugins);
        bind(registry)
                .toProvider(
                        () -> Registry.of(kind.spi(), bound.get(), kind.found().failures()))
                .in(Singleton.class);
        registries.addBinding().to(registry);
    }

    /** Returns the provider type as an injection point declares it: {@code LossProvider<?>}. */
    private static Type providerType(Spi<?> kind) {
        Class<?> type = kind.type();
        int parameters = type.getTypeParameters().length;
        if (parameters == 0) {
            return type;
        }
        Type[] any = new Type[parameters];
        Arrays.fill(any, Types.subtypeOf(Object.class));
        return type.getEnclosingClass() == null
                ? Types.newParameterizedType(type, any)
                : Types.newParameterizedTypeWithOwner(type.getEnclosingClass(), type, any);
    }

    @SuppressWarnings("unchecked") // each caller builds the type from the same T
    private static <T> TypeLiteral<T> literal(Type type) {
        return (TypeLiteral<T>) TypeLiteral.get(type);
    }
}
