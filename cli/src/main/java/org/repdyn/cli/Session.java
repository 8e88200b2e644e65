package org.repdyn.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.PrintWriter;
import org.repdyn.core.plugin.LoadFailure;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.replication.ReplicationModule;
import org.repdyn.replication.ReplicationService;
import org.repdyn.study.service.KernelService;
import org.repdyn.study.service.StudyService;

/** The services and plugins of one command. They are wired when the session opens, and the plugins' jars are closed with it. */
final class Session implements AutoCloseable {

    private final PluginSource source;
    private final Injector injector;

    Session(CommonOptions options) {
        source = options.source();
        injector = Guice.createInjector(new ReplicationModule(source));
    }

    StudyService studies() {
        return injector.getInstance(StudyService.class);
    }

    KernelService kernels() {
        return injector.getInstance(KernelService.class);
    }

    ReplicationService replications() {
        return injector.getInstance(ReplicationService.class);
    }

    PluginCatalogue plugins() {
        return new PluginCatalogue(injector, source);
    }

    /** Prints a warning for each plugin that could not be loaded; all other plugins work. */
    void warnOfFailures(PrintWriter err) {
        for (LoadFailure failure : plugins().failures()) {
            err.println("warning: " + failure);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
