package org.repdyn.core.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.options.PathNames;

/**
 * Directory under a temporary name next to its target; {@link #publish()} renames it in one step. Closing removes a
 * directory that was not published, and the parents that were created for it; so does a process that ends by
 * {@link Temporaries#discardAll}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StagedDirectory implements AutoCloseable {

    /** Number of attempts to create a directory whose parents another thread removes at the same time. */
    private static final int ATTEMPTS = 20;

    private final Path target;
    private final Path path;
    private final Path replaced;
    private final List<Path> createdParents;
    private final Temporaries.Temporary entry = this::discard;
    private boolean published;

    private StagedDirectory(Path target) {
        this.target = target;
        this.path = TemporaryName.beside(target, TemporaryName.Purpose.WRITING);
        this.replaced = TemporaryName.beside(target, TemporaryName.Purpose.REPLACED);
        this.createdParents = missing(target.resolveSibling(""));
    }

    /**
     * Creates an empty directory next to {@code target}, on the same file system, so that renaming is one step. Temporary
     * directories of processes that no longer exist are deleted. If the target is a link to a directory, the directory is the target. A directory
     * that replaces another has its permissions.
     *
     * @throws PlaceTakenException if another process writes to the same target
     * @throws IOException if the directory or its parents cannot be created, or the target's name is too long
     */
    public static StagedDirectory beside(Path target) throws IOException {
        Path linked = LinkedTarget.of(target.toAbsolutePath().normalize());
        if (linked.getParent() == null) {
            throw new IOException("the root of a file system cannot be a run directory");
        }
        // The temporary name is shortened, so only this check finds that the target's own name is too long.
        Optional<String> tooLong = PathNames.tooLong(linked);
        if (tooLong.isPresent()) {
            throw new IOException(tooLong.get());
        }
        StagedDirectory staged = new StagedDirectory(linked);
        Temporaries.ofProcess().add(staged.entry);
        try {
            staged.create();
            Permissions.keep(linked, staged.path);
            // Looked for after this directory exists: of two processes that start together, at least one sees the
            // other.
            OptionalLong other = Leftovers.clean(linked);
            if (other.isPresent()) {
                throw new PlaceTakenException(other.getAsLong(), linked.getParent());
            }
            return staged;
        } catch (IOException e) {
            staged.close();
            throw e;
        }
    }

    /**
     * Puts a directory back that a process had moved aside to replace it, and was killed before the new one was in its place; otherwise
     * does nothing.
     */
    public static void restore(Path target) {
        try {
            // A link to a directory that was moved aside leads nowhere.
            Leftovers.restore(LinkedTarget.of(target.toAbsolutePath().normalize()));
        } catch (IOException e) {
            // Nothing can be beside a place that does not exist. That is reported when the output is written.
            return;
        }
    }

    private void create() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.createDirectories(path.getParent());
                Files.createDirectory(path);
                return;
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                // Another output that was given up has removed a parent that it had created: before this one used it,
                // or
                // after this one found it and before it looked whether it is a directory.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Returns the temporary path, to which files are written. */
    public Path path() {
        return path;
    }

    /**
     * Renames the directory to its target. An existing target is moved aside first, restored if the renaming fails, and deleted
     * otherwise.
     */
    public void publish() throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(
                    path.toString(), null, "the temporary directory was removed while RepDyn was writing to it");
        }
        Temporaries.ofProcess().publish(() -> {
            rename();
            published = true;
        });
        try {
            delete(replaced);
        } catch (IOException e) {
            // The new results are in their place. What is left of the old ones is deleted when the target is replaced
            // again.
            return;
        }
    }

    private void rename() throws IOException {
        if (!Files.exists(target)) {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.move(target, replaced, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(replaced, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (!published) {
                discard();
            }
        } finally {
            Temporaries.ofProcess().remove(entry);
        }
    }

    private void discard() throws IOException {
        if (published) {
            delete(replaced);
        } else {
            delete(path);
            removeEmpty(createdParents);
        }
    }

    /** Returns those of a directory and its ancestors that do not exist, innermost first. */
    private static List<Path> missing(Path directory) {
        List<Path> missing = new ArrayList<>();
        for (Path p = directory; p != null && !Files.exists(p); p = p.getParent()) {
            missing.add(p);
        }
        return List.copyOf(missing);
    }

    private static void removeEmpty(List<Path> directories) throws IOException {
        for (Path directory : directories) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try {
                Files.deleteIfExists(directory);
            } catch (DirectoryNotEmptyException e) {
                // Another output is in it.
                return;
            }
        }
    }

    /** Deletes a file, or a directory with everything in it, if it exists. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path p : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(p);
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }
}
