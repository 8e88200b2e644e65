package org.repdyn.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InterruptsTest {

    /** Number of the signal that Ctrl-C sends. */
    private static final int INT = 2;

    private final List<String> messages = new ArrayList<>();
    private final List<Integer> halts = new ArrayList<>();
    private final Interrupts interrupts = new Interrupts(messages::add, halts::add);

    @Test
    @DisplayName("while nothing runs, the first Ctrl-C ends the process at once")
    void beforeRun() {
        interrupts.signal(INT);

        assertThat(halts).containsExactly(130);
        assertThat(interrupts.interrupted()).isFalse();
    }

    @Test
    @DisplayName("during a run, the first Ctrl-C requests a stop and the second ends the process at once")
    void duringRun() {
        interrupts.beginRun();
        interrupts.signal(INT);

        assertThat(halts).isEmpty();
        assertThat(interrupts.interrupted()).isTrue();
        assertThat(messages).singleElement().asString().contains("Press Ctrl-C again to stop at once");
        assertThat(interrupts.finished(0)).isEqualTo(130);

        interrupts.signal(INT);
        assertThat(halts).containsExactly(130);
    }

    @Test
    @DisplayName("a run says what happens when it is stopped")
    void message() {
        interrupts.beginRun("stopping; nothing is compared");
        interrupts.signal(INT);

        assertThat(messages).containsExactly("stopping; nothing is compared. Press Ctrl-C again to stop at once");
    }

    @Test
    @DisplayName("while a file is written, the first Ctrl-C waits for its end and the second does not")
    void whileWriting() throws IOException {
        interrupts.write(() -> {
            interrupts.signal(INT);
            assertThat(halts).isEmpty();
            assertThat(messages)
                    .containsExactly("stopping when the file is written. Press Ctrl-C again to stop at once");
            interrupts.signal(INT);
            assertThat(halts).containsExactly(130);
        });
        assertThat(interrupts.finished(0)).isEqualTo(130);
    }

    @Test
    @DisplayName("after a file is written, Ctrl-C ends the process at once again, also if it could not be written")
    void afterWriting() {
        assertThatIOException()
                .isThrownBy(() -> interrupts.write(() -> {
                    throw new IOException("full");
                }));
        interrupts.signal(INT);
        assertThat(halts).containsExactly(130);
    }

    @Test
    @DisplayName("without a request to stop, the exit code is that of the command")
    void notInterrupted() {
        interrupts.beginRun();

        assertThat(interrupts.finished(1)).isEqualTo(1);
    }
}
