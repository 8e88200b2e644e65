package org.repdyn.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folder for files that a command needs only until it ends; closing it deletes them. */
final class TemporaryFolder implements AutoCloseable {

    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /**
     * Creates a folder that only the user can read.
     *
     * @throws UncheckedIOException if the temporary folder of the machine cannot be written
     */
    static TemporaryFolder create() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("repdyn-"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the folder of temporary files, " + System.getProperty("java.io.tmpdir") + ", cannot be written",
                    e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try (Stream<Path> tree = Files.walk(path)) {
            List<Path> files = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder " + path + " cannot be deleted", e);
        }
    }
}
