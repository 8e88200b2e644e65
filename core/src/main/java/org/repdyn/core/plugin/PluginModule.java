package org.repdyn.core.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.util.Types;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.repdyn.core.options.OptionsBinder;

/**
 * Binds the plugins of each kind: {@code Set<LoadedPlugin<P>>}, to which another module may add, {@code Registry<P>} of
 * that set, {@code Set<Registry<?>>} of all kinds in the order given, {@link PluginSource} and
 * {@link OptionsBinder}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PluginModule extends AbstractModule {

    private final PluginSource source;
    private final List<Spi<?>> kinds;

    /**
     * @param source where plugins come from; stays open as long as they are used, and is closed by whoever opened it
     * @param kinds the kinds of plugin
     */
    public PluginModule(PluginSource source, List<? extends Spi<?>> kinds) {
        this.source = source;
        this.kinds = List.copyOf(kinds);
    }

    @Override
    protected void configure() {
        bind(PluginSource.class).toInstance(source);
        bind(OptionsBinder.class).toInstance(new OptionsBinder());
        Multibinder<Registry<?>> registries = Multibinder.newSetBinder(binder(), new TypeLiteral<Registry<?>>() {});
        kinds.forEach(kind -> bindKind(kind, registries));
    }

    private <P extends PluginProvider<?>> void bindKind(Spi<P> kind, Multibinder<Registry<?>> registries) {
        Type provider = kind.genericType();
        TypeLiteral<LoadedPlugin<P>> plugin = literal(Types.newParameterizedType(LoadedPlugin.class, provider));
        Key<Set<LoadedPlugin<P>>> plugins = Key.get(literal(Types.setOf(plugin.getType())));
        Key<Registry<P>> registry = Key.get(literal(Types.newParameterizedType(Registry.class, provider)));

        PluginLoader<P> found = PluginLoader.load(kind, source);
        Multibinder<LoadedPlugin<P>> binder = Multibinder.newSetBinder(binder(), plugin);
        found.loaded().forEach(p -> binder.addBinding().toInstance(p));
        Provider<Set<LoadedPlugin<P>>> bound = getProvider(plugins);
        bind(registry)
                .toProvider(() -> Registry.of(kind, bound.get(), found.failures()))
                .in(Singleton.class);
        registries.addBinding().to(registry);
    }

    @SuppressWarnings("unchecked") // the type was put together for exactly this T
    private static <T> TypeLiteral<T> literal(Type type) {
        return (TypeLiteral<T>) TypeLiteral.get(type);
    }
}
