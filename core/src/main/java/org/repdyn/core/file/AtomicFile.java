package org.repdyn.core.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apiguardian.api.API;

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
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path target = file.toAbsolutePath();
        // The name has the process, so that two processes that write one file do not mix their contents.
        Path temporary = target.resolveSibling("." + target.getFileName() + ".writing-"
                + ProcessHandle.current().pid());
        try {
            Files.write(temporary, content);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
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
