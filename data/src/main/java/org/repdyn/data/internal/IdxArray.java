package org.repdyn.data.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apiguardian.api.API;
import org.repdyn.data.spi.DataException;

/**
 * An array in the IDX format of the MNIST files: unsigned bytes, big-endian header.
 *
 * @param name of the file, for messages
 * @param shape lengths of the axes
 * @param values bytes as 0 to 255, the last axis running fastest
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record IdxArray(String name, int[] shape, int[] values) {

    private static final int UNSIGNED_BYTE = 0x08;

    /** Reads an array. */
    public static IdxArray read(DataFile file) {
        byte[] content = file.content();
        if (content.length < 4 || content[0] != 0 || content[1] != 0 || content[3] < 1) {
            throw new DataException(file.name()
                    + ": not an IDX file (it does not start with two zero bytes, a type and a number of axes)");
        }
        if (content[2] != UNSIGNED_BYTE) {
            throw new DataException(file.name() + ": IDX elements of type 0x" + Integer.toHexString(content[2] & 0xff)
                    + "; only unsigned bytes (0x8) can be read");
        }
        int axes = content[3];
        int start = 4 + 4 * axes;
        if (content.length < start) {
            throw new DataException(file.name() + ": the file ends within its header");
        }
        int[] shape = new int[axes];
        long count = 1;
        ByteBuffer buffer = ByteBuffer.wrap(content);
        for (int axis = 0; axis < axes; axis++) {
            shape[axis] = buffer.getInt(4 + 4 * axis);
            count *= shape[axis];
        }
        if (count < 0 || count != content.length - start) {
            throw new DataException(file.name() + ": the header promises " + Arrays.toString(shape)
                    + " bytes, the file has " + (content.length - start));
        }
        int[] values = new int[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = content[start + i] & 0xff;
        }
        return new IdxArray(file.name(), shape, values);
    }
}
