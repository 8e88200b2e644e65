package org.repdyn.data.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.random.Seed;
import org.repdyn.data.internal.ClassLabels;
import org.repdyn.data.internal.CsvTable;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;

class FileDatasetsTest {

    private static final Seed SEED = new Seed(0);

    private static final String LFS_POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 9\n";

    @TempDir
    Path directory;

    @Test
    void csvWithHeaderLabelsAndTargets() throws IOException {
        Dataset data = csv("a,b,kind,y\n1,2,cat,0.5\n3,4,dog,1.5\n5,6,cat,2.5\n", Optional.of("kind"), List.of("y"));
        assertThat(data.inputs().toRawCopy2D()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        assertThat(data.labels().orElseThrow()).containsExactly(0, 1, 0);
        assertThat(data.targets().orElseThrow().toRawCopy2D()).isDeepEqualTo(new double[][] {{0.5}, {1.5}, {2.5}});
    }

    @Test
    void csvWithoutHeaderGzippedAndLabelByNumber() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("1,2,7\n3,4,9\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = directory.resolve("data.csv.gz");
        Files.write(file, bytes.toByteArray());
        Dataset data = new CsvProvider().load(options(file, Optional.of("3"), List.of()), SEED);
        assertThat(data.inputs().toRawCopy2D()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
        assertThat(data.labels().orElseThrow()).containsExactly(7, 9);
    }

    @Test
    void filesOfAnotherKindAreNotReadAsTables() throws IOException {
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        try (GZIPOutputStream outer = new GZIPOutputStream(twice);
                GZIPOutputStream inner = new GZIPOutputStream(outer)) {
            inner.write("1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
        }
        tableFails(twice.toByteArray(), ": this is not a table but gzipped twice; decompress it once");
        tableFails(bytes("\u0093NUMPY\u0001"), "but a NumPy array; read it with data: npy");
        tableFails(
                bytes("PK\u0003\u0004"), "but a zip archive, such as a spreadsheet or .npz; save a spreadsheet as CSV");
        tableFails(bytes("PAR1\u0015\u0004"), "but a Parquet file; save the table as CSV");
        tableFails(bytes(LFS_POINTER), "but a pointer of Git LFS in place of the data; fetch them with git lfs pull");
        // Column names that begin as such files do are names.
        Dataset named = csv("PAR1,PK\n1,2\n3,4\n", Optional.empty(), List.of());
        assertThat(named.inputs().toRawCopy2D()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
        byte[] half = Arrays.copyOf(twice.toByteArray(), 20);
        tableFails(half, ": the gzipped file is damaged or incomplete (");
        tableFails(Arrays.copyOf(half, 5), ": the gzipped file is damaged or incomplete; copy it again");
    }

    private static byte[] bytes(String characters) {
        return characters.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void tableFails(byte[] content, String message) throws IOException {
        Path file = write("data.csv", content);
        assertThatThrownBy(() -> new CsvProvider().load(options(file, Optional.empty(), List.of()), SEED))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }

    @Test
    void labelsWithALeadingZeroAreTexts() throws IOException {
        Dataset numbers = csv("1,01\n2,1\n3,1.0\n4,01\n", Optional.of("2"), List.of());
        assertThat(numbers.labels().orElseThrow()).containsExactly(0, 1, 2, 0);
        assertThat(numbers.classes()).containsExactly("01", "1", "1.0");
        Dataset floats = csv("1,0.0\n2,1.0\n3,0.0\n", Optional.of("2"), List.of());
        assertThat(floats.labels().orElseThrow()).containsExactly(0, 1, 0);
        assertThat(csv("x,cafe\u0301\n1,2\n3,4\n", Optional.of("caf\u00e9"), List.of())
                        .notices()
                        .get(0))
                .contains("label in column 2 (caf\u00e9)");
        assertThat(csv("1,9007199254740992\n2,9007199254740993\n", Optional.of("2"), List.of())
                        .notices()
                        .get(0))
                .contains("different classes, because not all labels are whole numbers of at most 2147483647");
        Dataset accents = csv("1,caf\u00e9\n2,cafe\u0301\n3,cafe\n", Optional.of("2"), List.of());
        assertThat(accents.labels().orElseThrow()).containsExactly(1, 1, 0);
    }

    @Test
    void csvErrorsNameFileLineAndColumn() {
        csvFails("1,2\n3\n", "data.csv:2: the row has 1 column, the first one has 2; all rows need the same number");
        csvFails("a,b\n1,2\n3,x\n", "data.csv:3: column 2 (b) holds 'x', which is not a number");
        csvFails("1,2\n3,NaN\n", "data.csv:2: column 2 is NaN; every input must be a finite number");
        csvFails("1,2\n3,1e999\n", "column 2 holds '1e999', which is beyond the range");
        csvFails("", "the file is empty");
        csvFails("\n\n", "the file holds no rows");
        csvFails("a,b\n", "0 rows of data; at least 2 are needed");
        csvFails("1,2\n", "1 row of data; at least 2 are needed");
    }

    @Test
    void unknownColumnIsRefusedWithTheKnownColumns() {
        assertThatThrownBy(() -> csv("a,b\n1,2\n3,4\n", Optional.of("c"), List.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no column 'c'; columns are a, b");
    }

    @Test
    void columnWithTwoUsesIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("data.csv"), "a,b,c\n1,2,0\n3,4,1\n");
        assertThatThrownBy(() -> new CsvProvider().load(uses(file, "c", List.of(), List.of("3")), SEED))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": column 3 (c) is named by label and by ignore; name it once");
        assertThatThrownBy(() -> new CsvProvider().load(uses(file, "c", List.of("b"), List.of("b")), SEED))
                .hasMessage(file + ": column 2 (b) is named by targets and by ignore; name it once");
        assertThatThrownBy(() -> new CsvProvider().load(uses(file, "c", List.of("b", "2"), List.of()), SEED))
                .hasMessage(file + ": column 2 (b) is named twice by targets; name it once");
    }

    private static CsvProvider.Options uses(Path path, String label, List<String> targets, List<String> ignored) {
        return new CsvProvider.Options(
                path,
                Optional.of(label),
                Optional.of(targets),
                Optional.of(ignored),
                CsvTable.Header.AUTO,
                ",",
                "#",
                ClassLabels.Missing.REFUSE,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void missingFileAndDirectoryAreRefused() {
        Path missing = directory.resolve("missing.csv");
        assertThatThrownBy(() -> new CsvProvider().load(options(missing, Optional.empty(), List.of()), SEED))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(missing + ": no such file");
        for (String address : List.of("https://example.org/x.csv", "file:///tmp/x.csv")) {
            assertThatThrownBy(
                            () -> new CsvProvider().load(options(Path.of(address), Optional.empty(), List.of()), SEED))
                    .hasMessageEndingWith(": this is an address, not a file; download the file, and name that");
        }
        assertThatThrownBy(() -> new CsvProvider().load(options(directory, Optional.empty(), List.of()), SEED))
                .hasMessageContaining("this is a directory");
    }

    @Test
    void imageShapeMustMatchTheNumberOfColumns() throws IOException {
        Path file = Files.writeString(directory.resolve("data.csv"), "1,2,3,4\n5,6,7,8\n");
        CsvProvider.Options good = image(file, Optional.of(2), Optional.empty());
        assertThat(new CsvProvider().load(good, SEED).image().orElseThrow().width())
                .isEqualTo(2);
        CsvProvider.Options bad = image(file, Optional.of(3), Optional.of(2));
        assertThatThrownBy(() -> new CsvProvider().load(bad, SEED))
                .hasMessageContaining("images of 3x2 have 6 pixels, but a sample has 4 inputs");
    }

    @Test
    void npyIsReadInBothMemoryAndByteOrders() throws IOException {
        double[][] expected = {{1, 2, 3}, {4, 5, 6}};
        Path c = write("c.npy", npy("<f8", false, "(2, 3)", ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6));
        Path fortran = write("f.npy", npy(">f8", true, "(2, 3)", ByteOrder.BIG_ENDIAN, 1, 4, 2, 5, 3, 6));
        assertThat(load(c).inputs().toRawCopy2D()).isDeepEqualTo(expected);
        assertThat(load(fortran).inputs().toRawCopy2D()).isDeepEqualTo(expected);
    }

    @Test
    void npyWithThreeAxesHoldsImages() throws IOException {
        Path file = write("i.npy", npy("<f8", false, "(2, 1, 3)", ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6));
        Dataset data = load(file);
        assertThat(data.image().orElseThrow().height()).isEqualTo(1);
        assertThat(data.image().orElseThrow().width()).isEqualTo(3);
        Path fortran = write("if.npy", npy("<f8", true, "(2, 1, 3)", ByteOrder.LITTLE_ENDIAN, 1, 4, 2, 5, 3, 6));
        assertThat(load(fortran).inputs().data).isEqualTo(data.inputs().data);
    }

    @Test
    void npzWithInputsAndLabelsIsRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("x.npy"));
            zip.write(npy("<f8", false, "(2, 2)", ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4));
            zip.putNextEntry(new ZipEntry("y.npy"));
            zip.write(npy("<f8", false, "(2,)", ByteOrder.LITTLE_ENDIAN, 5, 6));
        }
        Path file = write("both.npz", bytes.toByteArray());
        Dataset data = new NpyProvider()
                .load(new NpyProvider.Options(file, Optional.of("x"), Optional.empty(), Optional.of("y")), SEED);
        assertThat(data.labels().orElseThrow()).containsExactly(5, 6);
        assertThat(data.notices().get(0)).endsWith("labels of 2 classes");
        assertThatThrownBy(() -> load(file)).hasMessageContaining("several arrays (x, y); name one with array");
        assertThatThrownBy(() -> new NpyProvider()
                        .load(
                                new NpyProvider.Options(file, Optional.of("z"), Optional.empty(), Optional.empty()),
                                SEED))
                .hasMessageContaining("there is no array 'z' in the archive; it holds x, y");
    }

    @Test
    void npyErrorsAreExplained() throws IOException {
        assertThatThrownBy(() -> load(write("t.npy", "hello, world!".getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("not a NumPy .npy file (its first bytes");
        assertThatThrownBy(() -> load(write("l.npy", bytes(LFS_POINTER))))
                .hasMessageEndingWith("not a NumPy .npy file but a pointer of Git LFS in place of the data; fetch them"
                        + " with git lfs pull");
        byte[] whole = npy("<f8", false, "(2, 2)", ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4);
        for (int length : new int[] {6, 9, 11, 20}) {
            assertThatThrownBy(() -> load(write("h.npy", Arrays.copyOf(whole, length))))
                    .hasMessageEndingWith("the file ends within its header");
        }
        assertThatThrownBy(() -> load(write("s.npy", Arrays.copyOf(whole, whole.length - 1))))
                .hasMessageContaining("the header states the shape (2, 2), which is");
        assertThatThrownBy(() -> load(write("o.npy", npy("|O", false, "(1, 1)", ByteOrder.LITTLE_ENDIAN, 1))))
                .hasMessageContaining("elements of type 'O' cannot be read");
        String record = "[('x', '<f8'), ('y', '<f8')]";
        assertThatThrownBy(() -> load(write("r.npy", npy(record, false, "(1,)", ByteOrder.LITTLE_ENDIAN, 1, 2))))
                .hasMessageContaining("the elements are records with named fields; save plain numbers");
        assertThatThrownBy(() -> load(write("1.npy", npy("<f8", false, "(2,)", ByteOrder.LITTLE_ENDIAN, 1, 2))))
                .hasMessageContaining("the array has 1 axis");
        assertThatThrownBy(
                        () -> load(write("n.npy", npy("<f8", false, "(2, 1)", ByteOrder.LITTLE_ENDIAN, 1, Double.NaN))))
                .hasMessageContaining("row 2, column 1 is NaN");
        Path array = write("a.npy", whole);
        NpyProvider.Options named =
                new NpyProvider.Options(array, Optional.empty(), Optional.empty(), Optional.of("y"));
        assertThatThrownBy(() -> new NpyProvider().load(named, SEED))
                .hasMessage(
                        array + ": the file is a single array, but labels-array 'y' was given; leave labels-array out,"
                                + " or name a .npz archive");
    }

    @Test
    void idxImagesAndLabelsAreRead() throws IOException {
        Path images =
                write("images", new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, (byte) 255, 51, 102});
        Path labels = write("labels", new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 7, 9});
        Dataset data = new IdxProvider().load(new IdxProvider.Options(images, Optional.of(labels)), SEED);
        assertThat(data.inputs().toRawCopy2D()).isDeepEqualTo(new double[][] {{0, 1}, {0.2, 0.4}});
        assertThat(data.labels().orElseThrow()).containsExactly(7, 9);
        assertThat(data.notices().get(0)).endsWith("bytes scaled to [0, 1], labels of 2 classes");
        assertThat(data.image().orElseThrow().width()).isEqualTo(2);
    }

    @Test
    void idxErrorsAreExplained() throws IOException {
        assertThatThrownBy(() -> idx(new byte[] {1, 2, 3, 4, 5})).hasMessageContaining("not an IDX file (it does not");
        assertThatThrownBy(() -> idx(bytes("\u0093NUMPY\u0001")))
                .hasMessageEndingWith("not an IDX file but a NumPy array; read it with data: npy");
        assertThatThrownBy(() -> idx(new byte[] {0, 0, 15, 1, 0, 0, 0, 0}))
                .hasMessageContaining("0xf is not a type of IDX elements");
        assertThatThrownBy(() -> idx(new byte[] {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 1, 5}))
                .hasMessageContaining("the header states the shape (2, 1), which is 2 bytes, but the file has 1");
        assertThatThrownBy(() -> idx(new byte[] {0, 0, 8, 2, -1, -1, -1, -1, 0, 0, 0, 1, 5}))
                .hasMessageContaining("the header states the shape (4294967295, 1), which is more than 2147483647");
        // Two thousand million images without pixels: refused without a loop over them.
        assertThatThrownBy(() -> idx(new byte[] {0, 0, 8, 2, 0x77, 0x35, -108, 0, 0, 0, 0, 0}))
                .hasMessageContaining("the samples have no columns");
        assertThatThrownBy(() -> idx(new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 5}))
                .hasMessageContaining("are these the labels?");
        Path images = write("two", new byte[] {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 1, 5, 6});
        Path labels = write("one", new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 7});
        assertThatThrownBy(() -> new IdxProvider().load(new IdxProvider.Options(images, Optional.of(labels)), SEED))
                .hasMessageContaining(": 1 label, but")
                .hasMessageContaining("has 2 samples; give one label for each sample");
    }

    private Dataset csv(String content, Optional<String> label, List<String> targets) throws IOException {
        Path file = Files.writeString(directory.resolve("data.csv"), content);
        return new CsvProvider().load(options(file, label, targets), SEED);
    }

    private void csvFails(String content, String message) {
        assertThatThrownBy(() -> csv(content, Optional.empty(), List.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }

    private static CsvProvider.Options options(Path path, Optional<String> label, List<String> targets) {
        return CsvProvider.Options.of(path, label, targets);
    }

    private static CsvProvider.Options image(Path path, Optional<Integer> height, Optional<Integer> width) {
        return new CsvProvider.Options(
                path,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                CsvTable.Header.AUTO,
                ",",
                "#",
                ClassLabels.Missing.REFUSE,
                height,
                width);
    }

    private Dataset load(Path npy) {
        return new NpyProvider()
                .load(new NpyProvider.Options(npy, Optional.empty(), Optional.empty(), Optional.empty()), SEED);
    }

    private Dataset idx(byte[] content) throws IOException {
        return new IdxProvider().load(new IdxProvider.Options(write("x.idx", content), Optional.empty()), SEED);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    private static byte[] npy(String descr, boolean fortran, String shape, ByteOrder order, double... values) {
        String type = descr.startsWith("[") ? descr : "'" + descr + "'";
        String dictionary = "{'descr': " + type + ", 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': "
                + shape + ", }\n";
        byte[] header = dictionary.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer buffer = ByteBuffer.allocate(10 + header.length + 8 * values.length);
        buffer.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        buffer.order(ByteOrder.LITTLE_ENDIAN).putShort((short) header.length).put(header);
        buffer.order(order);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return buffer.array();
    }
}
