package org.repdyn.data.internal;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.data.Split;
import org.repdyn.data.spi.DataException;

/** The checks every file format shares. */
public final class NumberChecks {

    private NumberChecks() {}

    /** Refuses NaN, infinities and too few rows; rows and columns are counted from 1. */
    public static void check(String name, R064Store inputs) {
        int rows = inputs.getRowDim();
        if (rows < Split.FEWEST_TRAINING_SAMPLES) {
            throw new DataException(name + ": " + rows + (rows == 1 ? " row" : " rows") + " of data; at least "
                    + Split.FEWEST_TRAINING_SAMPLES + " are needed");
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < inputs.getColDim(); j++) {
                double value = inputs.doubleValue(i, j);
                if (!Double.isFinite(value)) {
                    throw new DataException(name + ": row " + (i + 1) + ", column " + (j + 1) + " is " + value
                            + "; every input must be a finite number");
                }
            }
        }
    }

    /** A label from a number that must be whole. */
    public static int label(String name, int row, double value) {
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new DataException(
                    name + ": row " + (row + 1) + " has the label " + value + "; labels must be whole numbers");
        }
        return (int) value;
    }

    /** Refuses a number of labels that is not the number of samples. */
    public static void checkCounts(String dataName, int samples, String labelName, int labels) {
        if (samples != labels) {
            throw new DataException(
                    labelName + ": " + labels + " labels, but " + dataName + " has " + samples + " samples");
        }
    }
}
