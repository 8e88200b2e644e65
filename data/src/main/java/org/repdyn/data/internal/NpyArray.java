package org.repdyn.data.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.data.spi.DataException;

/**
 * An array in NumPy's format, versions 1 to 3: whole numbers, floats or booleans, C or Fortran order, either byte order.
 * (NumPy Enhancement Proposal 1, A Simple File Format for NumPy Arrays.)
 *
 * @param name of the file, for messages
 * @param shape lengths of the axes
 * @param values in C order: the last axis runs fastest
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record NpyArray(String name, int[] shape, double[] values) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])(\\d*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    /** Reads an array. */
    public static NpyArray read(String name, byte[] content) {
        if (content.length < 12 || !Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new DataException(name + ": not a NumPy .npy file (its first bytes are not \\x93NUMPY)");
        }
        ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int lengthBytes = content[6] == 1 ? 2 : 4;
        int headerLength = lengthBytes == 2 ? buffer.getShort(8) & 0xffff : buffer.getInt(8);
        int start = 8 + lengthBytes;
        if (headerLength < 0 || headerLength > content.length - start) {
            throw new DataException(name + ": the file ends within its header");
        }
        String header = new String(content, start, headerLength, StandardCharsets.UTF_8);
        Matcher descr = find(name, header, DESCR, "a plain number type such as '<f8'");
        boolean fortran =
                "True".equals(find(name, header, FORTRAN, "fortran_order").group(1));
        int[] shape = shape(name, find(name, header, SHAPE, "a shape").group(1));
        ElementType type = ElementType.of(name, descr.group(2), descr.group(3));
        buffer.order(">".equals(descr.group(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        long count = 1;
        for (int length : shape) {
            count *= length;
        }
        long wanted = start + headerLength + count * type.bytes;
        if (wanted > content.length) {
            throw new DataException(
                    name + ": the header promises " + wanted + " bytes, the file has " + content.length);
        }
        double[] values = new double[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++) {
            values[i] = type.read(buffer, start + headerLength + i * type.bytes);
        }
        return new NpyArray(name, shape, fortran ? toRowMajor(values, shape) : values);
    }

    /** The array as one sample a row: the first axis counts samples, the others are flattened in C order. */
    public R064Store samples() {
        if (shape.length < 2) {
            throw new DataException(name + ": the array has " + shape.length + (shape.length == 1 ? " axis" : " axes")
                    + "; samples need two or more, one sample a row");
        }
        int rows = shape[0];
        int columns = rows == 0 ? 0 : values.length / rows;
        R064Store result = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result.data[j * rows + i] = values[i * columns + j];
            }
        }
        return result;
    }

    private static Matcher find(String name, String header, Pattern pattern, String what) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new DataException(name + ": the header does not state " + what + ": " + header.strip());
        }
        return matcher;
    }

    private static int[] shape(String name, String text) {
        try {
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new DataException(name + ": the header's shape (" + text + ") cannot be read", e);
        }
    }

    private static double[] toRowMajor(double[] fortran, int[] shape) {
        double[] result = new double[fortran.length];
        int[] index = new int[shape.length];
        for (int c = 0; c < result.length; c++) {
            int offset = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                offset = offset * shape[axis] + index[axis];
            }
            result[c] = fortran[offset];
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return result;
    }

    private enum ElementType {
        FLOAT64(8),
        FLOAT32(4),
        INT64(8),
        INT32(4),
        INT16(2),
        INT8(1),
        UINT32(4),
        UINT16(2),
        UINT8(1);

        private final int bytes;

        ElementType(int bytes) {
            this.bytes = bytes;
        }

        static ElementType of(String name, String kind, String size) {
            return switch (kind + size) {
                case "f8" -> FLOAT64;
                case "f4" -> FLOAT32;
                case "i8" -> INT64;
                case "i4" -> INT32;
                case "i2" -> INT16;
                case "i1" -> INT8;
                case "u4" -> UINT32;
                case "u2" -> UINT16;
                case "u1", "b1" -> UINT8;
                default ->
                    throw new DataException(name + ": elements of type '" + kind + size
                            + "' cannot be read; save as float64, float32, or a whole-number type up to int64");
            };
        }

        double read(ByteBuffer buffer, int at) {
            return switch (this) {
                case FLOAT64 -> buffer.getDouble(at);
                case FLOAT32 -> buffer.getFloat(at);
                case INT64 -> (double) buffer.getLong(at);
                case INT32 -> buffer.getInt(at);
                case INT16 -> buffer.getShort(at);
                case INT8 -> buffer.get(at);
                case UINT32 -> (double) Integer.toUnsignedLong(buffer.getInt(at));
                case UINT16 -> buffer.getShort(at) & 0xffff;
                case UINT8 -> buffer.get(at) & 0xff;
            };
        }
    }
}
