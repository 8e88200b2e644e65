package org.repdyn.core.observable;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Inputs without augmentation, on which a representation is evaluated: the first {@code trainSize} rows are the training samples, the
 * others are held out. The matrices and the labels are not copied, and must not be changed.
 *
 * @param inputs (train + held-out)×d
 * @param trainSize number of training rows
 * @param labels class of each row, if known; {@link #UNLABELLED} for a row without a label
 * @param subspaces subspaces of the input space that a theory refers to, by name: orthonormal bases, d×r
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record EvaluationSet(R064Store inputs, int trainSize, Optional<int[]> labels, Map<String, R064Store> subspaces) {

    /** Label of a row without a label, in data of which other rows have one. */
    public static final int UNLABELLED = Integer.MIN_VALUE;

    /** Creates a set without subspaces. */
    public EvaluationSet(R064Store inputs, int trainSize, Optional<int[]> labels) {
        this(inputs, trainSize, labels, Map.of());
    }

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if there are more training rows than rows, or another number of labels
     */
    public EvaluationSet {
        subspaces = Map.copyOf(subspaces);
        if (trainSize < 0 || trainSize > inputs.getRowDim()) {
            throw new IllegalArgumentException("an evaluation set of " + inputs.getRowDim() + " rows cannot have "
                    + trainSize + " training rows; allowed are 0 to " + inputs.getRowDim());
        }
        if (labels.isPresent() && labels.get().length != inputs.getRowDim()) {
            throw new IllegalArgumentException("an evaluation set needs one label per row, got " + labels.get().length
                    + " labels for " + inputs.getRowDim() + " rows");
        }
    }

    /** Returns the number of held-out rows. */
    public int heldOutSize() {
        return inputs.getRowDim() - trainSize;
    }

    /**
     * Returns the labels of the training rows.
     *
     * @throws java.util.NoSuchElementException if there are no labels
     */
    public int[] trainLabels() {
        return Arrays.copyOfRange(labels.orElseThrow(), 0, trainSize);
    }

    /**
     * Returns the labels of the held-out rows.
     *
     * @throws java.util.NoSuchElementException if there are no labels
     */
    public int[] heldOutLabels() {
        return Arrays.copyOfRange(labels.orElseThrow(), trainSize, inputs.getRowDim());
    }
}
