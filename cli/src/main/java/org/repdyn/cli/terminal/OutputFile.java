package org.repdyn.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.repdyn.core.file.AtomicFile;
import org.repdyn.core.options.PathNames;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.results.ExistingTarget;

/** File that a command writes for its user. It is written completely or not at all. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OutputFile {

    private OutputFile() {}

    /**
     * Checks before the work that a file may be written.
     *
     * @param existing what to do with a file that is there already
     * @throws UserErrorException if the file exists and may not be replaced, is a directory, a device or a pipe, or has a name that
     *     is too long
     */
    public static void requireFree(Path file, ExistingTarget existing) {
        requireShortName(file, file);
        if (Files.isDirectory(file)) {
            throw mistake(file, "is a directory. Give the name of a file");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A file would take the place of the device, which other programs need.
            throw mistake(file, "is a device or a pipe. Give the name of a file");
        }
        if (existing == ExistingTarget.REFUSE && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw mistake(file, "already exists. Choose another name, or replace it with --force");
        }
    }

    /**
     * Checks before the work that the file system accepts the names in a path.
     *
     * @param written path that is written first, which may have a longer name than the output
     * @throws UserErrorException if a name is too long
     */
    public static void requireShortName(Path output, Path written) {
        PathNames.tooLong(written).ifPresent(reason -> {
            throw mistake(output, "cannot be written: " + reason + ". Choose a shorter name");
        });
    }

    private static UserErrorException mistake(Path file, String message) {
        return new UserErrorException(new SourceLocation(file.toString(), 0, 0), message);
    }

    /**
     * Writes a file, and creates missing parents.
     *
     * @param existing what to do with a file that is there already
     * @throws UserErrorException if the file exists and may not be replaced, or is a directory
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, byte[] content, ExistingTarget existing) throws IOException {
        requireFree(file, existing);
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        AtomicFile.write(file, content);
    }
}
