package org.repdyn.replication;

import com.google.inject.AbstractModule;
import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Spi;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.study.wiring.FoundPlugins;
import org.repdyn.study.wiring.StudyModule;

/** Guice module that binds {@link ReplicationService} and the services of studies. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReplicationModule extends AbstractModule {

    private static final Spi<ClaimProvider<?>> CLAIM = Spi.of(ClaimProvider.class, "claim");

    private final FoundPlugins plugins;

    /**
     * Creates the module.
     *
     * @param source source of the plugins; the caller closes it after the last use of the injector
     */
    public ReplicationModule(PluginSource source) {
        this(plugins(source));
    }

    /** Creates the module with plugins that {@link #plugins} found. */
    public ReplicationModule(FoundPlugins plugins) {
        this.plugins = plugins;
    }

    /**
     * Loads the plugins of studies and the claims.
     *
     * @param source source of the plugins; the caller closes it after the last use of a plugin
     */
    public static FoundPlugins plugins(PluginSource source) {
        return FoundPlugins.in(source, List.of(CLAIM));
    }

    @Override
    protected void configure() {
        install(new StudyModule(plugins));
    }
}
