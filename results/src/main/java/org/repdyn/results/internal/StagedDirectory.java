package org.repdyn.results.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.repdyn.core.options.PathNames;

/**
 * Directory under a temporary name next to its target; {@link #publish()} renames it in one step. Closing removes a
 * directory that was not published, and the parents that were created for it.
 */
public final class StagedDirectory implements AutoCloseable {

    private static final String WRITING = "writing";

    /** Length of a target's name above which its temporary names are shortened; file systems allow 255 bytes. */
    private static final int MAX_NAME = 60;

    private final Path target;
    private final Path path;
    private final List<Path> createdParents;
    private boolean published;

    private StagedDirectory(Path target, Path path, List<Path> createdParents) {
        this.target = target;
        this.path = path;
        this.createdParents = createdParents;
    }

    /**
     * Creates an empty directory next to {@code target}, on the same file system, so that renaming is one step. Temporary
     * directories of processes that no longer exist are deleted.
     *
     * @throws PlaceTakenException if another process writes to the same target
     * @throws IOException if the directory or its parents cannot be created, or the target's name is too long
     */
    public static StagedDirectory beside(Path target) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new IOException("the root of a file system cannot be a run directory");
        }
        // The temporary name is shortened, so only this check finds that the target's own name is too long.
        Optional<String> tooLong = PathNames.tooLong(absolute);
        if (tooLong.isPresent()) {
            throw new IOException(tooLong.get());
        }
        List<Path> created = missing(parent);
        try {
            Files.createDirectories(parent);
            StagedDirectory staged =
                    new StagedDirectory(absolute, Files.createDirectory(freeName(absolute, WRITING)), created);
            // Looked for after this directory exists: of two processes that start together, at least one sees the
            // other.
            OptionalLong other = OtherWriters.clean(parent, stem(absolute, WRITING));
            if (other.isPresent()) {
                staged.close();
                throw new PlaceTakenException(
                        other.getAsLong(),
                        parent.resolve(stem(absolute, WRITING) + other.getAsLong())
                                .toString());
            }
            return staged;
        } catch (IOException e) {
            removeEmpty(created);
            throw e;
        }
    }

    /** Returns the temporary path, to which files are written. */
    public Path path() {
        return path;
    }

    /**
     * Renames the directory to its target. An existing target is moved aside first, and restored if the renaming fails.
     */
    public void publish() throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(
                    path.toString(), null, "the temporary directory was removed while RepDyn was writing to it");
        }
        if (!Files.exists(target)) {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
            published = true;
            return;
        }
        Path aside = freeName(target, "replaced");
        Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
            published = true;
        } catch (IOException e) {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        delete(aside);
    }

    @Override
    public void close() throws IOException {
        if (!published) {
            delete(path);
            removeEmpty(createdParents);
        }
    }

    /** Returns the name of a temporary directory up to the number of the process. It fits the limits of file systems. */
    private static String stem(Path target, String purpose) {
        String name = target.getFileName().toString();
        String fitting =
                name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + Integer.toHexString(name.hashCode());
        return "." + fitting + "." + purpose + "-";
    }

    private static Path freeName(Path target, String purpose) {
        String stem = stem(target, purpose) + ProcessHandle.current().pid() + "@" + OtherWriters.HOST;
        Path candidate = target.resolveSibling(stem);
        for (int i = 1; Files.exists(candidate); i++) {
            candidate = target.resolveSibling(stem + "-" + i);
        }
        return candidate;
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
            if (!Files.isDirectory(directory)) {
                continue;
            }
            try (Stream<Path> entries = Files.list(directory)) {
                if (entries.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(directory);
        }
    }

    /** Deletes a directory with everything in it, if it exists. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path p : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
