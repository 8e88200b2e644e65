package org.repdyn.report.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writing of a report as a file that is complete or absent. */
public final class ReportFile {

    private ReportFile() {}

    /**
     * Writes a text as UTF-8 to a temporary file next to the target, and renames it in one step. If an error occurs, an
     * existing file is unchanged and the temporary file is deleted.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(String text, Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path temporary = absolute.resolveSibling("." + absolute.getFileName() + ".writing-"
                + ProcessHandle.current().pid());
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
