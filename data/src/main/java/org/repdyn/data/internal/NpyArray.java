package org.repdyn.data.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.data.spi.DataException;

/**
 * Array in NumPy's format, versions 1 to 3: numbers, booleans or text, in C or Fortran order and in either byte order
 * (NumPy Enhancement Proposal 1, A Simple File Format for NumPy Arrays).
 *
 * @param name name of the file, for messages
 * @param shape lengths of the axes
 * @param values numbers in C order: the last axis runs fastest; empty if the elements are text
 * @param texts texts in C order; empty if the elements are numbers
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record NpyArray(String name, int[] shape, double[] values, List<String> texts) {

    /**
     * Reads an array.
     *
     * @throws DataException if the content is not a valid array of numbers, booleans or text, or a number is not exact as a
     *     double
     */
    public static NpyArray read(String name, byte[] content) {
        NpyHeader header = NpyHeader.read(name, content);
        NpyType type = header.type();
        int count = ArrayShape.count(header.shape());
        long end = header.end() + (long) count * type.bytes();
        if (end > content.length) {
            throw new DataException(name + ": the header states the shape " + ArrayShape.text(header.shape())
                    + ", which is " + end + " bytes with the header, but the file has " + content.length);
        }
        if (end < content.length && count > 0 && header.shape().length > 0) {
            throw new DataException(name + ": the header states the shape " + ArrayShape.text(header.shape())
                    + ", which is " + end + " bytes with the header, but the file has " + content.length
                    + "; store one array in each file, or several in a .npz archive");
        }
        ByteBuffer buffer = ByteBuffer.wrap(content).order(type.order());
        int[] order = header.fortran() ? rowMajor(header.shape(), count) : new int[0];
        double[] values = new double[type.isText() ? 0 : count];
        List<String> texts = new ArrayList<>();
        int inexact = 0;
        for (int i = 0; i < count; i++) {
            int at = header.end() + (header.fortran() ? order[i] : i) * type.bytes();
            if (type.isText()) {
                texts.add(type.text(name, buffer, at));
            } else {
                values[i] = type.number(buffer, at);
                inexact += type.isExact(buffer, at) ? 0 : 1;
            }
        }
        if (inexact > 0) {
            throw new DataException(name + ": " + inexact + " of " + count
                    + " whole numbers are beyond 2^53 and not exact as doubles; save smaller numbers, or save the"
                    + " array as float64 if rounding is meant");
        }
        return new NpyArray(name, header.shape(), values, List.copyOf(texts));
    }

    /** Returns true if the elements are text. */
    public boolean isText() {
        return !texts.isEmpty();
    }

    /**
     * Returns the array as one sample per row: the first axis counts samples, the others are flattened in C order.
     *
     * @throws DataException if the array has fewer than two axes, no columns, or text
     */
    public R064Store samples() {
        if (isText()) {
            throw new DataException(name + ": the array holds text; inputs must be numbers");
        }
        if (shape.length < 2) {
            throw new DataException(name + ": the array has " + shape.length + (shape.length == 1 ? " axis" : " axes")
                    + "; samples need two or more, one sample per row");
        }
        int rows = shape[0];
        int columns = rows == 0 ? 0 : values.length / rows;
        R064Store result = R064Store.FACTORY.make(rows, columns);
        // Columns are the outer loop, so that a header with 10⁹ rows and no columns takes no time.
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                result.data[j * rows + i] = values[i * columns + j];
            }
        }
        return result;
    }

    /** Returns for each element in C order its index in Fortran order. */
    private static int[] rowMajor(int[] shape, int count) {
        int[] result = new int[count];
        int[] index = new int[shape.length];
        for (int c = 0; c < count; c++) {
            int offset = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                offset = offset * shape[axis] + index[axis];
            }
            result[c] = offset;
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return result;
    }
}
