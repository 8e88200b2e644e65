package org.repdyn.replication;

import com.google.inject.AbstractModule;
import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Spi;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.study.wiring.StudyModule;

/** Binds {@link ReplicationService} and everything below it, studies among them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReplicationModule extends AbstractModule {

    private static final Spi<ClaimProvider<?>> CLAIM = Spi.of(ClaimProvider.class, "claim");

    private final PluginSource source;

    /**
     * @param source where plugins come from; stays open as long as the injector is used
     */
    public ReplicationModule(PluginSource source) {
        this.source = source;
    }

    @Override
    protected void configure() {
        install(new StudyModule(source, List.of(CLAIM)));
    }
}
