package org.repdyn.ntk.closedform;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Operands;
import org.repdyn.core.options.Decimals;

/**
 * A ridge λ ≥ 0 with its unit: a number added to the diagonal of K, or a part of its mean. (Neural Tangents' default is
 * the latter.)
 *
 * @param value λ
 * @param relative true if λ is a multiple of tr K/N
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Ridge(double value, boolean relative) {

    /** No ridge. */
    public static final Ridge NONE = new Ridge(0, false);

    public Ridge {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a ridge must be finite and at least 0, got " + Decimals.text(value));
        }
    }

    /** Returns a ridge that adds λ to the diagonal. */
    public static Ridge absolute(double value) {
        return new Ridge(value, false);
    }

    /** Returns a ridge that adds λ·tr K/N to the diagonal. */
    public static Ridge relativeToMeanTrace(double value) {
        return new Ridge(value, true);
    }

    /**
     * Returns the number that is added to the diagonal of a kernel.
     *
     * @throws IllegalArgumentException if the kernel is not square
     */
    public double on(R064Store kernel) {
        Operands.requireSquare(kernel);
        if (!relative || value == 0) {
            return value;
        }
        double trace = 0;
        for (int i = 0; i < kernel.getRowDim(); i++) {
            trace += kernel.doubleValue(i, i);
        }
        return value * trace / kernel.getRowDim();
    }
}
