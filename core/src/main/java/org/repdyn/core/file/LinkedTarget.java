package org.repdyn.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Place of an output that may be a symbolic link, such as one to a larger disk. */
final class LinkedTarget {

    private LinkedTarget() {}

    /**
     * Returns the path at which an output is written. If it is a link to a file or directory, that is the place: renaming onto the link
     * would write to the disk of the link, and leave the old content where it has led.
     *
     * @param output an absolute path
     * @throws IOException if the link cannot be read
     */
    static Path of(Path output) throws IOException {
        return Files.isSymbolicLink(output) && Files.exists(output) ? output.toRealPath() : output;
    }
}
