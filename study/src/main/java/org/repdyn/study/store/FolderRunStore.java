package org.repdyn.study.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.file.FileFailure;

/**
 * Store in a folder: one file {@code ab/abcdef….json.gz} for each run, named by its identifier. A file is written under a
 * temporary name and renamed when it is on the disk, so other threads, processes and hosts see complete runs only, and a
 * process that is killed loses nothing but the run that it was computing.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FolderRunStore implements RunStore {

    /** Ending of the names of files of runs: JSON, compressed by gzip. */
    private static final String ENDING = ".json.gz";
    /** Ending of the names of files that are being written. */
    static final String WRITING = ".writing";

    /** Number of digits of an identifier that name its folder: 256 folders, so that none has too many files. */
    private static final int FOLDER_DIGITS = 2;

    /**
     * Age of a temporary file or of a claim that is left by a process that was killed; no run takes as long to write, and
     * claims in use are renewed.
     */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;
    private final Consumer<String> warnings;
    private final boolean readable;
    private final boolean writable;
    private final AtomicInteger unkept = new AtomicInteger();
    private final RunClaims claims = new RunClaims();
    private final Set<Path> damaged = ConcurrentHashMap.newKeySet();

    private FolderRunStore(Path folder, Consumer<String> warnings, boolean readable, boolean writable) {
        this.folder = folder;
        this.warnings = warnings;
        this.readable = readable;
        this.writable = writable;
    }

    /**
     * Opens a store and creates its folder. If nothing can be written there, one warning says so; runs that are there
     * already are found, and new ones are not kept.
     *
     * @param warnings receives lines for the user
     */
    public static FolderRunStore open(Path folder, Consumer<String> warnings) {
        Optional<String> unwritable = obstacle(folder);
        unwritable.ifPresent(why -> warnings.accept("warning: the store " + folder + " cannot be written (" + why
                + "), so this run cannot be resumed; choose another folder for the store"));
        if (unwritable.isEmpty()) {
            removeAbandoned(folder);
        }
        return new FolderRunStore(folder, warnings, Files.isDirectory(folder), unwritable.isEmpty());
    }

    /** Opens a store only to read it; its folder need not exist. */
    public static FolderRunStore reading(Path folder, Consumer<String> warnings) {
        return new FolderRunStore(folder, warnings, Files.isDirectory(folder), false);
    }

    /** Creates the folder, if there is none, and tries to write a file into it. Returns the reason if that is not possible, and otherwise nothing. */
    public static Optional<String> obstacle(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".try", WRITING));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(FileFailure.reason(e));
        }
    }

    private static void removeAbandoned(Path folder) {
        FileTime limit = FileTime.from(Instant.now().minus(ABANDONED));
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : files.filter(
                            f -> f.toString().endsWith(WRITING) || f.toString().endsWith(RunClaims.ENDING))
                    .toList()) {
                if (Files.getLastModifiedTime(file).compareTo(limit) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | RuntimeException e) {
            // Another process removes the same files, or the folder cannot be listed. The files only take space.
            return;
        }
    }

    /** Returns the file of a run, whether or not it exists. */
    public Path file(RunId id) {
        return folder.resolve(id.hex().substring(0, FOLDER_DIGITS)).resolve(id.hex() + ENDING);
    }

    @Override
    public Optional<StoredRun> find(RunId id) {
        return read(file(id), in -> StoredRunJson.read(in, id));
    }

    @Override
    public Optional<RunHeader> header(RunId id) {
        return read(file(id), StoredRunJson::header)
                .filter(header -> header.id().equals(id));
    }

    @Override
    public long size(RunId id) {
        try {
            return Files.size(file(id));
        } catch (IOException e) {
            return 0; // another process has removed the run
        }
    }

    /** Reader of a value from a file. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(InputStream file) throws IOException;
    }

    private <T> Optional<T> read(Path file, Reading<T> reading) {
        if (!readable) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(reading.from(in));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            if (damaged.add(file)) {
                warnings.accept("warning: the stored run " + file + " cannot be used and counts as missing ("
                        + FileFailure.reason(e) + ")");
            }
            return Optional.empty();
        }
    }

    @Override
    public Optional<RunClaim> claim(RunId id) {
        Path run = file(id).resolveSibling(id.hex());
        return writable ? claims.claim(run) : Optional.of(RunClaim.NONE);
    }

    @Override
    public boolean keep(StoredRun run) {
        if (!writable) {
            return false;
        }
        Path target = file(run.id());
        Path temporary = target.resolveSibling("." + run.id().brief() + "-" + UUID.randomUUID() + WRITING);
        try {
            Files.createDirectories(target.getParent());
            write(StoredRunJson.bytes(run), temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            damaged.remove(target);
            return true;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            remove(temporary);
            // A disk that is full now may have space when the next run ends.
            if (unkept.getAndIncrement() == 0) {
                warnings.accept("warning: the run of the arm " + run.result().name() + " could not be kept in " + folder
                        + " (" + FileFailure.reason(e)
                        + "), so the same command would run it again; free or repair the folder, so that the runs that"
                        + " end from now on can be kept");
            }
            return false;
        }
    }

    /** Writes a file and waits until it is on the disk. Unlike a channel, this stream ignores interrupts of the thread. */
    private static void write(byte[] content, Path file) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(content);
            out.getFD().sync();
        }
    }

    private static void remove(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // The file is removed when the store is opened after a day.
            return;
        }
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public int unkept() {
        return unkept.get();
    }

    @Override
    public List<RunHeader> list() {
        List<RunHeader> headers = new ArrayList<>();
        files().forEach(file -> read(file, StoredRunJson::header).ifPresent(headers::add));
        return List.copyOf(headers);
    }

    /** Returns the identifiers of the runs that begin with a text, in order; no file is read. */
    public List<RunId> ids(String beginning) {
        List<RunId> ids = new ArrayList<>();
        for (Path file : files()) {
            String hex = file.getFileName().toString().replace(ENDING, "");
            if (RunId.isHex(hex) && hex.startsWith(beginning)) {
                ids.add(new RunId(hex));
            }
        }
        return List.copyOf(ids);
    }

    /** Returns the files of all runs, in the order of their identifiers. */
    private List<Path> files() {
        if (!readable) {
            return List.of();
        }
        RunFileFinder found = new RunFileFinder(ENDING);
        try {
            Files.walkFileTree(folder, Set.of(), 2, found);
            return found.files();
        } catch (IOException | RuntimeException e) {
            warnings.accept("warning: the store " + folder + " cannot be listed (" + FileFailure.reason(e) + ")");
            return List.of();
        }
    }

    /** Returns the tags of the runs of this store. */
    public RunTags tags() {
        return new RunTags(folder);
    }

    /**
     * Removes a run and its tags.
     *
     * @return false if the run was not in the store, for example because another process removed it
     * @throws IOException if the file cannot be removed
     */
    public boolean remove(RunId id) throws IOException {
        boolean removed = Files.deleteIfExists(file(id));
        tags().removeAll(id);
        return removed;
    }

    @Override
    public Optional<String> place() {
        return readable ? Optional.of(folder.toString()) : Optional.empty();
    }

    @Override
    public Optional<Path> folder() {
        return writable ? Optional.of(folder) : Optional.empty();
    }
}
