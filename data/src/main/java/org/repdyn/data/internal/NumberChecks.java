package org.repdyn.data.internal;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;

/** Checks shared by the readers of all file formats. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NumberChecks {

    private NumberChecks() {}

    /**
     * Checks that there are columns and enough rows and that every input is finite.
     *
     * @throws DataException if not; rows and columns in the message are counted from 1
     */
    public static void check(String name, R064Store inputs) {
        int rows = inputs.getRowDim();
        if (rows < Dataset.MIN_TRAINING_SAMPLES) {
            throw new DataException(name + ": " + CountedNoun.of(rows, "row") + " of data; at least "
                    + Dataset.MIN_TRAINING_SAMPLES + " are needed");
        }
        if (inputs.getColDim() == 0) {
            throw new DataException(name + ": the samples have no columns; every sample needs at least one input");
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < inputs.getColDim(); j++) {
                double value = inputs.doubleValue(i, j);
                if (!Double.isFinite(value)) {
                    throw new DataException(name + ": row " + (i + 1) + ", column " + (j + 1) + " is "
                            + Decimals.text(value) + "; every input must be a finite number");
                }
            }
        }
    }

    /**
     * Returns a number as a label.
     *
     * @param row row of the label, from 0
     * @throws DataException if the number is not whole or does not fit an {@code int}
     */
    public static int label(String name, int row, double value) {
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new DataException(name + ": row " + (row + 1) + " has the label " + Decimals.text(value)
                    + "; labels must be whole numbers from -" + Integer.MAX_VALUE + " to " + Integer.MAX_VALUE
                    + ", or texts");
        }
        return (int) value;
    }

    /**
     * Checks that there is one label for each sample.
     *
     * @throws DataException if not
     */
    public static void checkCounts(String dataName, int samples, String labelName, int labels) {
        if (samples != labels) {
            throw new DataException(labelName + ": " + CountedNoun.of(labels, "label") + ", but " + dataName + " has "
                    + CountedNoun.of(samples, "sample") + "; give one label for each sample");
        }
    }
}
