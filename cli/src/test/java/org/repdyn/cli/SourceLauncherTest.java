package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the launcher of the source tree with a program in place of Maven, which waits until a file appears. */
@DisplayName("Launcher of the source tree")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is for a POSIX shell")
class SourceLauncherTest {

    private static final int SECONDS = 30;

    @TempDir
    Path directory;

    private Path tree;
    private Path lock;

    @BeforeEach
    void install() throws IOException {
        tree = Files.createDirectory(directory.resolve("the tree")).toRealPath();
        lock = tree.resolve("cli/target/.repdyn-building");
        program(tree.resolve("repdyn"), Files.readString(Path.of("../repdyn")));
        program(
                directory.resolve("bin/mvn"),
                """
                #!/bin/sh
                echo built >>builds
                while [ ! -e go ]; do sleep 0.05; done
                mkdir -p cli/target/repdyn-1/bin
                printf '#!/bin/sh\\necho "$@"\\n' >cli/target/repdyn-1/bin/repdyn
                chmod +x cli/target/repdyn-1/bin/repdyn
                [ ! -e fail ]
                """);
    }

    @AfterEach
    void end() throws IOException {
        // Programs in place of Maven that no launcher waits for must end too.
        Files.writeString(tree.resolve("go"), "");
    }

    @Test
    @DisplayName("builds once for two starts at the same time, of which the second says what it waits for")
    void together() throws IOException, InterruptedException {
        Process first = start("a");
        waitFor("builds");
        Process second = start("b");
        waitForLine("b.err", "waiting for process");
        Files.writeString(tree.resolve("go"), "");

        assertThat(code(first)).isZero();
        assertThat(code(second)).isZero();
        assertThat(lines(tree.resolve("builds"))).hasSize(1);
        assertThat(lines(directory.resolve("b.err"))).singleElement().asString().contains(lock.toString());
        assertThat(lines(directory.resolve("a.out"))).containsExactly("plugins list");
        assertThat(lines(directory.resolve("b.out"))).containsExactly("plugins list");
        assertThat(Files.isSymbolicLink(lock)).isFalse();

        assertThat(code(start("c"))).isZero();
        assertThat(lines(tree.resolve("builds"))).as("after the build").hasSize(1);
    }

    @Test
    @DisplayName("builds after a first start that was killed with all that it had started")
    void killed() throws IOException, InterruptedException {
        Process first = start("a");
        waitFor("builds");
        first.descendants().forEach(ProcessHandle::destroyForcibly);
        first.destroyForcibly().waitFor();
        assertThat(Files.isSymbolicLink(lock)).isTrue();
        Files.writeString(tree.resolve("go"), "");

        assertThat(code(start("b"))).isZero();
        assertThat(lines(tree.resolve("builds"))).hasSize(2);
        assertThat(lines(directory.resolve("b.err"))).singleElement().asString().contains("building");
        assertThat(Files.isSymbolicLink(lock)).isFalse();
    }

    @Test
    @DisplayName("waits for the build of a first start that was killed while its build goes on")
    void orphaned() throws IOException, InterruptedException {
        Process first = start("a");
        waitFor("builds");
        first.destroyForcibly().waitFor();
        Process second = start("b");
        waitForLine("b.err", "waiting for process");
        Files.writeString(tree.resolve("go"), "");

        assertThat(code(second)).isZero();
        assertThat(lines(tree.resolve("builds"))).hasSize(1);
    }

    @Test
    @DisplayName(
            "takes over locks of processes that are gone, and one of an hour ago, also from a killed process that did"
                    + " so")
    void takenOver() throws IOException, InterruptedException {
        Files.writeString(tree.resolve("go"), "");
        long now = System.currentTimeMillis() / 1000;
        String here = output("uname", "-n");
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        int builds = 0;
        for (String holder : List.of(
                ended.pid() + "@" + here + "@" + now, "1@" + here + "@" + (now - 4000), "1@another@" + (now - 4000))) {
            Files.createDirectories(lock.getParent());
            Files.deleteIfExists(tree.resolve("cli/target/.repdyn-built"));
            Files.createSymbolicLink(lock, Path.of(holder));
            Files.createDirectory(lock.resolveSibling(lock.getFileName() + "-" + holder));
            assertThat(code(start("b"))).as(holder).isZero();
            assertThat(lines(tree.resolve("builds"))).as(holder).hasSize(++builds);
            assertThat(lock.getParent().toFile().list((folder, name) -> name.startsWith(".repdyn-building")))
                    .isEmpty();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the processes are in /proc")
    @DisplayName("waits for a process of another user, also without a ps that finds one process")
    void otherUser() throws IOException, InterruptedException {
        Files.writeString(tree.resolve("go"), "");
        // A number that is not that of a process for the shell's kill, as that of another user, but has a folder.
        program(directory.resolve("bin/ps"), "#!/bin/sh\nexit 1\n");
        program(
                tree.resolve("repdyn"),
                Files.readString(tree.resolve("repdyn")).replace("set -eu\n", "set -eu\nkill() { return 1; }\n"));
        Files.createDirectories(lock.getParent());
        Files.createSymbolicLink(
                lock,
                Path.of(ProcessHandle.current().pid() + "@" + output("uname", "-n") + "@"
                        + System.currentTimeMillis() / 1000));
        Process start = start("a");
        waitForLine("a.err", "waiting for process " + ProcessHandle.current().pid());
        assertThat(tree.resolve("builds")).doesNotExist();
        Files.delete(lock);
        assertThat(code(start)).isZero();
        assertThat(lines(tree.resolve("builds"))).hasSize(1);
    }

    @Test
    @DisplayName("gives its lock back when the build fails")
    void failed() throws IOException, InterruptedException {
        Files.writeString(tree.resolve("go"), "");
        Files.writeString(tree.resolve("fail"), "");
        assertThat(code(start("a"))).isEqualTo(1);
        assertThat(lines(directory.resolve("a.err"))).last().asString().contains("the build failed");
        assertThat(Files.isSymbolicLink(lock)).isFalse();
    }

    @Test
    @DisplayName("says which folder it cannot write")
    void readOnly() throws IOException, InterruptedException {
        // A file in place of the folder refuses every user, root too.
        Files.writeString(tree.resolve("cli"), "");
        assertThat(code(start("a"))).isEqualTo(1);
        assertThat(lines(directory.resolve("a.err")))
                .singleElement()
                .asString()
                .contains(tree.resolve("cli/target") + " cannot be written");
    }

    private Process start(String name) throws IOException {
        ProcessBuilder process = new ProcessBuilder(tree.resolve("repdyn").toString(), "plugins", "list")
                .redirectOutput(directory.resolve(name + ".out").toFile())
                .redirectError(directory.resolve(name + ".err").toFile());
        process.environment().merge("PATH", directory.resolve("bin") + ":", (path, bin) -> bin + path);
        return process.start();
    }

    private static int code(Process process) throws InterruptedException {
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Waits until a file of the tree exists. */
    private void waitFor(String file) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!Files.exists(tree.resolve(file))) {
            assertThat(System.nanoTime()).as("waiting for " + file).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Waits until a launcher has printed a text. */
    private void waitForLine(String file, String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!Files.readString(directory.resolve(file)).contains(text)) {
            assertThat(System.nanoTime()).as("waiting for '" + text + "'").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static String output(String... command) throws IOException {
        return new String(new ProcessBuilder(command).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readString(file).lines().toList();
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
