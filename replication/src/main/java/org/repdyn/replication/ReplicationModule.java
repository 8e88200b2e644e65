package org.repdyn.replication;

import com.google.inject.AbstractModule;
import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Spi;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.study.wiring.StudyModule;

/** Guice module that binds {@link ReplicationService} and the services of studies. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReplicationModule extends AbstractModule {

    private static final Spi<ClaimProvider<?>> CLAIM = Spi.of(ClaimProvider.class, "claim");

    private final PluginSource source;

    /**
     * Creates the module.
     *
     * @param source source of the plugins; the caller closes it after the last use of the injector
     */
    public ReplicationModule(PluginSource source) {
        this.source = source;
    }

    @Override
    protected void configure() {
        install(new StudyModule(source, List.of(CLAIM)));
    }
}
