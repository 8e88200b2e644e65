package org.repdyn.core.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apiguardian.api.API;

/**
 * Writing of a file in one step: the content goes to a temporary file in the same folder, which is then renamed. If an error
 * occurs, an existing file is unchanged and the temporary file is deleted. Temporary files of killed processes are deleted by the next one
 * that writes into the folder.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes a file, which replaces an existing one and keeps its permissions. If the file is a symbolic link to a file, that file is replaced and the link stays.
     *
     * @throws IOException if the file cannot be written; the message has its name and the reason
     */
    public static void write(Path file, byte[] content) throws IOException {
        try {
            Path target = LinkedTarget.of(file.toAbsolutePath());
            Leftovers.clean(target);
            write(content, target);
        } catch (IOException e) {
            // A full disk has a message without a name, and other messages have the name of the temporary file.
            String reason = e instanceof NoSuchFileException
                    ? "its folder does not exist, or takes no files"
                    : FileFailure.reason(e);
            throw new IOException("cannot write " + file + ": " + reason, e);
        }
    }

    private static void write(byte[] content, Path target) throws IOException {
        Path temporary = TemporaryName.beside(target, TemporaryName.Purpose.WRITING);
        Temporaries all = Temporaries.ofProcess();
        Temporaries.Temporary entry = () -> Files.deleteIfExists(temporary);
        all.add(entry);
        try {
            try (OutputStream output =
                    Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                // Before the content, which others may not read; and while the file is open, since it may be read-only.
                Permissions.keep(target, temporary);
                output.write(content);
            }
            all.publish(() -> Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE));
        } finally {
            Files.deleteIfExists(temporary);
            all.remove(entry);
        }
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
