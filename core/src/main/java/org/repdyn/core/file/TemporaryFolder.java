package org.repdyn.core.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * Folder for files that a command needs only until it ends; closing it deletes them. A process that ends without clean-up deletes it too, by
 * {@link Temporaries#discardAll}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TemporaryFolder implements AutoCloseable {

    private final Path path;
    private final Temporaries all;
    private final Temporaries.Temporary entry = this::delete;

    private TemporaryFolder(Path path, Temporaries all) {
        this.path = path;
        this.all = all;
    }

    /**
     * Creates a folder that only the user can read.
     *
     * @throws UncheckedIOException if the temporary folder of the machine cannot be written
     */
    public static TemporaryFolder create() {
        return create(Temporaries.ofProcess());
    }

    /** Creates a folder that is one of some temporaries. */
    static TemporaryFolder create(Temporaries all) {
        try {
            TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory("repdyn-"), all);
            all.add(folder.entry);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the folder of temporary files, " + System.getProperty("java.io.tmpdir") + ", cannot be written",
                    e);
        }
    }

    /** Returns the path of the folder. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            delete();
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder " + path + " cannot be deleted", e);
        } finally {
            all.remove(entry);
        }
    }

    private void delete() throws IOException {
        StagedDirectory.delete(path);
    }
}
