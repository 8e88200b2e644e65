package org.repdyn.cli.runs;

import java.nio.file.Path;
import org.repdyn.cli.terminal.Console;
import org.repdyn.core.problem.UserErrorException;
import picocli.CommandLine.Parameters;

/** The argument of a command that reads all run directories of a folder. */
final class RunFolderArgument {

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "The folder that contains the run directories. Default: runs.")
    private Path folder = Path.of("runs");

    Path path() {
        return folder;
    }

    /**
     * Opens the folder.
     *
     * @throws UserErrorException if there is no folder, or if it is a run directory itself
     */
    RunFolder open(Console console) {
        return new RunFolder(folder, console);
    }
}
