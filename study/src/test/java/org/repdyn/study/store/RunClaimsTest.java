package org.repdyn.study.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.file.HostProcess;

@DisplayName("A claim of a run")
class RunClaimsTest {

    private static final String HERE = HostProcess.current().host();

    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    private final AtomicLong now = new AtomicLong();
    private Path run;

    @BeforeEach
    void name() {
        run = folder.resolve("ab/abc");
    }

    private static boolean hasFullDevice() {
        return Files.isWritable(FULL);
    }

    private RunClaims here() {
        return new RunClaims(now::get);
    }

    private Path write(int number, String host, String pid) throws IOException {
        return write(
                number, host, pid, HostProcess.ofThisHost(Long.parseLong(pid)).started());
    }

    private Path write(int number, String host, String pid, String started) throws IOException {
        Files.createDirectories(run.getParent());
        return Files.writeString(
                run.resolveSibling("abc." + number + ".claim"), host + "\n" + pid + "\n" + started + "\ntoken\n");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(run.getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String ended() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        return Long.toString(process.pid());
    }

    @Test
    @DisplayName("is given once, and again after it was closed")
    void once() throws IOException {
        RunClaim claim = here().claim(run).orElseThrow();
        assertThat(here().claim(run)).isEmpty();
        assertThat(here().claim(folder.resolve("ab/other"))).isPresent();
        assertThat(files()).containsExactly("abc.1.claim", "other.1.claim");
        claim.close();
        assertThat(files()).containsExactly("other.1.claim");
        assertThat(here().claim(run)).isPresent();
    }

    @Test
    @DisplayName("is given to one of many threads, also if a stale one is taken over")
    void oneThread() throws Exception {
        for (String pid : List.of("", ended())) {
            if (!pid.isEmpty()) {
                write(1, HERE, pid);
            }
            AtomicInteger given = new AtomicInteger();
            List<Optional<RunClaim>> claims = IntStream.range(0, 64)
                    .parallel()
                    .mapToObj(i -> here().claim(run))
                    .peek(claim -> claim.ifPresent(c -> given.incrementAndGet()))
                    .toList();
            assertThat(given).hasValue(1);
            claims.forEach(claim -> claim.ifPresent(RunClaim::close));
            assertThat(files()).isEmpty();
        }
    }

    @Test
    @DisplayName("is taken over at once from a process of this host that has ended, but not from another host")
    void ofDeadProcess() throws Exception {
        String pid = ended();
        write(1, "elsewhere", pid);
        assertThat(here().claim(run)).isEmpty();
        write(1, HERE, pid);
        RunClaim second = here().claim(run).orElseThrow();
        assertThat(files()).containsExactly("abc.1.claim", "abc.2.claim");
        assertThat(here().claim(run)).isEmpty();
        second.close();
        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("is taken over at once if its number is that of a process which started later, also of this one")
    void ofReusedNumber() throws Exception {
        Process younger = new ProcessBuilder("sleep", "60").start();
        try {
            for (long pid : new long[] {younger.pid(), ProcessHandle.current().pid()}) {
                Path claim = write(1, HERE, Long.toString(pid));
                assertThat(here().claim(run)).isEmpty();
                Files.delete(claim);
                long start = Long.parseLong(HostProcess.ofThisHost(pid).started());
                write(1, HERE, Long.toString(pid), Long.toString(start - 1));
                here().claim(run).orElseThrow().close();
            }
        } finally {
            younger.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisplayName("of an earlier version, which has a time as its start, stays while there is a process with its number")
    void ofEarlierVersion() throws Exception {
        String time = "2026-01-01T00:00:00Z";
        Path claim = write(1, HERE, Long.toString(ProcessHandle.current().pid()), time);
        assertThat(here().claim(run)).isEmpty();
        Files.delete(claim);
        write(1, HERE, ended(), time);
        assertThat(here().claim(run)).isPresent();
    }

    @Test
    @DisplayName("is taken over from any process two minutes after its last renewal was seen")
    void stale() throws IOException {
        long minute = 60_000_000_000L;
        Path claim = write(1, "elsewhere", "1");
        RunClaims claims = here();
        assertThat(claims.claim(run)).isEmpty();
        now.addAndGet(2 * minute - 1);
        assertThat(claims.claim(run)).isEmpty();
        Files.setLastModifiedTime(claim, FileTime.from(Instant.now().plusSeconds(10)));
        now.addAndGet(minute);
        assertThat(claims.claim(run)).isEmpty();
        now.addAndGet(2 * minute);
        assertThat(claims.claim(run)).isPresent();
    }

    @Test
    @DisplayName("whose file is not complete is stale after the same time")
    void incomplete() throws IOException {
        Files.createDirectories(run.getParent());
        Files.createFile(run.resolveSibling("abc.1.claim"));
        RunClaims claims = here();
        assertThat(claims.claim(run)).isEmpty();
        now.addAndGet(RunClaims.STALE.toNanos());
        assertThat(claims.claim(run)).isPresent();
    }

    @Test
    @DisplayName("that another process has taken over and given back leaves the claim of a third one in place")
    void late() throws IOException {
        RunClaim slow = here().claim(run).orElseThrow();
        write(1, "third", "1");
        slow.close();
        assertThat(files()).containsExactly("abc.1.claim");
    }

    @Test
    @DisplayName("has no effect where nothing can be written")
    void unwritable() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(here().claim(file.resolve("ab/abc"))).contains(RunClaim.NONE);
    }

    @Test
    @EnabledIf("hasFullDevice")
    @DisplayName("is not left empty by a process whose disk is full")
    void fullDisk() throws IOException {
        // Each byte that is written to this device finds a full disk.
        Path claim = run.resolveSibling("abc.1.claim");
        Files.createDirectories(run.getParent());
        Files.createSymbolicLink(claim, FULL);
        assertThatIOException()
                .isThrownBy(() -> RunClaims.write("host\n1\n2\ntoken\n", claim))
                .withMessageContaining("No space");
        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("of a store is not a run, and is removed a day after its last renewal")
    void inStore() throws IOException {
        RunId id = SampleRun.of("x").id();
        FolderRunStore store = FolderRunStore.open(folder, warning -> {});
        assertThat(store.claim(id)).isPresent();
        assertThat(FolderRunStore.open(folder, warning -> {}).claim(id)).isEmpty();
        assertThat(store.list()).isEmpty();
        Path claim = store.file(id).resolveSibling(id.hex() + ".1.claim");
        Files.setLastModifiedTime(claim, FileTime.from(Instant.now().minusSeconds(90_000)));
        FolderRunStore.open(folder, warning -> {});
        assertThat(claim).doesNotExist();
        assertThat(FolderRunStore.reading(folder, warning -> {}).claim(id)).contains(RunClaim.NONE);
    }
}
