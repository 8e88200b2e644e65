package org.repdyn.data.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.data.FileViews;
import org.repdyn.data.internal.DataFile;
import org.repdyn.data.internal.NpyFiles;
import org.repdyn.data.spi.DataException;

@DisplayName("An archive of arrays in NumPy's format")
class NpzWriterTest {

    @TempDir
    Path folder;

    private static R064Store counting(int rows, int columns, int from) {
        R064Store matrix = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.set(i, j, from + i * columns + j);
            }
        }
        return matrix;
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        try (NpzWriter npz = new NpzWriter(file)) {
            npz.matrix("a/W", counting(2, 3, 0));
            npz.matrices("stack", List.of(counting(2, 3, 0), counting(2, 3, 6)));
            npz.numbers("times", new double[] {0, 0.1, 1e-300});
            npz.integers("labels", new int[] {1, -2});
            npz.texts("classes", List.of("é", "setosa"));
        }
        return file;
    }

    @Test
    @DisplayName("gives shapes and bits back")
    void roundTrip() throws IOException {
        ArrayFile read = ArrayFile.read(write("a.npz"), name -> !name.equals("classes"));

        assertThat(read.names()).containsExactly("a/W", "classes", "labels", "stack", "times");
        assertThat(read.array("a/W").orElseThrow().matrix()).isEqualTo(counting(2, 3, 0));
        assertThat(read.array("stack").orElseThrow().shape()).containsExactly(2, 2, 3);
        assertThat(read.array("stack").orElseThrow().matrices()[1]).isEqualTo(counting(2, 3, 6));
        assertThat(read.array("times").orElseThrow().values()).containsExactly(0, 0.1, 1e-300);
        assertThat(read.array("labels").orElseThrow().values()).containsExactly(1, -2);
        assertThat(NpyFiles.read(DataFile.read(folder.resolve("a.npz")), Optional.of("classes"), "array")
                        .texts())
                .containsExactly("é", "setosa");
    }

    @Test
    @DisplayName("has headers as numpy.save writes them: aligned to 64 bytes, C order, a comma in a shape of one axis")
    void headers() throws IOException {
        try (ZipFile zip = new ZipFile(write("a.npz").toFile())) {
            byte[] times = zip.getInputStream(zip.getEntry("times.npy")).readAllBytes();
            assertThat(times).hasSize(128 + 3 * 8);
            assertThat(new String(times, 10, 118, StandardCharsets.US_ASCII))
                    .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }")
                    .endsWith(" \n");
            byte[] matrix = zip.getInputStream(zip.getEntry("a/W.npy")).readAllBytes();
            // The second number of row-major order is the one next to the first in its row.
            assertThat(ByteBuffer.wrap(matrix).order(ByteOrder.LITTLE_ENDIAN).getDouble(128 + 8))
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("is the same file, byte for byte, for the same arrays")
    void deterministic() throws IOException {
        assertThat(Files.mismatch(write("a.npz"), write("b.npz"))).isEqualTo(-1);
    }

    @Test
    @DisplayName("gives views, of which a loss takes the blocks that it requires")
    void views() throws IOException {
        Path file = folder.resolve("views.npz");
        try (NpzWriter npz = new NpzWriter(file)) {
            npz.matrix("anchors", counting(2, 3, 0));
            npz.matrices("positives", List.of(counting(2, 3, 10), counting(2, 3, 20)));
            npz.matrix("negatives", counting(2, 3, 30));
        }
        FileViews views = FileViews.read(file);

        Views triplet = views.views(ViewRequirements.TRIPLETS);
        assertThat(triplet.matrix().doubleValue(0, 1)).isEqualTo(1);
        assertThat(triplet.matrix().doubleValue(2, 0)).isEqualTo(10);
        assertThat(triplet.matrix().doubleValue(5, 2)).isEqualTo(35);
        assertThatThrownBy(() -> views.views(new ViewRequirements(3, 0, false)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "the loss reads anchors with 3 positives each, but is given anchors with 2 positives"
                                + " each; give an array 'positives' of shape (3, 2, 3)");
        assertThatThrownBy(() -> views.views(ViewRequirements.TARGETS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no array 'targets'");
    }

    @Test
    @DisplayName(
            "is refused as views without anchors, with blocks of another shape, or with numbers that are not finite")
    void wrongViews() throws IOException {
        Path none = write("none.npz");
        assertThatThrownBy(() -> FileViews.read(none))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no array 'anchors' in the file; it has a/W, classes");
        Path shape = folder.resolve("shape.npz");
        try (NpzWriter npz = new NpzWriter(shape)) {
            npz.matrix("anchors", counting(2, 3, 0));
            npz.matrix("positives", counting(2, 4, 0));
        }
        assertThatThrownBy(() -> FileViews.read(shape))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("views of shape (2, 4), but the anchors have (2, 3)");
        Path nan = folder.resolve("nan.npz");
        R064Store matrix = counting(2, 3, 0);
        matrix.set(1, 0, Double.NaN);
        try (NpzWriter npz = new NpzWriter(nan)) {
            npz.matrix("anchors", matrix);
        }
        assertThatThrownBy(() -> FileViews.read(nan))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("nan.npz[anchors]: entry 3 in row-major order is NaN");
    }
}
