package org.repdyn.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A directory that is written in one step")
class StagedDirectoryTest {

    @TempDir
    private Path folder;

    private static void write(Path target, String content) throws IOException {
        try (StagedDirectory staged = StagedDirectory.beside(target)) {
            Files.writeString(staged.path().resolve("table.csv"), content);
            staged.publish();
        }
    }

    @Test
    @DisplayName("replaces an existing one and leaves nothing else")
    void replaces() throws IOException {
        Path target = folder.resolve("new").resolve("run");
        write(target, "1");
        write(target, "2");
        assertThat(target.resolve("table.csv")).hasContent("2");
        assertThat(target.getParent()).isDirectoryNotContaining(entry -> !entry.equals(target));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("keeps the permissions of the one that it replaces")
    void permissions() throws IOException {
        Path target = folder.resolve("run");
        write(target, "1");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
        write(target, "2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("takes the place to which a link leads, such as one to a larger disk, and the link stays")
    void link() throws IOException {
        Path place = Files.createDirectories(folder.resolve("disk").resolve("run"));
        Path link = Files.createSymbolicLink(folder.resolve("results"), Path.of("disk/run"));
        write(link, "1");
        assertThat(link).isSymbolicLink();
        assertThat(place.resolve("table.csv")).hasContent("1");
        assertThat(folder)
                .isDirectoryNotContaining(
                        entry -> entry.getFileName().toString().startsWith("."));
        assertThat(place.getParent()).isDirectoryNotContaining(entry -> !entry.equals(place));
    }

    @Test
    @DisplayName("is created where a link leads, and refuses a link that leads nowhere before anything is written")
    void newBehindLink() throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path link = Files.createSymbolicLink(folder.resolve("results"), Path.of("disk/run"));
        write(link, "1");
        assertThat(link).isSymbolicLink();
        assertThat(disk.resolve("run").resolve("table.csv")).hasContent("1");
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertThatIOException()
                .isThrownBy(() -> StagedDirectory.beside(loop))
                .withMessage("it is a symbolic link that leads back to itself");
        assertThat(loop).isSymbolicLink();
    }

    @Test
    @DisplayName("is complete if several threads replace it, and is created while others give up theirs")
    void threads() throws Exception {
        Path target = folder.resolve("new").resolve("run");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String content = String.valueOf(i);
                all.add(threads.submit(() -> {
                    StagedDirectory.beside(folder.resolve("parent/of/one").resolve(content))
                            .close();
                    return content;
                }));
                if (i % 10 == 0) {
                    all.add(threads.submit(() -> {
                        write(target, content);
                        return content;
                    }));
                }
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(target).isDirectoryContaining(entry -> entry.endsWith("table.csv"));
        assertThat(target.getParent()).isDirectoryNotContaining(entry -> !entry.equals(target));
    }

    @Test
    @DisplayName("leaves nothing, no parent either, if it is closed before it is complete or cannot be created")
    void closed() throws IOException {
        StagedDirectory.beside(folder.resolve("a").resolve("b").resolve("run")).close();
        Path file = Files.writeString(folder.resolve("file"), "kept");
        assertThatIOException()
                .isThrownBy(() -> StagedDirectory.beside(file.resolve("run")))
                .satisfies(e -> assertThat(FileFailure.withPlace(e)).isEqualTo(file + ": it is not a folder"));
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(file));
    }
}
