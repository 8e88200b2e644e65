package org.repdyn.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apiguardian.api.API;
import org.repdyn.core.file.StagedDirectory;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;

/**
 * Place for results that is claimed before a computation: its parents exist, it can be written, and no other process writes to it. Its
 * target appears when the results are published; closing an unpublished place removes everything that was created.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OutputPlace implements AutoCloseable {

    /** End of messages on a place that cannot be taken. */
    public static final String ANOTHER = "Choose another place";

    /** End of messages on a place at which there are results already. */
    public static final String REPLACE = ANOTHER + ", or replace what is there";

    /** Bytes of a megabyte. */
    private static final double MEGA = 1e6;

    private final Path target;
    private final StagedDirectory staged;
    private final ExistingTarget existing;

    OutputPlace(Path target, StagedDirectory staged, ExistingTarget existing) {
        this.target = target;
        this.staged = staged;
        this.existing = existing;
    }

    /** Returns the path that the results will have. */
    public Path target() {
        return target;
    }

    /** Returns the directory of the results under its temporary name; files written to it are published with the results. */
    public Path directory() {
        return staged.path();
    }

    /**
     * Copies a folder of files from {@link #directory} to another directory; nothing if there is no such folder, or if the other
     * directory is the same one.
     *
     * @throws IOException if a file cannot be copied
     */
    public void copyInto(String folder, Path other) throws IOException {
        Path source = staged.path().resolve(folder);
        if (other.equals(staged.path()) || !Files.isDirectory(source)) {
            return;
        }
        Path target = Files.createDirectories(other.resolve(folder));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(source)) {
            for (Path file : files) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    StagedDirectory staged() {
        return staged;
    }

    ExistingTarget existing() {
        return existing;
    }

    /**
     * Checks that the disk has enough free space.
     *
     * @param bytes size of the results
     * @throws UserErrorException if there is less space
     */
    public void requireSpace(long bytes) {
        long free;
        try {
            free = Files.getFileStore(staged.path()).getUsableSpace();
        } catch (IOException e) {
            // The file system does not report its free space; a lack of space is then reported when the files are
            // written.
            return;
        }
        if (free < bytes) {
            throw new UserErrorException(
                    new SourceLocation(target.toString(), 0, 0),
                    String.format(
                            Locale.ROOT,
                            "the results need about %.0f MB there, and %.0f MB are free. " + ANOTHER,
                            bytes / MEGA,
                            free / MEGA));
        }
    }

    @Override
    public void close() {
        try {
            staged.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the temporary directory " + staged.path(), e);
        }
    }
}
