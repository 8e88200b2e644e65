package org.repdyn.results.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Directory under a temporary name next to its target; {@link #publish()} renames it in one step. Closing removes a
 * directory that was not published, and the parents that were created for it.
 */
public final class StagedDirectory implements AutoCloseable {

    private final Path target;
    private final Path path;
    private final List<Path> createdParents;
    private boolean published;

    private StagedDirectory(Path target, Path path, List<Path> createdParents) {
        this.target = target;
        this.path = path;
        this.createdParents = createdParents;
    }

    /** Creates an empty directory next to {@code target}, on the same file system, so that renaming is one step. */
    public static StagedDirectory beside(Path target) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new IOException("the root of a file system cannot be a run directory");
        }
        List<Path> created = missing(parent);
        try {
            Files.createDirectories(parent);
            return new StagedDirectory(absolute, Files.createDirectory(freeName(absolute, "writing")), created);
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

    private static Path freeName(Path target, String purpose) {
        String stem = "." + target.getFileName() + "." + purpose + "-"
                + ProcessHandle.current().pid();
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

    private static void delete(Path directory) throws IOException {
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
