package org.repdyn.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apiguardian.api.API;
import org.repdyn.core.file.PlaceTakenException;
import org.repdyn.core.file.StagedDirectory;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.RunSummary;
import org.repdyn.results.internal.RunFiles;

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
     * Writes a run without further files; see {@link #write(RunResult, Path, ExistingTarget, ExtraFiles)}.
     *
     * @return the target
     * @throws UserErrorException if the target exists and may not be replaced, or cannot be written
     */
    public static Path write(RunResult result, Path target, ExistingTarget existing) {
        return write(result, target, existing, ExtraFiles.NONE);
    }

    /**
     * Writes a run to {@code target} and creates missing parents. If an error occurs, nothing is left behind and an
     * existing run is unchanged.
     *
     * @param existing treatment of a run directory that is already at the target
     * @param extra writer of further files into the directory
     * @return the target
     * @throws UserErrorException if the target exists and may not be replaced, or cannot be written
     */
    public static Path write(RunResult result, Path target, ExistingTarget existing, ExtraFiles extra) {
        try (OutputPlace place = claim(target, existing)) {
            return write(result, place, extra);
        }
    }

    /**
     * Writes a run to a claimed place, as {@link #write(RunResult, Path, ExistingTarget, ExtraFiles)} does.
     *
     * @return the target of the place
     * @throws UserErrorException if the target exists by now and may not be replaced, or cannot be written
     */
    public static Path write(RunResult result, OutputPlace place, ExtraFiles extra) {
        Path target = place.target();
        try {
            RunFiles.write(result, target.toString(), place.staged().path());
            extra.writeInto(place.staged().path());
            requireFree(target, place.existing());
            place.staged().publish();
            return target;
        } catch (IOException e) {
            throw TargetDirectory.unwritten(target, e);
        }
    }

    /**
     * Claims a place before a computation.
     *
     * @param existing treatment of a run directory that is already at the target when the results are written
     * @throws UserErrorException if the target exists and may not be replaced, cannot be written, or another process
     *     writes to it
     */
    public static OutputPlace claim(Path target, ExistingTarget existing) {
        return at(target).claim(existing);
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
                    return new OutputPlace(candidate, StagedDirectory.beside(candidate), ExistingTarget.REFUSE);
                } catch (PlaceTakenException e) {
                    pause();
                } catch (IOException e) {
                    throw TargetDirectory.unclaimed(candidate, e);
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
    public static void requireFree(Path target, ExistingTarget existing) {
        at(target).requireFree(existing);
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
            throw TargetDirectory.error(directory, "is not a directory. Give the directory of a run");
        }
        if (!isRunDirectory(directory)) {
            throw TargetDirectory.error(
                    directory,
                    "is not a run directory: it has no " + RunFiles.COMPARISON_JSON
                            + ". Give the directory that 'repdyn compare' or 'repdyn run' printed");
        }
        try {
            return RunFiles.read(directory);
        } catch (IOException e) {
            throw TargetDirectory.unread(directory, e);
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
            throw TargetDirectory.unread(directory, e);
        }
    }

    private static TargetDirectory at(Path target) {
        return new TargetDirectory(target, "a run directory", RunFiles.COMPARISON_JSON);
    }
}
