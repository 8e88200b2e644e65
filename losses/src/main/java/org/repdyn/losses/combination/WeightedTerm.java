package org.repdyn.losses.combination;

import org.repdyn.core.options.Decimals;
import org.repdyn.losses.spi.EmbeddingField;

/**
 * Term of a {@link WeightedSum}.
 *
 * @param field loss or field
 * @param weight factor, finite and not 0
 */
record WeightedTerm(EmbeddingField field, double weight) {

    /**
     * Checks the weight.
     *
     * @throws IllegalArgumentException if the weight is 0 or not finite
     */
    public WeightedTerm {
        if (!Double.isFinite(weight) || weight == 0) {
            throw new IllegalArgumentException("a weight must be finite and not 0, got " + Decimals.text(weight));
        }
    }
}
