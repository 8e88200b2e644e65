package org.repdyn.cli.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.repdyn.cli.terminal.Console;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.study.store.FolderRunStore;
import org.repdyn.study.store.RunId;
import picocli.CommandLine.Option;

/** Option of the commands that look into a store of runs: its folder. */
final class StoreFolder {

    /** Number of identifiers that a message shows. */
    private static final int MAX_SHOWN = 5;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "Folder of finished runs. Default: REPDYN_STORE, or runs/store.")
    private Optional<Path> folder = Optional.empty();

    /**
     * Opens the store. If the command line names no folder and there is no store yet, a line says so and the store is empty.
     *
     * @throws UserErrorException if the named folder does not exist
     */
    FolderRunStore open(Console console) {
        Path place = StoreOptions.place(folder)
                .orElseThrow(() -> new UserErrorException(
                        SourceLocation.COMMAND_LINE, "there is no store of runs. Name its folder with --store"));
        if (!Files.isDirectory(place)) {
            if (folder.isPresent()) {
                throw new UserErrorException(
                        SourceLocation.COMMAND_LINE,
                        "--store " + place + " is not a folder. Name the folder of a store, such as runs/store");
            }
            console.err().println("there are no runs yet: " + place + " does not exist");
        }
        return FolderRunStore.reading(place, console.err()::println);
    }

    /**
     * Returns the run whose identifier begins with a text.
     *
     * @throws UserErrorException if no run, or more than one, has such an identifier
     */
    static RunId find(FolderRunStore store, String beginning) {
        List<RunId> ids = store.ids(beginning);
        String place = store.place().map(folder -> " in " + folder).orElse("");
        if (ids.isEmpty()) {
            throw new UserErrorException(
                    SourceLocation.COMMAND_LINE,
                    "there is no run '" + beginning + "'" + place + ". See: repdyn runs list");
        }
        if (ids.size() > 1) {
            throw new UserErrorException(
                    SourceLocation.COMMAND_LINE,
                    ids.size() + " runs" + place + " have identifiers that begin with '" + beginning + "': "
                            + String.join(
                                    ", ",
                                    ids.stream()
                                            .limit(MAX_SHOWN)
                                            .map(RunId::brief)
                                            .toList())
                            + (ids.size() > MAX_SHOWN ? ", …" : "") + ". Give more digits");
        }
        return ids.get(0);
    }
}
