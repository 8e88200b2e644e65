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

    /**
     * @param source where plugins come from; stays open as long as the injector is used
     */
    public StudyModule(PluginSource source) {
        this.source = source;
    }

    @Override
    protected void configure() {
        List<Spi<?>> kinds = new ArrayList<>(Plugins.KINDS);
        kinds.add(BACKEND);
        install(new PluginModule(source, kinds));
    }

    @Provides
    @Singleton
    LinearAlgebra algebra(Registry<LinearAlgebraBackendProvider> backends) {
        return LinearAlgebra.of(
                backends.all().stream().map(LoadedPlugin::provider).toList());
    }
}
