package org.repdyn.data.arrays;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.data.spi.DataException;

/**
 * Array of finite numbers.
 *
 * @param name name of the file and of the array in it, for messages
 * @param shape lengths of the axes
 * @param values numbers in C order: the last axis runs fastest
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record NumberArray(String name, int[] shape, double[] values) {

    /**
     * Checks that all numbers are finite.
     *
     * @throws DataException if one is not
     */
    public NumberArray {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new DataException(name + ": entry " + i + " in row-major order is " + Decimals.text(values[i])
                        + "; all entries must be finite");
            }
        }
    }

    /**
     * Returns the array as a matrix.
     *
     * @throws DataException if it does not have two axes
     */
    public R064Store matrix() {
        if (shape.length != 2) {
            throw new DataException(name + ": the shape is " + shapeText() + "; a matrix has two axes");
        }
        return rows(0, shape[0], shape[1]);
    }

    /**
     * Returns the matrices of an array of three axes, one for each index of the first axis; an array of two axes is one matrix.
     *
     * @throws DataException if the array has another number of axes
     */
    public R064Store[] matrices() {
        if (shape.length == 2) {
            return new R064Store[] {matrix()};
        }
        if (shape.length != 3) {
            throw new DataException(name + ": the shape is " + shapeText() + "; allowed are (rows, columns) for one"
                    + " matrix and (matrices, rows, columns) for several");
        }
        R064Store[] result = new R064Store[shape[0]];
        for (int m = 0; m < result.length; m++) {
            result[m] = rows(m * shape[1] * shape[2], shape[1], shape[2]);
        }
        return result;
    }

    private R064Store rows(int offset, int rows, int columns) {
        R064Store result = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result.data[j * rows + i] = values[offset + i * columns + j];
            }
        }
        return result;
    }

    private String shapeText() {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
