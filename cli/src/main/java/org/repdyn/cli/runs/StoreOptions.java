package org.repdyn.cli.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.repdyn.core.options.HomePath;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.study.store.FolderRunStore;
import org.repdyn.study.store.RunStore;
import org.repdyn.study.store.StoreUse;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of commands that find finished runs in a store and keep new ones there. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StoreOptions {

    /** Environment variable with the folder of the store. */
    static final String VARIABLE = "REPDYN_STORE";

    /** System property with the default folder, for programs that embed the command; {@value #NO_FOLDER} for no store. */
    public static final String PROPERTY = "repdyn.store";

    /** Place that stands for no store. */
    public static final String NO_FOLDER = "none";

    /** Default folder: beside the run directories. */
    private static final Path DEFAULT = Path.of("runs", "store");

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description =
                    "Folder of finished runs; several processes may share it. Default: REPDYN_STORE, or runs/store.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--no-store", description = "Neither use nor keep finished runs.")
    private boolean none;

    @Option(names = "--fresh", description = "Run every arm, also those in the store, and replace them there.")
    private boolean fresh;

    @Option(names = "--retry-failed", description = "Run arms again whose failure is in the store.")
    private boolean retryFailed;

    @Option(names = "--fail-fast", description = "Stop at the first arm that fails.")
    private boolean failFast;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Returns true if the run is to stop at the first arm that fails. */
    public boolean failFast() {
        return failFast;
    }

    /**
     * Opens the store for a run.
     *
     * @param warnings receives a line if nothing can be kept
     * @throws UserErrorException if {@code --store} names a file
     */
    public StoreUse open(Consumer<String> warnings) {
        return use(folder().<RunStore>map(place -> FolderRunStore.open(place, warnings)));
    }

    /** Opens the store only to read it; nothing is created. */
    public StoreUse reading(Consumer<String> warnings) {
        return use(folder().<RunStore>map(place -> FolderRunStore.reading(place, warnings)));
    }

    private StoreUse use(Optional<RunStore> store) {
        return new StoreUse(store.orElse(RunStore.NONE), fresh, retryFailed);
    }

    /**
     * Returns the folder of the store; empty if there is to be no store.
     *
     * @throws ParameterException if {@code --store} and {@code --no-store} were both given
     * @throws UserErrorException if {@code --store} names a file
     */
    public Optional<Path> folder() {
        if (none && folder.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--store and --no-store were both given. Remove one of them");
        }
        if (none) {
            return Optional.empty();
        }
        folder.filter(path -> Files.exists(path) && !Files.isDirectory(path)).ifPresent(path -> {
            throw new UserErrorException(
                    SourceLocation.COMMAND_LINE,
                    "--store " + path + " is a file. Name a folder; it is created if it does not exist");
        });
        return place(folder);
    }

    /**
     * Returns the folder of the store: the given one, or that of the environment, or the default; empty if the program that
     * embeds the command has chosen to have none.
     */
    static Optional<Path> place(Optional<Path> given) {
        if (given.isPresent()) {
            return given;
        }
        Optional<String> named = Optional.ofNullable(System.getenv(VARIABLE))
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(System.getProperty(PROPERTY)));
        return named.isEmpty()
                ? Optional.of(DEFAULT)
                : named.filter(text -> !text.equals(NO_FOLDER)).map(HomePath::of);
    }
}
