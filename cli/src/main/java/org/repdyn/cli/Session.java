package org.repdyn.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.repdyn.core.plugin.LoadFailure;
import org.repdyn.core.plugin.PluginFile;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.replication.ReplicationModule;
import org.repdyn.replication.ReplicationService;
import org.repdyn.study.service.KernelService;
import org.repdyn.study.service.StudyService;

/** The services and plugins of one command. They are wired when the session opens, and the plugins' jars are closed with it. */
final class Session implements AutoCloseable {

    private final PluginSource source;
    private final Injector injector;

    /**
     * Opens the plugins that the options choose. It prints a warning if plugins of the working directory are not loaded, and the
     * names of the loaded jars unless {@code quiet}.
     */
    Session(Console console, CommonOptions options, boolean quiet) {
        PluginPlaces.Choice places = options.places();
        places.warning().ifPresent(console.err()::println);
        source = PluginSource.open(places.directories());
        if (!quiet && !source.files().isEmpty()) {
            console.err()
                    .println("loaded plugin jars: "
                            + source.files().stream().map(PluginFile::name).collect(Collectors.joining(", "))
                            + " (from "
                            + places.directories().stream().map(Path::toString).collect(Collectors.joining(", "))
                            + ")");
        }
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
