package org.repdyn.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that is written in one step")
class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("replaces an existing file and leaves nothing else")
    void replaces() throws IOException {
        Path file = Files.writeString(folder.resolve("results.txt"), "before");
        AtomicFile.write(file, "Gewöhnlich: ½");
        assertThat(file).hasContent("Gewöhnlich: ½");
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(file));
    }

    @Test
    @DisplayName("replaces the file to which a link leads, and the link stays")
    void link() throws IOException {
        Path file =
                Files.writeString(Files.createDirectory(folder.resolve("disk")).resolve("results.txt"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
        AtomicFile.write(link, "after");
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("after");
    }

    @Test
    @DisplayName("is created where a link leads, also over several links, and the links stay")
    void newBehindLink() throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path first = Files.createSymbolicLink(folder.resolve("first.txt"), Path.of("disk/second.txt"));
        Files.createSymbolicLink(disk.resolve("second.txt"), Path.of("../disk/file.txt"));
        AtomicFile.write(first, "1");
        assertThat(disk.resolve("file.txt")).isRegularFile().hasContent("1");
        assertThat(first).isSymbolicLink().hasContent("1");
        assertThat(disk.resolve("second.txt")).isSymbolicLink();
    }

    @Test
    @DisplayName("is not written if a link leads back to itself or into a folder that does not exist")
    void nowhere() throws IOException {
        Path loop = Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(loop, "text"))
                .withMessage("cannot write " + loop + ": it is a symbolic link that leads back to itself");
        Path unmounted = folder.resolve("unmounted").resolve("file.txt");
        Path link = Files.createSymbolicLink(folder.resolve("link"), unmounted);
        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(link, "text"))
                .withMessage("cannot write " + link + ": it is a symbolic link to " + unmounted
                        + ", whose folder does not exist or cannot be read");
        assertThat(loop).isSymbolicLink();
        assertThat(link).isSymbolicLink();
        assertThat(folder).isDirectoryNotContaining(entry -> !Files.isSymbolicLink(entry));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("keeps the permissions of the file that it replaces")
    void permissions() throws IOException {
        Path file = folder.resolve("results.txt");
        for (String permissions : List.of("rw-------", "r--r-----", "rw-rw-rw-")) {
            Files.deleteIfExists(file);
            AtomicFile.write(file, "1");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            AtomicFile.write(file, "2");
            assertThat(file).hasContent("2");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo(permissions);
        }
    }

    @Test
    @DisplayName("may have a name of the length that the file system allows")
    void longName() throws IOException {
        Path file = folder.resolve("n".repeat(251) + ".csv");
        AtomicFile.write(file, "1");
        assertThat(file).hasContent("1");
    }

    @Test
    @DisplayName("leaves an existing target and nothing else if it cannot be written")
    void failure() throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("results.txt"));
        Path kept = Files.writeString(inTheWay.resolve("kept.txt"), "kept");
        assertThatIOException().isThrownBy(() -> AtomicFile.write(inTheWay, new byte[] {1}));
        assertThat(kept).hasContent("kept");
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(inTheWay));
    }

    @Test
    @DisplayName(
            "has its own name in the message, not that of the temporary file, if its folder is missing or the disk is"
                    + " full")
    void named() {
        Path lost = folder.resolve("missing").resolve("results.txt");
        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(lost, "text"))
                .withMessage("cannot write " + lost + ": its folder does not exist, or takes no files");
        Path directory = folder;
        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(directory, "text"))
                .withMessageStartingWith("cannot write " + directory + ": ")
                .withMessageNotContaining("writing-");
    }
}
