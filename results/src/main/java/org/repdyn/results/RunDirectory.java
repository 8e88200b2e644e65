package org.repdyn.results;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apiguardian.api.API;
import org.repdyn.core.options.PathNames;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.RunSummary;
import org.repdyn.results.internal.PlaceTakenException;
import org.repdyn.results.internal.RunFiles;
import org.repdyn.results.internal.StagedDirectory;

/**
 * Directory with the results of a run. It is written completely or not at all: the files are written to a temporary
 * directory next to the target, which is renamed when all files are complete.
 *
 * <p>Files: {@code trajectory.parquet} and {@code trajectory.csv} (long format), {@code comparison.json} and
 * {@code comparison.csv} (one row per arm), {@code embedding.parquet} and {@code embedding.csv} (final embeddings,
 * projected to a plane), {@code config.yaml} (the resolved study) and {@code provenance.json}. Finite numbers are
 * restored bit for bit; a number that is not finite is kept in Parquet, null in JSON and empty in CSV.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunDirectory {

    /** Longest pause between two attempts to claim a new name, in nanoseconds. */
    private static final long MAX_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private RunDirectory() {}

    /**
     * Writes a run without further files; see {@link #write(RunResult, Path, boolean, ExtraFiles)}.
     *
     * @return the target
     * @throws UserErrorException if the target exists and may not be replaced, or cannot be written
     */
    public static Path write(RunResult result, Path target, boolean replace) {
        return write(result, target, replace, ExtraFiles.NONE);
    }

    /**
     * Writes a run to {@code target} and creates missing parents. If an error occurs, nothing is left behind and an
     * existing run is unchanged.
     *
     * @param replace true to replace an existing run directory at the target; other files and directories are never
     *     replaced
     * @param extra writer of further files into the directory
     * @return the target
     * @throws UserErrorException if the target exists and may not be replaced, or cannot be written
     */
    public static Path write(RunResult result, Path target, boolean replace, ExtraFiles extra) {
        try (OutputPlace place = claim(target, replace)) {
            return write(result, place, replace, extra);
        }
    }

    /**
     * Writes a run to a claimed place, as {@link #write(RunResult, Path, boolean, ExtraFiles)} does.
     *
     * @return the target of the place
     * @throws UserErrorException if the target exists by now and may not be replaced, or cannot be written
     */
    public static Path write(RunResult result, OutputPlace place, boolean replace, ExtraFiles extra) {
        Path target = place.target();
        try {
            RunFiles.write(result, target.toString(), place.staged().path());
            extra.writeInto(place.staged().path());
            requireFree(target, replace);
            place.staged().publish();
            return target;
        } catch (IOException e) {
            throw new UserErrorException(at(target), "cannot be written: " + reason(e));
        }
    }

    /**
     * Claims a place before a computation.
     *
     * @param replace true to replace an existing run directory when the results are written
     * @throws UserErrorException if the target exists and may not be replaced, cannot be written, or another process
     *     writes to it
     */
    public static OutputPlace claim(Path target, boolean replace) {
        requireFree(target, replace);
        return claim(target);
    }

    /** Claims a target that may be written. */
    static OutputPlace claim(Path target) {
        try {
            return new OutputPlace(target, StagedDirectory.beside(target));
        } catch (IOException e) {
            throw new UserErrorException(
                    at(target), "cannot be written: " + reason(e) + ". Choose another place with --out");
        }
    }

    /**
     * Claims a place with a new name: {@code target}, or if that exists or another process writes to it, the first of
     * {@code target-2}, {@code target-3} … that is free.
     *
     * @throws UserErrorException if its parent cannot be written
     */
    public static OutputPlace claimNew(Path target) {
        Path candidate = target;
        for (int i = 2; ; i++) {
            if (!Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
                try {
                    return new OutputPlace(candidate, StagedDirectory.beside(candidate));
                } catch (PlaceTakenException e) {
                    pause();
                } catch (IOException e) {
                    throw new UserErrorException(
                            at(candidate), "cannot be written: " + reason(e) + ". Choose another place with --out");
                }
            }
            candidate = target.resolveSibling(target.getFileName() + "-" + i);
        }
    }

    /** Waits for a random time, so that processes that started together do not find each other again at the next name. */
    private static void pause() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MAX_PAUSE));
    }

    /**
     * Checks before a computation that {@link #write} will accept a target.
     *
     * @throws UserErrorException if the target exists and may not be replaced
     */
    public static void requireFree(Path target, boolean replace) {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!replace) {
            throw new UserErrorException(at(target), PathNames.exists("another place with --out"));
        }
        if (!isRunDirectory(target)) {
            throw new UserErrorException(
                    at(target),
                    "is not a run directory (no " + RunFiles.COMPARISON_JSON
                            + " in it), so it is not replaced. Choose another place with --out");
        }
    }

    /** Returns true if the directory has the results of a run. */
    public static boolean isRunDirectory(Path directory) {
        return Files.isRegularFile(directory.resolve(RunFiles.COMPARISON_JSON));
    }

    /**
     * Reads the results of a run.
     *
     * @throws UserErrorException if the directory has no run, or a file is missing or damaged
     */
    public static RunResult read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new UserErrorException(at(directory), "is not a directory. Give the directory of a run");
        }
        if (!isRunDirectory(directory)) {
            throw new UserErrorException(
                    at(directory),
                    "is not a run directory: it has no " + RunFiles.COMPARISON_JSON
                            + ". Give the directory that 'repdyn compare' or 'repdyn run' printed");
        }
        try {
            return RunFiles.read(directory);
        } catch (IOException e) {
            throw new UserErrorException(at(directory), "cannot be read: " + reason(e));
        }
    }

    /**
     * Reads the summary of a run, without its trajectories.
     *
     * @param report name that a report in the directory has
     * @throws UserErrorException if the directory has no run, or a file is damaged
     */
    public static RunSummary summary(Path directory, String report) {
        try {
            return RunFiles.summary(directory, report);
        } catch (IOException e) {
            throw new UserErrorException(at(directory), "cannot be read: " + reason(e));
        }
    }

    private static SourceLocation at(Path path) {
        return new SourceLocation(path.toString(), 0, 0);
    }

    /** Returns the reason of an error in one line, without class names. */
    private static String reason(IOException e) {
        String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
        if (e instanceof FileSystemException fileSystem) {
            // The path before a reason is often that of a temporary directory.
            return fileSystem.getReason() != null
                    ? fileSystem.getReason()
                    : (e instanceof AccessDeniedException ? "permission denied: " : "cannot be accessed: ") + text;
        }
        return text;
    }
}
