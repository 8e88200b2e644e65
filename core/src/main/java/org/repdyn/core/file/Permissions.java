package org.repdyn.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Permissions of outputs on file systems of POSIX. Elsewhere an output has those of its folder. */
final class Permissions {

    private Permissions() {}

    /**
     * Gives an output the permissions of the one that it replaces, which its owner may have closed to others; does nothing if there is none, or one is a directory
     * and the other is not.
     *
     * @param existing the output that is replaced
     * @param replacement file or directory that takes its place
     */
    static void keep(Path existing, Path replacement) throws IOException {
        if (!existing.getFileSystem().supportedFileAttributeViews().contains("posix")
                || Files.isDirectory(existing) != Files.isDirectory(replacement)) {
            return;
        }
        Set<PosixFilePermission> permissions;
        try {
            permissions = Files.getPosixFilePermissions(existing);
        } catch (NoSuchFileException e) {
            return;
        }
        // Disks without permissions refuse each change.
        if (!permissions.equals(Files.getPosixFilePermissions(replacement))) {
            Files.setPosixFilePermissions(replacement, permissions);
        }
    }
}
