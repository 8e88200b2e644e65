package org.repdyn.core.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.problem.ExceptionText;

/**
 * Writing of a file in one step: the content goes to a temporary file in the same folder, which is then renamed. If an error
 * occurs, an existing file is unchanged and the temporary file is deleted.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes a file, which replaces an existing one.
     *
     * @throws IOException if the file cannot be written; the message has its name and the reason
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path target = file.toAbsolutePath();
        // The name has the process, so that two processes that write one file do not mix their contents.
        Path temporary = target.resolveSibling("." + target.getFileName() + ".writing-"
                + ProcessHandle.current().pid());
        try {
            try {
                Files.write(temporary, content);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            // A full disk has a message without a name, and other messages have the name of the temporary file.
            throw new IOException("cannot write " + file + ": " + reason(e), e);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof FileSystemException named) {
            return Optional.ofNullable(named.getReason()).orElseGet(() -> reasonOf(named));
        }
        return ExceptionText.message(failure).orElseGet(() -> ExceptionText.withType(failure));
    }

    /** Returns the reason of an exception that has it in its class alone. */
    private static String reasonOf(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return failure instanceof NoSuchFileException
                ? "its folder does not exist, or takes no files"
                : failure.getClass().getSimpleName();
    }

    /**
     * Writes a text as UTF-8.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
