package org.repdyn.study.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.result.ArmStatus;

@DisplayName("A store in a folder")
class FolderRunStoreTest {

    @TempDir
    Path temporary;

    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    private FolderRunStore open() {
        return FolderRunStore.open(temporary.resolve("runs/store"), warnings::add);
    }

    private Path only() throws IOException {
        try (Stream<Path> files = Files.walk(temporary.resolve("runs/store"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    @DisplayName("returns a run with the same bits, also to another process")
    void roundTrip() throws IOException {
        StoredRun run = SampleRun.of("x");
        assertThat(open().keep(run)).isTrue();

        StoredRun read = open().find(run.id()).orElseThrow();
        assertThat(read).isEqualTo(run);
        for (int i = 0; i < SampleRun.HARD.length; i++) {
            // equals of records takes NaN as equal to NaN, and distinguishes 0 from −0.
            assertThat(Double.doubleToLongBits(read.rows().get(i).value()))
                    .isEqualTo(Double.doubleToLongBits(SampleRun.HARD[i]));
        }
        assertThat(open().header(run.id()))
                .contains(new RunHeader(
                        run.id(),
                        "näive",
                        "run-1",
                        ArmStatus.DIVERGED,
                        0.25,
                        run.written(),
                        run.identity().settings()));
        assertThat(only().toString()).endsWith("/" + run.id().hex().substring(0, 2) + "/" + run.id() + ".json.gz");
        assertThat(open().find(SampleRun.of("y").id())).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    @DisplayName("is plain compressed JSON for other programs")
    void plain() throws IOException {
        open().keep(SampleRun.of("x"));
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(only()))) {
            JsonNode json = new ObjectMapper().readTree(in);
            assertThat(json.at("/schema").asText()).isEqualTo("repdyn-run/1");
            assertThat(json.at("/status").asText()).isEqualTo("diverged");
            assertThat(json.at("/identity/settings/loss").asText()).isEqualTo("x");
            assertThat(json.at("/trajectory/0/value").asText()).isEqualTo("NaN");
            assertThat(json.at("/trajectory/11/value").asDouble()).isEqualTo(Math.PI);
            assertThat(json.at("/stackTrace").asText()).contains("IllegalStateException");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated", "empty", "flipped", "text", "foreign", "other run", "older form"})
    @DisplayName("reports a file that it cannot use in one line, and takes it as missing until it is replaced")
    void damaged(String how) throws IOException {
        StoredRun run = SampleRun.of("x");
        open().keep(run);
        Path file = only();
        byte[] content = Files.readAllBytes(file);
        Files.write(file, damage(content, how));

        FolderRunStore store = open();
        assertThat(store.find(run.id())).isEmpty();
        assertThat(store.find(run.id())).isEmpty();
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("warning: the stored run ")
                .contains(run.id().hex());
        assertThat(warnings.get(0)).doesNotContain("\n");

        assertThat(store.keep(run)).isTrue();
        assertThat(store.find(run.id())).contains(run);
    }

    private static byte[] damage(byte[] content, String how) throws IOException {
        return switch (how) {
            case "truncated" -> Arrays.copyOf(content, content.length - 9);
            case "empty" -> new byte[0];
            case "flipped" -> {
                byte[] flipped = content.clone();
                flipped[content.length / 2] ^= 1;
                yield flipped;
            }
            case "text" -> "a note".getBytes(UTF_8);
            case "foreign" -> zipped("{\"name\": \"something else\"}");
            case "other run" -> StoredRunJson.bytes(SampleRun.of("y"));
            default -> zipped(unzipped(content).replace("repdyn-run/1", "repdyn-run/0"));
        };
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String unzipped(byte[] content) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    @DisplayName("lists its runs and leaves out other files")
    void lists() throws IOException {
        FolderRunStore store = open();
        List<StoredRun> runs = List.of(SampleRun.of("a"), SampleRun.of("b"), SampleRun.of("c"));
        runs.forEach(store::keep);
        Files.writeString(temporary.resolve("runs/store/notes.txt"), "mine");

        assertThat(store.list())
                .extracting(RunHeader::id)
                .containsExactlyInAnyOrderElementsOf(
                        runs.stream().map(StoredRun::id).toList());
        assertThat(warnings).isEmpty();
    }

    @Test
    @DisplayName("is safe for threads that write the same runs while others read them")
    void concurrent() throws Exception {
        List<StoredRun> runs = Stream.of("a", "b", "c").map(SampleRun::of).toList();
        ExecutorService pool = Executors.newFixedThreadPool(6);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> writers = new ArrayList<>();
        List<Future<Optional<StoredRun>>> readers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            FolderRunStore store = open();
            StoredRun run = runs.get(i % runs.size());
            writers.add(pool.submit(() -> {
                start.await();
                return store.keep(run);
            }));
            readers.add(pool.submit(() -> {
                start.await();
                return store.find(run.id());
            }));
        }
        start.countDown();
        for (int i = 0; i < writers.size(); i++) {
            assertThat(writers.get(i).get()).isTrue();
            Optional<StoredRun> read = readers.get(i).get();
            if (read.isPresent()) {
                assertThat(read).contains(runs.get(i % runs.size()));
            }
        }
        pool.shutdown();
        assertThat(warnings).isEmpty();
        assertThat(open().list()).hasSize(3);
    }

    @Test
    @DisplayName("where nothing can be written warns once, still finds the runs that are there, and keeps no others")
    void unwritable() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        FolderRunStore store = FolderRunStore.open(file.resolve("store"), warnings::add);
        assertThat(store.keep(SampleRun.of("x"))).isFalse();
        assertThat(store.keep(SampleRun.of("x"))).isFalse();
        assertThat(store.find(SampleRun.of("x").id())).isEmpty();
        assertThat(store.list()).isEmpty();
        assertThat(store.place()).isEmpty();
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("cannot be written")
                .contains("another folder for the store");
    }

    @Test
    @DisplayName("that cannot be written for a while says so once, and keeps the runs that end after that")
    void lost() throws IOException {
        FolderRunStore store = open();
        Path folder = temporary.resolve("runs/store");
        Files.delete(folder);
        Files.writeString(folder, "a file is in its place");
        assertThat(store.keep(SampleRun.of("x"))).isFalse();
        assertThat(store.keep(SampleRun.of("y"))).isFalse();
        assertThat(store.unkept()).isEqualTo(2);
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("could not be kept")
                .contains("näive");

        Files.delete(folder);
        assertThat(store.keep(SampleRun.of("z"))).isTrue();
        assertThat(store.unkept()).isEqualTo(2);
        assertThat(open().find(SampleRun.of("z").id())).isPresent();
    }

    @Test
    @DisplayName("keeps a run although the thread was interrupted, as a run is after its time is over")
    void interrupted() {
        Thread.currentThread().interrupt();
        boolean kept = open().keep(SampleRun.of("x"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(kept).isTrue();
    }

    @Test
    @DisplayName("removes what a killed process left a day ago, and not what another one writes now")
    void abandoned() throws IOException {
        open();
        Path old = Files.createDirectories(temporary.resolve("runs/store/ab")).resolve(".x.writing");
        Path young = temporary.resolve("runs/store/ab/.y.writing");
        Files.writeString(old, "");
        Files.writeString(young, "");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(200_000)));
        open();
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    @DisplayName("keeps tags of runs, which processes add and remove without losing those of another one")
    void tags() throws Exception {
        RunId a = SampleRun.of("a").id();
        RunId b = SampleRun.of("b").id();
        FolderRunStore store = open();
        store.keep(SampleRun.of("a"));
        ExecutorService pool = Executors.newFixedThreadPool(6);
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String name = "tag" + i % 20;
            RunId id = i % 2 == 0 ? a : b;
            writers.add(pool.submit(() -> {
                open().tags().add(id, name);
                return name;
            }));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        pool.shutdown();
        assertThat(store.tags().of(a)).hasSize(10).contains("tag0", "tag18");
        assertThat(store.tags().all()).containsOnlyKeys(a.hex(), b.hex());
        assertThat(store.tags().remove(a, "tag0")).isTrue();
        assertThat(store.tags().remove(a, "tag0")).isFalse();
        assertThat(store.tags().of(a)).hasSize(9);

        assertThat(store.remove(a)).isTrue();
        assertThat(store.remove(a)).isFalse();
        assertThat(store.list()).isEmpty();
        assertThat(store.tags().all()).containsOnlyKeys(b.hex());
        assertThat(temporary.resolve("runs/store/tags/" + a)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".hidden", "a/b", "..", "a b", "ä"})
    @DisplayName("refuses tags that cannot be names of files")
    void refusesTag(String name) {
        RunTags tags = open().tags();
        assertThatThrownBy(() -> tags.add(SampleRun.of("a").id(), name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "' cannot be a tag");
    }
}
