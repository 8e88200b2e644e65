package org.repdyn.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final String ID = "ab".repeat(32);

    @TempDir
    private Path folder;

    @Test
    void aRunIsStoredAsOneFileAndCopiedBack() throws IOException {
        RunFolder store = new RunFolder(folder.resolve("store").toUri().toString(), new Configuration());
        assertThat(store.ids()).isEmpty();
        store.put(ID, Files.writeString(folder.resolve("run"), "content"));
        assertThat(store.ids()).containsExactly(ID);
        assertThat(names(folder.resolve("store/ab"))).containsExactly(ID + ".json.gz");
        store.copyInto(folder.resolve("copy"), ID);
        store.copyInto(folder.resolve("copy"), "cd".repeat(32));
        assertThat(names(folder.resolve("copy/ab"))).containsExactly(ID + ".json.gz");
        assertThat(folder.resolve("copy/ab").resolve(ID + ".json.gz")).hasContent("content");
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
