package org.repdyn.data.internal;

import java.nio.ByteBuffer;
import org.apiguardian.api.API;
import org.repdyn.data.spi.DataException;

/**
 * Array in the IDX format of the MNIST files: a big-endian header, then numbers in C order.
 *
 * @param name name of the file, for messages
 * @param bytes true if the elements are unsigned bytes
 * @param shape lengths of the axes
 * @param values numbers, the last axis running fastest
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record IdxArray(String name, boolean bytes, int[] shape, double[] values) {

    /** Code of unsigned bytes in the third byte of an IDX file. */
    private static final int UNSIGNED_BYTE = 0x08;

    /** Code of signed bytes in the third byte of an IDX file. */
    private static final int SIGNED_BYTE = 0x09;

    /** Code of 16-bit integers in the third byte of an IDX file. */
    private static final int INT16 = 0x0B;

    /** Code of 32-bit integers in the third byte of an IDX file. */
    private static final int INT32 = 0x0C;

    /** Code of 32-bit floating-point numbers in the third byte of an IDX file. */
    private static final int FLOAT32 = 0x0D;

    /** Code of 64-bit floating-point numbers in the third byte of an IDX file. */
    private static final int FLOAT64 = 0x0E;

    /**
     * Reads an array.
     *
     * @throws DataException if the content is not a valid array
     */
    public static IdxArray read(DataFile file) {
        byte[] content = file.content();
        if (content.length < 4 || content[0] != 0 || content[1] != 0 || content[3] < 1) {
            throw new DataException(file.name() + ": not an IDX file"
                    + FileKind.describe(content)
                            .map(kind -> " but " + kind)
                            .orElse(" (it does not start with two zero bytes, a type and a number of axes)"));
        }
        int type = content[2] & 0xff;
        int size = size(file.name(), type);
        int axes = content[3];
        int start = 4 + 4 * axes;
        if (content.length < start) {
            throw new DataException(file.name() + ": the file ends within its header");
        }
        ByteBuffer buffer = ByteBuffer.wrap(content);
        long[] lengths = new long[axes];
        for (int axis = 0; axis < axes; axis++) {
            lengths[axis] = Integer.toUnsignedLong(buffer.getInt(4 + 4 * axis));
        }
        int[] shape = ArrayShape.checked(file.name(), lengths);
        int count = ArrayShape.count(shape);
        if ((long) count * size != content.length - start) {
            throw new DataException(file.name() + ": the header states the shape " + ArrayShape.text(shape)
                    + ", which is " + (long) count * size + " bytes, but the file has " + (content.length - start));
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = value(buffer, type, start + i * size);
        }
        return new IdxArray(file.name(), type == UNSIGNED_BYTE, shape, values);
    }

    private static int size(String name, int type) {
        return switch (type) {
            case UNSIGNED_BYTE, SIGNED_BYTE -> 1;
            case INT16 -> 2;
            case INT32, FLOAT32 -> 4;
            case FLOAT64 -> 8;
            default ->
                throw new DataException(name + ": 0x" + Integer.toHexString(type)
                        + " is not a type of IDX elements; allowed are 0x8 and 0x9 (bytes), 0xb and 0xc (whole numbers),"
                        + " 0xd and 0xe (floating point)");
        };
    }

    private static double value(ByteBuffer buffer, int type, int at) {
        return switch (type) {
            case UNSIGNED_BYTE -> buffer.get(at) & 0xff;
            case SIGNED_BYTE -> buffer.get(at);
            case INT16 -> buffer.getShort(at);
            case INT32 -> buffer.getInt(at);
            case FLOAT32 -> buffer.getFloat(at);
            default -> buffer.getDouble(at);
        };
    }
}
