package org.repdyn.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisplayName("Outputs that are being written when the process ends at once")
class TemporariesTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final Temporaries temporaries = new Temporaries();

    @Test
    @DisplayName("are discarded, except those that were removed before")
    void discarded() {
        List<String> discarded = new ArrayList<>();
        Temporaries.Temporary done = () -> discarded.add("done");
        temporaries.add(done);
        temporaries.add(() -> {
            discarded.add("failing");
            throw new IOException("full");
        });
        temporaries.add(() -> discarded.add("open"));
        temporaries.remove(done);
        temporaries.discardAll(LIMIT);
        assertThat(discarded).contains("failing", "open").doesNotContain("done");
    }

    @Test
    @DisplayName("are also folders that a command needs only until it ends")
    void temporaryFolders() throws IOException {
        TemporaryFolder closed = TemporaryFolder.create(temporaries);
        TemporaryFolder open = TemporaryFolder.create(temporaries);
        for (TemporaryFolder each : List.of(closed, open)) {
            Files.writeString(Files.createDirectory(each.path().resolve("run")).resolve("1.csv"), "1");
        }
        closed.close();
        assertThat(closed.path()).doesNotExist();
        assertThat(open.path()).exists();
        temporaries.discardAll(LIMIT);
        assertThat(open.path()).doesNotExist();
    }

    @Test
    @DisplayName("are deleted although another thread still writes into them")
    void whileWriting() throws Exception {
        Path directory = Files.createDirectory(folder.resolve("run"));
        temporaries.add(() -> StagedDirectory.delete(directory));
        CountDownLatch begun = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; ; i++) {
                    Files.writeString(directory.resolve(i + ".csv"), "1");
                    begun.countDown();
                }
            } catch (IOException e) {
                // The directory was deleted, which ends the thread.
                return;
            }
        });
        writer.start();
        begun.await();
        temporaries.discardAll(LIMIT);
        writer.join();
        assertThat(directory).doesNotExist();
    }

    @Test
    @DisplayName("have their names by then, if they were given one at that time, and get none afterwards")
    void publication() throws Exception {
        Path temporary = Files.createFile(folder.resolve("temporary"));
        Path target = folder.resolve("target");
        temporaries.add(() -> Files.deleteIfExists(temporary));
        CountDownLatch publishing = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        Thread publisher = new Thread(() -> {
            try {
                temporaries.publish(() -> {
                    publishing.countDown();
                    awaitUnchecked(proceed);
                    Files.move(temporary, target);
                });
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        publisher.start();
        publishing.await();
        temporaries.discardAll(Duration.ofMillis(50));
        assertThat(temporary)
                .as("within the limit, the output is still to be renamed")
                .exists();
        proceed.countDown();
        publisher.join();
        assertThat(target).exists();

        temporaries.discardAll(LIMIT.dividedBy(300));
        Thread late = new Thread(() -> temporaries.add(() -> {}));
        late.setDaemon(true);
        late.start();
        late.join(200);
        assertThat(late.isAlive()).as("waits for the end of the process").isTrue();
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
