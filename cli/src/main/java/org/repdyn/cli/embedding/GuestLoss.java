package org.repdyn.cli.embedding;

import java.nio.DoubleBuffer;
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
 * @param prototype true if the gradient is computed by differences of the value, as of a {@code NumericalLoss}
 * @param evaluation computes the value, and the gradient if the loss is no prototype
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GuestLoss(
        String name,
        String summary,
        int positives,
        int negatives,
        boolean rotationInvariant,
        double degree,
        boolean prototype,
        Evaluation evaluation) {

    /** @throws IllegalArgumentException if a number of views is negative */
    public GuestLoss {
        if (positives < 0 || negatives < 0) {
            throw new IllegalArgumentException("a sample has 0 or more positives and negatives, and the loss '" + name
                    + "' wants " + positives + " and " + negatives);
        }
    }

    /**
     * Computation of value and gradient. Embeddings are in a buffer, row by row: the anchors of all samples, then the positives, then the
     * negatives; n·(1 + positives + negatives) rows of k numbers. Buffers are in memory outside the heap and are used again: they are
     * valid during the call.
     */
    public interface Evaluation {

        /**
         * Returns the value.
         *
         * @param u embeddings
         * @param rows number of embeddings
         * @param columns embedding dimension k
         */
        double value(DoubleBuffer u, int rows, int columns);

        /**
         * Returns the value and writes the gradient. It is not called for a prototype.
         *
         * @param u embeddings
         * @param gradient receives ∂L/∂U, in the layout of {@code u}
         * @param rows number of embeddings
         * @param columns embedding dimension k
         */
        double valueAndGradient(DoubleBuffer u, DoubleBuffer gradient, int rows, int columns);
    }
}
