package org.repdyn.core.file;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.problem.ExceptionText;

/** Reasons why a file or folder cannot be read or written, in words. Many exceptions have them in their class alone, or not with a path. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FileFailure {

    private FileFailure() {}

    /** Returns the reason in one line, without the name of the file and without class names where Java's class says what is wrong. */
    public static String reason(Throwable failure) {
        if (failure instanceof FileSystemException named) {
            return Optional.ofNullable(named.getReason()).orElseGet(() -> reasonOf(named));
        }
        return ExceptionText.message(failure).orElseGet(() -> ExceptionText.withType(failure));
    }

    private static String reasonOf(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (failure instanceof FileAlreadyExistsException) {
            // A folder was to be created where there is a file.
            return Files.isDirectory(Path.of(failure.getFile())) ? "it exists already" : "it is not a folder";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        return failure instanceof DirectoryNotEmptyException
                ? "it is a folder that is not empty"
                : failure.getClass().getSimpleName();
    }

    /**
     * Returns the reason, after the path at which it occurred if the operating system gives no reason in words. It may be that of a parent of
     * an output. In place of a temporary file, whose name means nothing to a user, it is the folder of that.
     */
    public static String withPlace(Throwable failure) {
        if (failure instanceof FileSystemException named && named.getReason() == null && named.getFile() != null) {
            Path path = Path.of(named.getFile());
            Path place =
                    TemporaryName.of(path).isPresent() ? path.toAbsolutePath().getParent() : path;
            return place + ": " + reason(failure);
        }
        return reason(failure);
    }
}
