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
    @DisplayName("leaves an existing target and nothing else if it cannot be written")
    void failure() throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("results.txt"));
        Path kept = Files.writeString(inTheWay.resolve("kept.txt"), "kept");
        assertThatIOException().isThrownBy(() -> AtomicFile.write(inTheWay, new byte[] {1}));
        assertThat(kept).hasContent("kept");
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(inTheWay));
    }
}
