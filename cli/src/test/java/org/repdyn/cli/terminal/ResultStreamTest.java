package org.repdyn.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Results that cannot be written are reported, unless their reader has read enough")
class ResultStreamTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"No space left on device, No space left on device", "Broken pipe, none"})
    void failure(String thrown, String reported) {
        ResultStream stream = new ResultStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(thrown);
            }
        });
        PrintWriter writer = new PrintWriter(stream, true, StandardCharsets.UTF_8);
        writer.println("a result");

        assertThat(stream.failure().orElse(null)).isEqualTo(reported);
    }
}
