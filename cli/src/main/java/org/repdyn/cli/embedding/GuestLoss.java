package org.repdyn.cli.embedding;

import org.apiguardian.api.API;

/**
 * A loss that another language computes. It is called on the threads of the arms.
 *
 * @param name name of the plugin: lower-case letters, digits and hyphens
 * @param summary description, one line
 * @param positives positives of each sample, 0 or more
 * @param negatives negatives of each sample, 0 or more
 * @param rotationInvariant true if L(UQ) = L(U) for orthogonal Q
 * @param degree p if L(cU) = c^p L(U) for c &gt; 0, 0 for a loss that scale does not change; NaN if there is no such p
 * @param evaluation computes value and gradient
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GuestLoss(
        String name,
        String summary,
        int positives,
        int negatives,
        boolean rotationInvariant,
        double degree,
        Evaluation evaluation) {

    /** Computation of value and gradient. */
    @FunctionalInterface
    public interface Evaluation {

        /**
         * Returns the value, followed by the gradient ∂L/∂U in the layout of {@code u}.
         *
         * @param u embeddings, column by column: {@code rows·columns} numbers; the anchors of all samples, then the positives, then the
         *     negatives
         * @param samples number n of samples
         * @param rows number of embeddings, n·(1 + positives + negatives)
         * @param columns embedding dimension k
         * @return 1 + rows·columns numbers
         */
        double[] evaluate(double[] u, int samples, int rows, int columns);
    }
}
