package org.repdyn.study.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Tags of the runs of a store in a folder: names that users give to runs. A run may have several tags, and several runs
 * may have the same one. Each tag of a run is a file {@code tags/ID/NAME} with the time of tagging. It is written under a
 * temporary name and renamed, so no process overwrites the tags of another one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunTags {

    private static final String FOLDER = "tags";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** Length and characters that a tag may have, for messages and help. */
    public static final String ALLOWED =
            "at most 100 letters, digits, dots, hyphens and underscores, of which the first is a letter or digit";

    /** Number of attempts to rename a file into a folder that other processes remove. */
    private static final int ATTEMPTS = 10;

    private final Path tags;

    /** Creates the tags of the store in a folder, which need not exist. */
    RunTags(Path store) {
        this.tags = store.resolve(FOLDER);
    }

    /** Returns why a text cannot be a tag, and what is allowed; empty if it can. */
    public static Optional<String> objection(String text) {
        return isName(text) ? Optional.empty() : Optional.of("'" + text + "' cannot be a tag. Use " + ALLOWED);
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * Gives a tag to a run; nothing changes if the run has it.
     *
     * @throws IllegalArgumentException if the text is not allowed as a tag
     * @throws IOException if the file cannot be written
     */
    public void add(RunId id, String name) throws IOException {
        Path target = file(id, name);
        Files.createDirectories(tags);
        Path temporary = tags.resolve("." + UUID.randomUUID() + FolderRunStore.WRITING);
        try {
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                String time = Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
                out.write(time.getBytes(StandardCharsets.UTF_8));
                out.getFD().sync();
            }
            moveInto(target, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Renames a file into the folder of a run, which another process removes if it removes the last tag just now. */
    private static void moveInto(Path target, Path temporary) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Files.createDirectories(target.getParent());
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Removes a tag from a run.
     *
     * @return false if the run does not have the tag
     * @throws IllegalArgumentException if the text is not allowed as a tag
     * @throws IOException if the file cannot be removed
     */
    public boolean remove(RunId id, String name) throws IOException {
        boolean removed = Files.deleteIfExists(file(id, name));
        removeIfEmpty(tags.resolve(id.hex()));
        return removed;
    }

    /**
     * Removes all tags of a run.
     *
     * @throws IOException if a file cannot be removed
     */
    void removeAll(RunId id) throws IOException {
        for (String name : of(id)) {
            remove(id, name);
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // The run has another tag, which another process may have added just now.
            return;
        }
    }

    private Path file(RunId id, String name) {
        objection(name).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        return tags.resolve(id.hex()).resolve(name);
    }

    /**
     * Returns the tags of a run in alphabetical order.
     *
     * @throws IOException if the tags cannot be read
     */
    public SortedSet<String> of(RunId id) throws IOException {
        return names(tags.resolve(id.hex()));
    }

    /**
     * Returns the tags of all runs that have one.
     *
     * @throws IOException if the tags cannot be read
     */
    public SortedMap<String, SortedSet<String>> all() throws IOException {
        SortedMap<String, SortedSet<String>> all = new TreeMap<>();
        for (String id : names(tags)) {
            all.put(id, names(tags.resolve(id)));
        }
        return Collections.unmodifiableSortedMap(all);
    }

    /** Returns the names of the files and folders in a folder that can be tags; none if there is no such folder. */
    private static SortedSet<String> names(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                names.add(file.getFileName().toString());
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Collections.emptySortedSet();
        }
        names.removeIf(name -> !isName(name));
        return Collections.unmodifiableSortedSet(names);
    }
}
