package org.repdyn.core.observable;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Clean inputs, never augmented, on which a representation is judged: the first {@code trainSize} rows are the training
 * samples, the others were held out.
 *
 * @param inputs (train + held-out)×d
 * @param trainSize number of training rows
 * @param labels the class of each row, where known
 * @param subspaces subspaces of the input space that theory speaks of, by name: orthonormal bases, d×r
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record EvaluationSet(R064Store inputs, int trainSize, Optional<int[]> labels, Map<String, R064Store> subspaces) {

    /** Inputs of which no subspace is known. */
    public EvaluationSet(R064Store inputs, int trainSize, Optional<int[]> labels) {
        this(inputs, trainSize, labels, Map.of());
    }

    public EvaluationSet {
        subspaces = Map.copyOf(subspaces);
        if (trainSize < 0 || trainSize > inputs.getRowDim()) {
            throw new IllegalArgumentException(trainSize + " training rows of " + inputs.getRowDim());
        }
        if (labels.isPresent() && labels.get().length != inputs.getRowDim()) {
            throw new IllegalArgumentException(
                    labels.get().length + " labels for " + inputs.getRowDim() + " evaluation rows");
        }
    }

    /** Number of held-out rows. */
    public int heldOutSize() {
        return inputs.getRowDim() - trainSize;
    }

    /** Labels of the training rows; call only where labels are present. */
    public int[] trainLabels() {
        return Arrays.copyOfRange(labels.orElseThrow(), 0, trainSize);
    }

    /** Labels of the held-out rows; call only where labels are present. */
    public int[] heldOutLabels() {
        return Arrays.copyOfRange(labels.orElseThrow(), trainSize, inputs.getRowDim());
    }
}
