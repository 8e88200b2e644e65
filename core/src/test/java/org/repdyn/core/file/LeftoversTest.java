package org.repdyn.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.file.TemporaryName.Purpose;

@DisplayName("What other processes have beside an output")
class LeftoversTest {

    private static final String HOST = HostProcess.current().host();

    @TempDir
    private Path folder;

    /** Number of a process that has ended. */
    private long dead;

    @BeforeEach
    void endProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        dead = process.pid();
    }

    private Path temporary(String output, Purpose purpose, long pid, String host) {
        String own = TemporaryName.beside(folder.resolve(output), purpose).toString();
        HostProcess current = HostProcess.current();
        String start = HostProcess.ofThisHost(pid).started();
        return Path.of(own.replace(
                "-" + current.pid() + "-" + current.started() + "@" + HOST, "-" + pid + "-" + start + "@" + host));
    }

    private Path directory(String output, Purpose purpose, long pid, String host) throws IOException {
        Path directory = Files.createDirectory(temporary(output, purpose, pid, host));
        Files.writeString(directory.resolve("table.csv"), "1");
        return directory;
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    @Test
    @DisplayName(
            "is deleted when a file or a directory is written into the folder, if its process has ended on this host")
    void dead() throws IOException {
        List<Path> left = List.of(
                directory("run", Purpose.WRITING, dead, HOST),
                directory("other-20260101", Purpose.WRITING, dead, HOST),
                Files.writeString(temporary("index.html", Purpose.WRITING, dead, HOST), "half"));
        Path file = folder.resolve("table.csv");
        AtomicFile.write(file, "1");
        assertThat(entries()).containsExactly(file);

        for (Path path : left) {
            Files.writeString(path, "half");
        }
        StagedDirectory.beside(folder.resolve("run")).close();
        assertThat(entries()).containsExactly(file);
    }

    @Test
    @DisplayName("stays if its process runs, or belongs to another host, whose processes have the same numbers")
    void kept() throws Exception {
        String elsewhere = HOST + "0";
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            List<Path> kept = List.of(
                    directory("run", Purpose.WRITING, other.pid(), HOST),
                    Files.writeString(temporary("t.csv", Purpose.WRITING, other.pid(), HOST), "half"),
                    directory("run", Purpose.WRITING, dead, elsewhere),
                    Files.writeString(temporary("t.csv", Purpose.WRITING, dead, elsewhere), "half"),
                    Files.writeString(folder.resolve(".t.csv.writing-" + dead), "no name of ours"));
            AtomicFile.write(folder.resolve("t.csv"), "1");
            StagedDirectory.beside(folder.resolve("else")).close();
            assertThat(kept).allSatisfy(path -> assertThat(path).exists());

            assertThatExceptionOfType(PlaceTakenException.class)
                    .isThrownBy(() -> StagedDirectory.beside(folder.resolve("run")))
                    .withMessageContaining("another process (number " + other.pid() + ")");
            assertThat(kept).allSatisfy(path -> assertThat(path).exists());
            assertThat(entries()).hasSize(kept.size() + 1);
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisplayName("is deleted if its process is younger, since the system uses numbers again")
    void younger() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            Path current = temporary("run", Purpose.WRITING, other.pid(), HOST);
            String start = HostProcess.ofThisHost(other.pid()).started();
            Path old = Files.createDirectory(current.resolveSibling(current.getFileName()
                    .toString()
                    .replace("-" + start + "@", "-" + (Long.parseLong(start) - 1) + "@")));
            StagedDirectory.beside(folder.resolve("run")).close();
            assertThat(old).doesNotExist();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisplayName(
            "stays while its process runs, also if its time is before the process, as on a server whose clock is behind")
    void clockOfServer() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            Path used = directory("run", Purpose.WRITING, other.pid(), HOST);
            Files.setLastModifiedTime(used, FileTime.from(Instant.now().minusSeconds(3600)));
            StagedDirectory.beside(folder.resolve("else")).close();
            assertThat(used).exists();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisplayName("is put back if a process was killed while it replaced a directory, and deleted if it was killed after"
            + " that")
    void replaced() throws IOException {
        Path target = folder.resolve("run");
        Path aside = directory("run", Purpose.REPLACED, dead, HOST);
        StagedDirectory.restore(folder.resolve("other"));
        assertThat(aside).exists();
        StagedDirectory.restore(target);
        assertThat(entries()).containsExactly(target);
        assertThat(target.resolve("table.csv")).hasContent("1");

        directory("run", Purpose.REPLACED, dead, HOST);
        Path elsewhere = directory("run", Purpose.REPLACED, dead, HOST + "0");
        StagedDirectory.restore(target);
        assertThat(entries()).containsExactly(elsewhere, target);
    }

    @Test
    @DisplayName("is found without the start of its process, which names of earlier versions do not have")
    void earlierVersion() throws IOException {
        Path target = folder.resolve("run");
        Path aside = Files.createDirectory(folder.resolve(".run.replaced-" + dead + "@" + HOST + "-1"));
        Files.writeString(aside.resolve("table.csv"), "1");
        Files.writeString(folder.resolve(".run.writing-" + dead + "@" + HOST + "-2"), "half");
        StagedDirectory.restore(target);
        assertThat(target.resolve("table.csv")).hasContent("1");
        StagedDirectory.beside(folder.resolve("else")).close();
        assertThat(entries()).containsExactly(target);
    }

    @Test
    @DisplayName("is put back behind a link, which leads nowhere meanwhile")
    void replacedBehindLink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("run"));
        directory("run", Purpose.REPLACED, dead, HOST);
        StagedDirectory.restore(link);
        assertThat(entries()).containsExactly(link, folder.resolve("run"));
        assertThat(link.resolve("table.csv")).hasContent("1");
    }

    @Test
    @DisplayName("is deleted without what its links lead to")
    void links() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path kept = Files.writeString(data.resolve("kept.csv"), "1");
        Path left = directory("run", Purpose.WRITING, dead, HOST);
        Files.createSymbolicLink(left.resolve("data"), data);
        Files.createSymbolicLink(temporary("run", Purpose.WRITING, dead, HOST), data);
        StagedDirectory.beside(folder.resolve("run")).close();
        assertThat(entries()).containsExactly(data);
        assertThat(kept).hasContent("1");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("is deleted if its process has ended and its parent has not asked how")
    void zombie() throws Exception {
        // The shell becomes a program that does not wait for the shell's child.
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60").start();
        try (BufferedReader output = parent.inputReader(StandardCharsets.US_ASCII)) {
            long ended = Long.parseLong(output.readLine());
            Path state = Path.of("/proc/" + ended + "/stat");
            while (!Files.readString(state).contains(") Z ")) {
                Thread.sleep(10);
            }
            Path left = directory("run", Purpose.WRITING, ended, HOST);
            StagedDirectory.beside(folder.resolve("run")).close();
            assertThat(left).doesNotExist();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisplayName("has a name that file systems accept, also if that of the output is long or has letters of two chars")
    void names() {
        for (String name : List.of("n".repeat(255), "é".repeat(127), "文".repeat(85), "n" + "\uD83D\uDE00".repeat(63))) {
            Path target = folder.resolve(name);
            Path temporary = TemporaryName.beside(target, Purpose.WRITING);
            assertThat(temporary.getFileName().toString().getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThan(255);
            assertThat(TemporaryName.of(temporary)).hasValueSatisfying(read -> {
                assertThat(read.isOf(target)).isTrue();
                assertThat(read.process().isCurrent()).isTrue();
                assertThat(read.isOf(folder.resolve(name.replace('n', 'm') + "x")))
                        .isFalse();
            });
        }
        assertThat(TemporaryName.of(Path.of("/"))).isEmpty();
        assertThat(TemporaryName.of(folder.resolve(".config"))).isEmpty();
    }
}
