package org.repdyn.data.arrays;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Writer of a {@code .npz} archive that {@code numpy.load} reads: float64, int64 and text arrays in C order and little-endian bytes, not
 * compressed. Equal arrays give equal files, byte for byte.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NpzWriter implements AutoCloseable {

    /** Length of a header divides by this number of bytes, as the format requires for aligned data. */
    private static final int ALIGNMENT = 64;

    /** Bytes before the dictionary of a header: magic string, version, length. */
    private static final int PREFIX = 10;

    /** Time of each entry; the earliest that a zip archive can state. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final Charset CODE_POINTS = Charset.forName("UTF-32LE");

    private final ZipOutputStream zip;

    /**
     * Creates a file.
     *
     * @throws IOException if it cannot be created
     */
    public NpzWriter(Path file) throws IOException {
        zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        zip.setLevel(Deflater.NO_COMPRESSION);
    }

    /** Writes a matrix, shape (rows, columns). */
    public void matrix(String name, R064Store matrix) throws IOException {
        begin(name, "<f8", matrix.getRowDim(), matrix.getColDim());
        rows(matrix);
        zip.closeEntry();
    }

    /**
     * Writes matrices of equal shape as one array, shape (matrices, rows, columns).
     *
     * @param matrices matrices, at least one
     */
    public void matrices(String name, List<R064Store> matrices) throws IOException {
        R064Store first = matrices.get(0);
        begin(name, "<f8", matrices.size(), first.getRowDim(), first.getColDim());
        for (R064Store matrix : matrices) {
            rows(matrix);
        }
        zip.closeEntry();
    }

    /** Writes numbers, shape (numbers). */
    public void numbers(String name, double[] values) throws IOException {
        begin(name, "<f8", values.length);
        byte[] bytes = new byte[values.length * Double.BYTES];
        ByteBuffer buffer = littleEndian(bytes);
        Arrays.stream(values).forEach(buffer::putDouble);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** Writes whole numbers, shape (numbers). */
    public void integers(String name, int[] values) throws IOException {
        begin(name, "<i8", values.length);
        byte[] bytes = new byte[values.length * Long.BYTES];
        ByteBuffer buffer = littleEndian(bytes);
        Arrays.stream(values).asLongStream().forEach(buffer::putLong);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** Writes texts, shape (texts). */
    public void texts(String name, List<String> texts) throws IOException {
        int longest = texts.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(0);
        int length = Math.max(1, longest);
        begin(name, "<U" + length, texts.size());
        byte[] bytes = new byte[texts.size() * length * Integer.BYTES];
        ByteBuffer buffer = littleEndian(bytes);
        for (int i = 0; i < texts.size(); i++) {
            buffer.position(i * length * Integer.BYTES);
            buffer.put(texts.get(i).getBytes(CODE_POINTS));
        }
        zip.write(bytes);
        zip.closeEntry();
    }

    private void begin(String name, String type, int... shape) throws IOException {
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        header(zip, type, shape);
    }

    private static void header(OutputStream out, String type, int[] shape) throws IOException {
        // A shape with one axis is a Python tuple of one number, which has a comma.
        String lengths = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "))
                + (shape.length == 1 ? "," : "");
        String dictionary = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + lengths + "), }";
        int unpadded = PREFIX + dictionary.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        String text = dictionary + " ".repeat(padding) + "\n";
        byte[] bytes = new byte[PREFIX + text.length()];
        ByteBuffer header = littleEndian(bytes);
        header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        header.put((byte) 1).put((byte) 0).putShort((short) text.length());
        header.put(text.getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
    }

    private void rows(R064Store matrix) throws IOException {
        int rows = matrix.getRowDim();
        byte[] bytes = new byte[matrix.getColDim() * Double.BYTES];
        ByteBuffer row = littleEndian(bytes);
        for (int i = 0; i < rows; i++) {
            row.clear();
            for (int j = 0; j < matrix.getColDim(); j++) {
                row.putDouble(matrix.data[j * rows + i]);
            }
            zip.write(bytes);
        }
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
