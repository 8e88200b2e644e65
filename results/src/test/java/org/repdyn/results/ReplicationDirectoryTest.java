package org.repdyn.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.problem.UserErrorException;

class ReplicationDirectoryTest {

    @TempDir
    Path temporary;

    @Test
    @DisplayName("an error in writing names the target and the reason, not a temporary file, and leaves nothing behind")
    void failure() throws IOException {
        Path target = temporary.resolve("replications");
        assertThatThrownBy(() -> ReplicationDirectory.write(List.of(), target, ExistingTarget.REFUSE, directory -> {
                    throw new FileSystemException(directory.toString(), null, "No space left on device");
                }))
                .isInstanceOf(UserErrorException.class)
                .hasMessage(target + ": cannot be written: No space left on device");
        try (var entries = Files.list(temporary)) {
            assertThat(entries).isEmpty();
        }
    }

    @Test
    @DisplayName("replications are replaced only on request, and other directories never")
    void existing() throws IOException {
        Path target = temporary.resolve("replications");
        ReplicationDirectory.write(List.of(), target, ExistingTarget.REFUSE, ExtraFiles.NONE);
        assertThatThrownBy(() -> ReplicationDirectory.write(List.of(), target, ExistingTarget.REFUSE, ExtraFiles.NONE))
                .hasMessageContaining("exists");
        ReplicationDirectory.write(List.of(), target, ExistingTarget.REPLACE, ExtraFiles.NONE);

        Path other = Files.createDirectory(temporary.resolve("other"));
        assertThatThrownBy(() -> ReplicationDirectory.claim(other, ExistingTarget.REPLACE))
                .hasMessageContaining("is not a directory of replications (no verdicts.json in it)");
    }
}
