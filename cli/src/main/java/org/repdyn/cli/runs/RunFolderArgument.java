package org.repdyn.cli.runs;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.repdyn.cli.terminal.Console;
import org.repdyn.core.problem.UserErrorException;
import picocli.CommandLine.Parameters;

/** The argument of a command that reads all run directories of a folder. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RunFolderArgument {

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "The folder that contains the run directories. Default: runs.")
    private Path folder = Path.of("runs");

    public Path path() {
        return folder;
    }

    /**
     * Opens the folder.
     *
     * @throws UserErrorException if there is no folder, or if it is a run directory itself
     */
    public RunFolder open(Console console) {
        return new RunFolder(folder, console);
    }
}
