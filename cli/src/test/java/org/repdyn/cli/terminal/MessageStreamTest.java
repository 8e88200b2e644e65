package org.repdyn.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessageStreamTest {

    @Test
    @DisplayName("A plugin that closes the stream does not silence the messages after it")
    void staysOpen() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream stream = new MessageStream(new PrintStream(written, true, StandardCharsets.UTF_8));

        stream.print("before");
        stream.close();
        stream.print(" and after é");
        stream.flush();

        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("before and after é");
    }

    @Test
    @DisplayName("The failure of a thread is described although the exception cannot describe itself")
    void threadFailure() {
        RuntimeException broken = new RuntimeException() {
            @Override
            public String getMessage() {
                throw new IllegalStateException();
            }

            @Override
            public StackTraceElement[] getStackTrace() {
                throw new IllegalStateException();
            }
        };

        assertThat(ThreadFailure.describe("a\nb", broken))
                .startsWith("the thread 'a b' ended with ")
                .doesNotContain("\n");
        assertThat(ThreadFailure.describe("mine", new IllegalStateException("x")))
                .isEqualTo("the thread 'mine' ended with IllegalStateException: x");
    }

    @Test
    @DisplayName("The failure of a thread names the jar whose class loader has its name")
    void threadOfAPlugin() {
        RuntimeException failure = new IllegalStateException("x");
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("app", null, null, "org.repdyn.Some", "call", "Some.java", 1),
            new StackTraceElement("half.jar", null, null, "org.example.Half", "run", "Half.java", 1)
        });

        assertThat(ThreadFailure.describe("mine", failure))
                .isEqualTo(
                        "the thread 'mine' ended with IllegalStateException: x; half.jar started it, and its author must"
                                + " handle the exception");
    }
}
