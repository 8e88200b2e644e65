package org.repdyn.study.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The listing of a store")
class RunFileFinderTest {

    @TempDir
    Path folder;

    private final RunFileFinder finder = new RunFileFinder(".gz");

    /** Creates a file. */
    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    @Test
    @DisplayName("skips a file that another process renames after its name was read")
    void renamed() throws IOException {
        Path temporary = file("ab/.a.writing");
        Path other = file("ab/b.gz");
        // The finder meets .a.writing first, as a name whose file is then renamed, and b.gz afterwards.
        Files.move(temporary, folder.resolve("ab/a.gz"));
        assertThat(finder.visitFileFailed(temporary, new NoSuchFileException(temporary.toString())))
                .isEqualTo(FileVisitResult.CONTINUE);
        finder.visitFile(other, Files.readAttributes(other, BasicFileAttributes.class));

        assertThat(finder.files()).containsExactly(other);
    }

    @Test
    @DisplayName("skips a folder that another process removes while it is listed")
    void removedFolder() throws IOException {
        assertThat(finder.postVisitDirectory(folder, new NoSuchFileException("ab")))
                .isEqualTo(FileVisitResult.CONTINUE);
    }

    @Test
    @DisplayName("fails if a folder may not be read")
    void unreadable() {
        AccessDeniedException denied = new AccessDeniedException("ab");
        assertThatThrownBy(() -> finder.visitFileFailed(folder, denied)).isSameAs(denied);
        assertThatThrownBy(() -> finder.postVisitDirectory(folder, denied)).isSameAs(denied);
    }

    @Test
    @DisplayName("has the files of runs alone, in the order of their paths")
    void order() throws IOException {
        Path second = file("b/1.gz");
        Path first = file("a/2.gz");
        file("a/2.json");
        file("a/deep/3.gz");
        Files.walkFileTree(folder, Set.of(), 2, finder);

        assertThat(finder.files()).containsExactly(first, second);
    }
}
