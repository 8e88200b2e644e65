package org.repdyn.results;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
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
        requireFree(target, replace);
        try (StagedDirectory staged = StagedDirectory.beside(target)) {
            RunFiles.write(result, target.toString(), staged.path());
            extra.writeInto(staged.path());
            requireFree(target, replace);
            staged.publish();
            return target;
        } catch (IOException e) {
            throw new UserErrorException(at(target), "cannot be written: " + reason(e));
        }
    }

    /**
     * Checks before a computation that {@link #write} will accept a target.
     *
     * @throws UserErrorException if the target exists and may not be replaced
     */
    public static void requireFree(Path target, boolean replace) {
        if (!Files.exists(target)) {
            return;
        }
        if (!replace) {
            throw new UserErrorException(
                    at(target),
                    "already exists and is never overwritten unasked: choose another place with --out, or replace it with --force");
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

    private static SourceLocation at(Path path) {
        return new SourceLocation(path.toString(), 0, 0);
    }

    /** Returns the reason of an error in one line, without class names. */
    private static String reason(IOException e) {
        String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
        if (e instanceof FileSystemException fileSystem && fileSystem.getReason() == null) {
            return (e instanceof AccessDeniedException ? "permission denied: " : "cannot be accessed: ") + text;
        }
        return text;
    }
}
