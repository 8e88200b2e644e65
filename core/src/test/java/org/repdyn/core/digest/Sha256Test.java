package org.repdyn.core.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checksum of "abc" is the example of FIPS 180-2, appendix B.1. */
class Sha256Test {

    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);
    private static final String CHECKSUM = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void bytes() {
        assertThat(Sha256.hex(ABC)).isEqualTo(CHECKSUM);
        assertThat(HexFormat.of().formatHex(Sha256.of(ABC))).isEqualTo(CHECKSUM);
    }

    @Test
    void file(@TempDir Path directory) throws IOException {
        assertThat(Sha256.hex(Files.write(directory.resolve("abc"), ABC))).isEqualTo(CHECKSUM);
    }

    @Test
    void parts() {
        assertThat(new Sha256()
                        .update(ByteBuffer.wrap(ABC, 0, 1))
                        .update(ByteBuffer.wrap(ABC, 1, 2))
                        .hex())
                .isEqualTo(CHECKSUM);
    }
}
