package org.repdyn.results;

import java.io.IOException;
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
 * A run on disk. A directory appears whole or not at all: it is written beside its target under a temporary name and
 * renamed when every file is there.
 *
 * <p>Files: {@code trajectory.parquet} and {@code trajectory.csv} (long format), {@code comparison.json} and
 * {@code comparison.csv} (one row an arm), {@code embedding.parquet} and {@code embedding.csv} (final embeddings in the
 * plane), {@code config.yaml} (the resolved study) and {@code provenance.json}. Numbers read back bit for bit; a number
 * that is not finite is kept in Parquet, null in JSON and empty in CSV.
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
     * Writes a run to {@code target}. Parents are created. Whatever goes wrong, nothing is left behind and a run that
     * stood there before still does.
     *
     * @param replace whether a run directory that stands at the target may be replaced; anything else there never is
     * @param extra writes further files into the directory before it appears
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
     * Refuses a target that {@link #write} would refuse, so that one can ask before hours of computing.
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
                    "is not a run directory (no " + RunFiles.COMPARISON_JSON + " in it), so it is not replaced");
        }
    }

    /** Whether a run was written here. */
    public static boolean isRunDirectory(Path directory) {
        return Files.isRegularFile(directory.resolve(RunFiles.COMPARISON_JSON));
    }

    /**
     * Reads a run back.
     *
     * @throws UserErrorException if there is no run here or a file of it is damaged
     */
    public static RunResult read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new UserErrorException(at(directory), "is not a directory; give the directory of a run");
        }
        if (!isRunDirectory(directory)) {
            throw new UserErrorException(
                    at(directory),
                    "is not a run directory: it has no " + RunFiles.COMPARISON_JSON
                            + "; give the directory that a run printed");
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

    /** One line without class names where the file system gives a reason. */
    private static String reason(IOException e) {
        String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
        if (e instanceof FileSystemException fileSystem && fileSystem.getReason() == null) {
            return (e instanceof java.nio.file.AccessDeniedException ? "permission denied at " : "trouble at ") + text;
        }
        return text;
    }
}
