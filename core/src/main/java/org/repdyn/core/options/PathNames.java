package org.repdyn.core.options;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.apiguardian.api.API;

/** Checks of the paths of outputs before a computation, and their messages. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PathNames {

    /** Largest length of a name in bytes of UTF-8 that the usual file systems allow (ext4, XFS, Btrfs, APFS). */
    private static final int MAX_BYTES = 255;

    private PathNames() {}

    /**
     * Returns why a name in a path is too long for its file system; empty if the file system accepts the path. Names of at
     * most 255 bytes are taken as short enough.
     */
    public static Optional<String> tooLong(Path path) {
        for (Path name : path) {
            int bytes = name.toString().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES && !accepted(path)) {
                return Optional.of("a name of " + bytes + " bytes is too long for the file system, which allows "
                        + MAX_BYTES + " bytes");
            }
        }
        return Optional.empty();
    }

    /** Returns true if the file system can look up a path, whether or not something is there. */
    private static boolean accepted(Path path) {
        Path absolute = path.toAbsolutePath();
        try {
            Files.readAttributes(absolute, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
