package org.repdyn.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.repdyn.core.file.FileFailure;
import org.repdyn.core.file.StagedDirectory;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;

/**
 * Target of a kind of results.
 *
 * @param path the target
 * @param kind what the results are, such as {@code a run directory}
 * @param mark name of a file that each directory of this kind has
 */
record TargetDirectory(Path path, String kind, String mark) {

    /**
     * Claims the target.
     *
     * @throws UserErrorException if it exists and may not be replaced, cannot be written, or another process writes to it
     */
    OutputPlace claim(ExistingTarget existing) {
        StagedDirectory.restore(path);
        requireFree(existing);
        try {
            return new OutputPlace(path, StagedDirectory.beside(path), existing);
        } catch (IOException e) {
            throw unclaimed(path, e);
        }
    }

    /**
     * Checks that results may be written.
     *
     * @throws UserErrorException if the target exists and may not be replaced
     */
    void requireFree(ExistingTarget existing) {
        // A link that leads nowhere is in nobody's way: results are written to the place to which it leads.
        if (!Files.exists(path)) {
            return;
        }
        if (existing == ExistingTarget.REFUSE) {
            throw error(path, "already exists. " + OutputPlace.REPLACE);
        }
        if (!Files.isRegularFile(path.resolve(mark))) {
            throw error(
                    path, "is not " + kind + " (no " + mark + " in it), so it is not replaced. " + OutputPlace.ANOTHER);
        }
        if (!Files.isWritable(path)) {
            throw error(path, "cannot be replaced: permission denied. " + OutputPlace.ANOTHER);
        }
    }

    /** Returns the error of a target that cannot be claimed. */
    static UserErrorException unclaimed(Path path, IOException cause) {
        return error(path, "cannot be written: " + FileFailure.withPlace(cause) + ". " + OutputPlace.ANOTHER);
    }

    /** Returns the error of results that could not be written. */
    static UserErrorException unwritten(Path path, IOException cause) {
        return error(path, "cannot be written: " + FileFailure.withPlace(cause));
    }

    /** Returns the error of results that cannot be read. */
    static UserErrorException unread(Path path, IOException cause) {
        // A missing file without a reason has its path as the message.
        String reason = cause instanceof NoSuchFileException missing && missing.getReason() == null
                ? Path.of(missing.getFile()).getFileName() + " is missing"
                : FileFailure.withPlace(cause);
        return error(path, "cannot be read: " + reason);
    }

    /** Returns an error at a path. */
    static UserErrorException error(Path path, String message) {
        return new UserErrorException(new SourceLocation(path.toString(), 0, 0), message);
    }
}
