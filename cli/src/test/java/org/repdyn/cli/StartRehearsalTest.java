package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.results.RunDirectory;

@DisplayName("Rehearsal for the class-data archive")
final class StartRehearsalTest {

    @Test
    @DisplayName("runs each of its commands to the end")
    void succeeds(@TempDir Path folder) {
        assertThat(StartRehearsal.run(folder)).isZero();
        assertThat(RunDirectory.isRunDirectory(folder.resolve("run"))).isTrue();
    }
}
