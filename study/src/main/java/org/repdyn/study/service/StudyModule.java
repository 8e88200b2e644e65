package org.repdyn.study.service;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginModule;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.plugin.Spi;
import org.repdyn.study.plan.Plugins;

/** Binds {@link StudyService} and everything below it; plugins of every kind, linear-algebra backends among them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StudyModule extends AbstractModule {

    private static final Spi<LinearAlgebraBackendProvider> BACKEND =
            Spi.of(LinearAlgebraBackendProvider.class, "linear-algebra backend");

    private final PluginSource source;
    private final List<Spi<?>> more;

    /**
     * @param source where plugins come from; stays open as long as the injector is used
     */
    public StudyModule(PluginSource source) {
        this(source, List.of());
    }

    /**
     * @param source where plugins come from; stays open as long as the injector is used
     * @param more kinds of plugin that a program has beside those of studies
     */
    public StudyModule(PluginSource source, List<Spi<?>> more) {
        this.source = source;
        this.more = List.copyOf(more);
    }

    @Override
    protected void configure() {
        List<Spi<?>> kinds = new ArrayList<>(Plugins.KINDS);
        kinds.add(BACKEND);
        kinds.addAll(more);
        install(new PluginModule(source, kinds));
    }

    @Provides
    @Singleton
    LinearAlgebra algebra(Registry<LinearAlgebraBackendProvider> backends) {
        return LinearAlgebra.of(
                backends.all().stream().map(LoadedPlugin::provider).toList());
    }
}
