package org.repdyn.data.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;

class ArrayFilesTest {

    private static final Seed SEED = new Seed(0);

    /** Two samples of two numbers: 1, 2 and 3, 4 as bytes. */
    private static final String BYTES = "01020304";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "<f2, 003c 00c0 0100 ff7b, 1, -2, 5.9604644775390625e-8, 65504",
        ">f2, 3c00 c000 0001 7bff, 1, -2, 5.9604644775390625e-8, 65504",
        "<f4, 0000803f 000000c0 00000000 0000003f, 1, -2, 0, 0.5",
        "<u8, 0100000000000000 00f8ffffffffffff 0000000000000080 0008000000000080, 1, 18446744073709549568,"
                + " 9223372036854775808, 9223372036854777856",
        "<i8, 0100000000000000 ffffffffffffffff 0000000000000080 0200000000000000, 1, -1, -9223372036854775808, 2",
        ">u4, 00000001 ffffffff 00000000 00000002, 1, 4294967295, 0, 2",
        "<u2, 0100 ffff 0000 0200, 1, 65535, 0, 2",
        ">i2, 0001 ffff 0000 0002, 1, -1, 0, 2",
        "|i1, 01 ff 00 02, 1, -1, 0, 2",
        "|b1, 01 00 00 01, 1, 0, 0, 1",
        "|?, 01 00 00 01, 1, 0, 0, 1",
    })
    void numbersOfAllTypesAreRead(String type, String bytes, double a, double b, double c, double d)
            throws IOException {
        Path file = npy("x.npy", type, "(2, 2)", bytes.replace(" ", ""));
        assertThat(load(file).inputs().toRawCopy2D()).isDeepEqualTo(new double[][] {{a, b}, {c, d}});
    }

    @ParameterizedTest
    @ValueSource(strings = {"<i8", "<u8"})
    void wholeNumbersThatAreNotExactAsDoublesAreRefused(String type) throws IOException {
        // 2^53 + 1, 2^53 and 2^53 + 2, 2^63 + 1 without sign
        Path file = npy(
                "x.npy",
                type,
                "(2, 2)",
                "0100000000002000" + "0000000000002000" + "0200000000002000" + "0100000000000080");
        assertThatThrownBy(() -> load(file))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file + ": 2 of 4 whole numbers are beyond 2^53 and not exact as doubles; save smaller numbers,"
                                + " or save the array as float64 if rounding is meant");
    }

    @Test
    void headersOfPython2AreRead() throws IOException {
        Path file = directory.resolve("x.npy");
        Files.write(file, withHeader("{'descr': u'|u1', 'fortran_order': False, \"shape\": (2L, 2L), }", BYTES));
        assertThat(load(file).inputs().toRawCopy2D()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
            |u1 ~ (2, 0)         ~ the samples have no columns
            |u1 ~ (0, 2)         ~ 0 rows of data; at least 2 are needed
            |u1 ~ (-2, 2)        ~ the header states the shape (-2, 2), which has a negative length
            |u1 ~ (65536, 65536) ~ which is more than 2147483647 elements
            |u1 ~ (4294967298, 2) ~ which is more than 2147483647 elements
            |u1 ~ (99999999999999999999, 2) ~ which has a length that is not a number, or is too large
            |u1 ~ (2, x)         ~ which has a length that is not a number, or is too large
            <f8 ~ (2, 2)         ~ but the file has
            |u1 ~ (2, 1)         ~ store one array in each file, or several in a .npz archive
            |u1 ~ (4,)           ~ the array has 1 axis
            |u1 ~ ()             ~ the array has 0 axes
            <c16 ~ (2, 2)        ~ elements of type 'c16' cannot be read
            |S0 ~ (2, 2)         ~ elements of type 'S0' cannot be read
            <M8[ns] ~ (2, 2)     ~ elements of type 'M8[ns]' are dates or times
            |S1 ~ (2, 2)         ~ the array holds text; inputs must be numbers
            """)
    void arraysThatAreNoSamplesAreRefused(String type, String shape, String message) throws IOException {
        Path file = npy("x.npy", type, shape, BYTES);
        assertThatThrownBy(() -> load(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
            |S3 ~ (2,)    ~ 646f67636174     ~ 1,0 ~ cat,dog
            <U1 ~ (2,)    ~ 6200000061000000 ~ 1,0 ~ a,b
            >U1 ~ (2, 1)  ~ 0000006200000061 ~ 1,0 ~ a,b
            |u1 ~ (2, 1)  ~ 0703             ~ 7,3 ~
            |u1 ~ (2, 3)  ~ 000100010000     ~ 1,0 ~
            |b1 ~ (2, 2)  ~ 00010001         ~ 1,1 ~
            """)
    void labelsAreNumbersTextsOrOneHotRows(String type, String shape, String bytes, String labels, String classes)
            throws IOException {
        Dataset data = labelled(npy("y.npy", type, shape, bytes));
        assertThat(data.labels().orElseThrow())
                .containsExactly(List.of(labels.split(",", -1)).stream()
                        .mapToInt(Integer::parseInt)
                        .toArray());
        assertThat(String.join(",", data.classes())).isEqualTo(classes == null ? "" : classes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
            |u1 ~ (3,)      ~ 010203           ~ 3 labels, but
            |u1 ~ (2, 2)    ~ 01010100         ~ row 1 is not one-hot
            |u1 ~ (2, 2)    ~ 02000100         ~ row 1 is not one-hot
            |u1 ~ (2, 2, 2) ~ 0100010001000100 ~ an array of shape (2, 2, 2) holds no labels
            <f4 ~ (2,)      ~ 0000803f0000003f ~ row 2 has the label 0.5; labels must be whole numbers
            <i4 ~ (2,)      ~ 0100000000000080 ~ row 2 has the label -2147483648; labels must be whole numbers from -2147483647
            |S2 ~ (2,)      ~ 61620000         ~ row 2 has no label (''); fill it in, or leave the sample out
            |S1 ~ (2,)      ~ 61e8             ~ holds text that is not UTF-8
            <U1 ~ (2,)      ~ 61000000ffffffff ~ which is no Unicode character
            <U1 ~ (2,)      ~ 00d8000001d80000 ~ holds text with the number d800 (hexadecimal), which is no Unicode
            """)
    void arraysThatAreNoLabelsAreRefused(String type, String shape, String bytes, String message) throws IOException {
        Path labels = npy("y.npy", type, shape, bytes);
        assertThatThrownBy(() -> labelled(labels))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(labels + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void damagedContentOfAnArchiveIsRefused() throws IOException {
        byte[] array = withHeader("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2), }", BYTES);
        CRC32 checksum = new CRC32();
        checksum.update(array);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("x.npy");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(array.length);
            entry.setCrc(checksum.getValue());
            zip.putNextEntry(entry);
            zip.write(array);
        }
        byte[] archive = bytes.toByteArray();
        Path file = Files.write(directory.resolve("x.npz"), archive);
        assertThat(load(file).inputs().toRawCopy2D()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
        int last = new String(archive, StandardCharsets.ISO_8859_1).indexOf("\u0001\u0002\u0003\u0004");
        archive[last] = 9;
        Files.write(file, archive);
        assertThatThrownBy(() -> load(file)).hasMessageContaining("the checksum of the archive does not match");
    }

    @ParameterizedTest
    @CsvSource({
        "08, 01 02 03 ff, 0.00392156862745098, 0.00784313725490196, 0.011764705882352941, 1",
        "09, 01 02 03 ff, 1, 2, 3, -1",
        "0b, 0001 0002 0003 ffff, 1, 2, 3, -1",
        "0c, 00000001 00000002 00000003 ffffffff, 1, 2, 3, -1",
        "0d, 3f800000 40000000 00000000 c0000000, 1, 2, 0, -2",
        "0e, 3ff0000000000000 4000000000000000 0000000000000000 c000000000000000, 1, 2, 0, -2",
    })
    void idxFilesOfAllTypesAreRead(String type, String bytes, double a, double b, double c, double d)
            throws IOException {
        String content = "0000" + type + "02" + "00000002" + "00000002" + bytes.replace(" ", "");
        Path file = Files.write(directory.resolve("x.idx"), HexFormat.of().parseHex(content));
        Dataset data = new IdxProvider().load(new IdxProvider.Options(file, Optional.empty()), SEED);
        assertThat(data.inputs().toRawCopy2D()).isDeepEqualTo(new double[][] {{a, b}, {c, d}});
        assertThat(data.notices().get(0))
                .isEqualTo(file + ": 2 samples, 2 inputs, "
                        + ("08".equals(type) ? "bytes scaled to [0, 1]" : "values as in the file"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void devicesAndPipesAreRefusedAtOnce() throws IOException, InterruptedException {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        for (Path path : List.of(Path.of("/dev/zero"), pipe)) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThatThrownBy(() ->
                            new CsvProvider().load(CsvProvider.Options.of(path, Optional.empty(), List.of()), SEED))
                    .isInstanceOf(DataException.class)
                    .hasMessage(path
                            + ": this is a device or a pipe, not a file; save the data to a file, and name"
                            + " that"));
        }
    }

    @Test
    void standardInputIsRefusedWithAdvice() {
        assertThatThrownBy(() -> load(Path.of("-")))
                .isInstanceOf(DataException.class)
                .hasMessage("-: data are not read from standard input; save the data to a file, and name that");
    }

    private Dataset load(Path file) {
        return new NpyProvider()
                .load(new NpyProvider.Options(file, Optional.empty(), Optional.empty(), Optional.empty()), SEED);
    }

    private Dataset labelled(Path labels) throws IOException {
        Path inputs = npy("x.npy", "|u1", "(2, 2)", BYTES);
        return new NpyProvider()
                .load(new NpyProvider.Options(inputs, Optional.empty(), Optional.of(labels), Optional.empty()), SEED);
    }

    private Path npy(String name, String type, String shape, String hex) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        return Files.write(directory.resolve(name), withHeader(header, hex));
    }

    private static byte[] withHeader(String header, String hex) {
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        byte[] content = HexFormat.of().parseHex(hex);
        ByteBuffer buffer = ByteBuffer.allocate(10 + text.length + content.length);
        buffer.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0});
        return buffer.put(text).put(content).array();
    }
}
