package org.repdyn.study.combine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.study.combine.RunDifference.NumberDifference;

@DisplayName("Exported states of an arm")
class StateDifferenceTest {

    private static final String WEIGHTS = "weights/W";

    /** Rows of 10,001 numbers are longer than the pieces in which archives are compared. */
    private static final int COLUMNS = 10_001;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("are compared to their last byte, by time, in their shapes and in their arrays")
    void states() throws IOException {
        double[] w = new double[2 * COLUMNS];
        double[] changed = w.clone();
        changed[w.length - 1] = 0.25;
        Map<String, double[]> arrays = Map.of("times", new double[] {0, 0.5}, WEIGHTS, w);
        Path original = archive("original.npz", arrays, 2);

        assertThat(StateDifference.of("arm", original, archive("same.npz", arrays, 2), 0))
                .isEmpty();
        NumberDifference last = StateDifference.of(
                        "arm", original, archive("changed.npz", with(arrays, WEIGHTS, changed), 2), 0)
                .get(0);
        assertThat(last.name()).isEqualTo("state.weights/W");
        assertThat(last.from()).hasValue(0.5);
        assertThat(last.second()).hasValue(0.25);
        assertThat(last.relative()).isEqualTo(0.25);
        assertThat(StateDifference.of("arm", original, archive("shape.npz", arrays, 1), 0))
                .extracting(NumberDifference::relative)
                .contains(Double.POSITIVE_INFINITY);
        assertThat(StateDifference.of("arm", original, archive("more.npz", with(arrays, "more", w), 2), 0.5))
                .extracting(NumberDifference::name)
                .containsExactly("state.more");
        assertThat(StateDifference.of("arm", original, folder.resolve("none.npz"), 0))
                .extracting(NumberDifference::name)
                .containsExactly("state.file");
    }

    private static Map<String, double[]> with(Map<String, double[]> arrays, String name, double[] values) {
        Map<String, double[]> changed = new TreeMap<>(arrays);
        changed.put(name, values);
        return changed;
    }

    /** Writes arrays, with a number of rows. */
    private Path archive(String file, Map<String, double[]> arrays, int rows) throws IOException {
        Path path = folder.resolve(file);
        try (OutputStream out = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, double[]> array : new TreeMap<>(arrays).entrySet()) {
                zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
                zip.write(npy(array.getValue(), rows));
            }
        }
        return path;
    }

    /** Returns a NumPy array of doubles in version 1.0 of the format. */
    private static byte[] npy(double[] values, int rows) {
        String header =
                "{'descr': '<f8', 'fortran_order': False, 'shape': (" + rows + ", " + values.length / rows + "), }";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) (header.length() + 1), 0});
        bytes.writeBytes((header + "\n").getBytes(StandardCharsets.US_ASCII));
        ByteBuffer numbers = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        numbers.asDoubleBuffer().put(values);
        bytes.writeBytes(numbers.array());
        return bytes.toByteArray();
    }
}
