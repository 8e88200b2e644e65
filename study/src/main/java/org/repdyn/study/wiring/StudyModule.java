package org.repdyn.study.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.plugin.Spi;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.service.StudyService;

/**
 * Guice module of the composition root. It binds {@link StudyService}, the registries of all kinds of plugin, and the
 * linear-algebra service over the installed backends.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StudyModule extends AbstractModule {

    private final PluginSource source;
    private final List<Spi<?>> more;

    /**
     * Creates a module with the kinds of plugin that a study may name.
     *
     * @param source source of the plugins; the caller closes it after the last use of the injector
     */
    public StudyModule(PluginSource source) {
        this(source, List.of());
    }

    /**
     * Creates a module with further kinds of plugin.
     *
     * @param source source of the plugins; the caller closes it after the last use of the injector
     * @param more kinds of plugin that the program has in addition to those of studies
     */
    public StudyModule(PluginSource source, List<Spi<?>> more) {
        this.source = source;
        this.more = List.copyOf(more);
    }

    @Override
    protected void configure() {
        List<Spi<?>> kinds = new ArrayList<>(Plugins.KINDS);
        kinds.add(Plugins.BACKEND);
        kinds.addAll(more);
        install(new PluginModule(source, kinds));
    }

    @Provides
    @Singleton
    LinearAlgebra algebra(Registry<LinearAlgebraBackendProvider> backends) {
        return LinearAlgebra.ofPlugins(backends.all())
                .withWorkers(Workers.of(Runtime.getRuntime().availableProcessors()));
    }
}
