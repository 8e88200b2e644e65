package org.repdyn.data.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;

/** Files with random damage are read or refused with a message; no other exception leaves a reader. */
@Tag("slow")
class DamagedFilesPropertyTest {

    private static final Seed SEED = new Seed(0);

    /** Header fragments that replace parts of a NumPy header. */
    private static final List<String> FRAGMENTS = List.of(
            "'<f2'",
            "'|S3'",
            "'<U2'",
            "'|b1'",
            "'>u8'",
            "'<c16'",
            "'|O'",
            "'<M8[ns]'",
            "(-1, 3)",
            "(4294967296,)",
            "()",
            "(0, 2)",
            "(2, 0)",
            "(65536, 65536)",
            "(9L, 2L)",
            "True",
            "None",
            "{",
            "'",
            "99999999999999999999");

    @Property(tries = 300, seed = "1")
    void damagedArraysAreReadOrRefused(@ForAll long number) throws IOException {
        Random random = new Random(number);
        check(random, damaged(npy(random), random));
    }

    @Property(tries = 300, seed = "1")
    void damagedArchivesAreReadOrRefused(@ForAll long number) throws IOException {
        Random random = new Random(number);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("x.npy", "y.npy")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(npy(random));
            }
        }
        check(random, damaged(bytes.toByteArray(), random));
    }

    @Property(tries = 300, seed = "1")
    void damagedIdxFilesAreReadOrRefused(@ForAll long number) throws IOException {
        Random random = new Random(number);
        int type = List.of(8, 9, 11, 12, 13, 14).get(random.nextInt(6));
        int size = List.of(1, 1, 2, 4, 4, 8).get(List.of(8, 9, 11, 12, 13, 14).indexOf(type));
        ByteBuffer buffer = ByteBuffer.allocate(16 + 12 * size);
        buffer.put(new byte[] {0, 0, (byte) type, 3}).putInt(3).putInt(2).putInt(2);
        check(random, damaged(buffer.array(), random));
    }

    @Property(tries = 300, seed = "1")
    void damagedTablesAreReadOrRefused(@ForAll long number) throws IOException {
        Random random = new Random(number);
        byte[] table = "a,b,kind\n1,2,cat\n3.5,-4e2,\"d \"\"o\"\" g\"\n5,6,cat\n".getBytes(StandardCharsets.UTF_8);
        check(random, damaged(table, random));
    }

    private static void check(Random random, byte[] content) throws IOException {
        Path file = Files.createTempFile("damaged", ".bin");
        try {
            Files.write(file, content);
            Dataset data =
                    switch (random.nextInt(3)) {
                        case 0 ->
                            new CsvProvider().load(CsvProvider.Options.of(file, Optional.of("3"), List.of()), SEED);
                        case 1 -> new IdxProvider().load(new IdxProvider.Options(file, Optional.of(file)), SEED);
                        default ->
                            new NpyProvider()
                                    .load(
                                            new NpyProvider.Options(
                                                    file,
                                                    random.nextBoolean() ? Optional.of("x") : Optional.empty(),
                                                    random.nextBoolean() ? Optional.of(file) : Optional.empty(),
                                                    random.nextBoolean() ? Optional.of("y") : Optional.empty()),
                                            SEED);
                    };
            assertThat(Arrays.stream(data.inputs().data).allMatch(Double::isFinite))
                    .isTrue();
        } catch (DataException e) {
            assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("null");
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] npy(Random random) {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), }";
        if (random.nextBoolean()) {
            List<String> old = List.of("'<f8'", "(3, 2)", "False", "(", "'descr'");
            header = header.replace(
                    old.get(random.nextInt(old.size())), FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer buffer = ByteBuffer.allocate(10 + text.length + 48);
        buffer.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0});
        buffer.put(text);
        for (int i = 0; i < 6; i++) {
            buffer.putDouble(random.nextInt(3));
        }
        return buffer.array();
    }

    /** Changes, removes or inserts up to three bytes, or cuts the end off. */
    private static byte[] damaged(byte[] content, Random random) {
        byte[] result = content;
        for (int i = random.nextInt(4); i > 0 && result.length > 1; i--) {
            int at = random.nextInt(result.length);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(result, 0, at);
            int kind = random.nextInt(4);
            if (kind < 2) {
                bytes.write(random.nextInt(256));
            }
            if (kind < 3) {
                bytes.write(result, at + (kind == 0 ? 0 : 1), result.length - at - (kind == 0 ? 0 : 1));
            }
            result = bytes.toByteArray();
        }
        return result;
    }
}
