package org.repdyn.cli.session;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.cli.terminal.Console;
import org.repdyn.core.plugin.LoadFailure;
import org.repdyn.core.plugin.PluginFile;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.replication.ReplicationModule;
import org.repdyn.replication.ReplicationService;
import org.repdyn.study.service.CheckService;
import org.repdyn.study.service.KernelService;
import org.repdyn.study.service.PluginGuides;
import org.repdyn.study.service.StudyService;
import org.repdyn.study.wiring.FoundPlugins;

/**
 * The services and plugins of one command. Plugins are loaded when the session opens, services are wired when one is first asked for, and
 * the plugins' jars are closed with the session. Used by one thread.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Session implements AutoCloseable {

    private final PluginSource source;
    private final FoundPlugins found;
    private final PluginCatalogue plugins;
    private Optional<Injector> injector = Optional.empty();

    /**
     * Opens the plugins that the options choose. It prints a warning if plugins of the working directory are not loaded; unless
     * {@code quiet}, also the names of the loaded jars, and a warning for each plugin that could not be loaded. All other plugins
     * work.
     */
    public Session(Console console, CommonOptions options, boolean quiet) {
        this(console, options.places(), quiet);
    }

    /** Opens the plugins that the options choose, as {@link #Session(Console, CommonOptions, boolean)} of a command that is not quiet. */
    public Session(Console console, CommonOptions options) {
        this(console, options, false);
    }

    /** Opens the plugins of the usual places and of further directories, and prints nothing. */
    public static Session silent(List<Path> directories) {
        return new Session(Console.silent(), PluginPlaces.ofProcess().choose(directories), true);
    }

    private Session(Console console, PluginPlaces.Choice places, boolean quiet) {
        places.warning().ifPresent(console.err()::println);
        source = PluginSource.open(places.directories());
        found = ReplicationModule.plugins(source);
        plugins = new PluginCatalogue(found, source);
        if (!quiet) {
            printPlugins(console.err(), places.directories());
        }
    }

    private void printPlugins(PrintWriter err, List<Path> directories) {
        Set<String> origins =
                plugins.entries().stream().map(e -> e.plugin().origin()).collect(Collectors.toSet());
        List<PluginFile> loaded = source.files(origins);
        if (!loaded.isEmpty()) {
            err.println("loaded plugin jars: "
                    + loaded.stream().map(PluginFile::name).collect(Collectors.joining(", "))
                    + " (from "
                    + directories.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + ")");
        }
        for (LoadFailure failure : plugins.failures()) {
            err.println("warning: not loaded: " + failure);
        }
    }

    public StudyService studies() {
        return service(StudyService.class);
    }

    public KernelService kernels() {
        return service(KernelService.class);
    }

    public CheckService checks() {
        return service(CheckService.class);
    }

    public PluginGuides guides() {
        return service(PluginGuides.class);
    }

    public ReplicationService replications() {
        return service(ReplicationService.class);
    }

    private <T> T service(Class<T> type) {
        Injector wired = injector.orElseGet(() -> Guice.createInjector(new ReplicationModule(found)));
        injector = Optional.of(wired);
        return wired.getInstance(type);
    }

    public PluginCatalogue plugins() {
        return plugins;
    }

    @Override
    public void close() {
        source.close();
    }
}
