package org.repdyn.data.internal;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.data.spi.DataException;

/** Labels from a NumPy array: a whole number or a text per sample, or one-hot rows. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NpyLabels {

    private NpyLabels() {}

    /**
     * Returns the labels.
     *
     * @param dataName name of the inputs, for messages
     * @param samples number of samples
     * @throws DataException if there is not one label for each sample, or a label is missing or not whole
     */
    public static ClassLabels of(NpyArray array, String dataName, int samples) {
        int rows = array.shape().length == 0 ? 1 : array.shape()[0];
        NumberChecks.checkCounts(dataName, samples, array.name(), rows);
        int columns = ArrayShape.count(array.shape()) / Math.max(1, rows);
        if (columns == 1 && array.isText()) {
            return ClassLabels.of(
                    array.texts(),
                    ClassLabels.Missing.REFUSE,
                    "fill it in, or leave the sample out",
                    row -> array.name() + ": row " + (row + 1));
        }
        if (columns == 1) {
            int[] labels = new int[rows];
            for (int i = 0; i < rows; i++) {
                labels[i] = NumberChecks.label(array.name(), i, array.values()[i]);
            }
            return new ClassLabels(labels, List.of());
        }
        if (array.shape().length != 2 || array.isText()) {
            throw new DataException(array.name() + ": an array of shape " + ArrayShape.text(array.shape())
                    + " holds no labels; allowed are one whole number or one text per sample, or one-hot rows");
        }
        return new ClassLabels(oneHot(array, columns), List.of());
    }

    private static int[] oneHot(NpyArray array, int columns) {
        int[] labels = new int[array.shape()[0]];
        for (int i = 0; i < labels.length; i++) {
            List<Integer> ones = new ArrayList<>();
            boolean valid = true;
            for (int j = 0; j < columns; j++) {
                double value = array.values()[i * columns + j];
                valid &= value == 0 || value == 1;
                if (value == 1) {
                    ones.add(j);
                }
            }
            if (!valid || ones.size() != 1) {
                throw new DataException(array.name() + ": row " + (i + 1)
                        + " is not one-hot; labels with several columns need a single 1 per row, and 0 elsewhere");
            }
            labels[i] = ones.get(0);
        }
        return labels;
    }
}
