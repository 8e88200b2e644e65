package org.repdyn.study.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.study.service.StudyService;

/**
 * Guice module of the composition root. It binds {@link StudyService}, the registries of all kinds of plugin, and the
 * linear-algebra service over the installed backends.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StudyModule extends AbstractModule {

    private final FoundPlugins plugins;

    /**
     * Creates a module with the kinds of plugin that a study may name.
     *
     * @param source source of the plugins; the caller closes it after the last use of the injector
     */
    public StudyModule(PluginSource source) {
        this(FoundPlugins.in(source, List.of()));
    }

    /** Creates a module with plugins that were found before. */
    public StudyModule(FoundPlugins plugins) {
        this.plugins = plugins;
    }

    @Override
    protected void configure() {
        install(new PluginModule(plugins));
    }

    @Provides
    @Singleton
    LinearAlgebra algebra(Registry<LinearAlgebraBackendProvider> backends) {
        return LinearAlgebra.ofPlugins(backends.all())
                .withWorkers(Workers.of(Runtime.getRuntime().availableProcessors()));
    }
}
