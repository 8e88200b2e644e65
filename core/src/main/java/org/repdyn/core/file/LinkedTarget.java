package org.repdyn.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Place of an output that may be a symbolic link, such as one to a larger disk. */
final class LinkedTarget {

    private LinkedTarget() {}

    /** Number of links after which a chain of them counts as a loop, as in Linux. */
    private static final int MAX_LINKS = 40;

    /**
     * Returns the path at which an output is written. If it is a link, that is the place to which it leads, also if nothing is there yet: renaming onto
     * the link would write to the disk of the link, and leave the old content where it has led.
     *
     * @param output an absolute path
     * @throws IOException if the link cannot be read, leads back to itself or into a folder that does not exist
     */
    static Path of(Path output) throws IOException {
        Path place = output;
        for (int links = 0; Files.isSymbolicLink(place); links++) {
            if (links == MAX_LINKS) {
                throw new IOException("it is a symbolic link that leads back to itself");
            }
            if (Files.exists(place)) {
                return place.toRealPath();
            }
            Path next = place.resolveSibling(Files.readSymbolicLink(place));
            Path folder = next.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new IOException(
                        "it is a symbolic link to " + next + ", whose folder does not exist or cannot be read");
            }
            place = folder.toRealPath().resolve(next.getFileName());
        }
        return place;
    }
}
