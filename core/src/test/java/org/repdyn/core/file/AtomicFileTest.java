package org.repdyn.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling.txt"), folder.resolve("missing.txt"));
        AtomicFile.write(dangling, "after");
        assertThat(dangling).isRegularFile().hasContent("after");
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
