package org.repdyn.losses.internal;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.losses.spi.MomentCoefficients;

/**
 * Columns divided by their spread, x = z/s with s = √(n·M_cc/divisor + inside) + outside, as functions of the moment M = ZᵀZ/n of a block,
 * centred or not. The same for rows is {@link StandardColumns}.
 */
public final class StandardMoments {

    private final int samples;
    private final double divisor;
    private final double[] root;
    private final double[] spread;

    private StandardMoments(int samples, double divisor, double[] root, double[] spread) {
        this.samples = samples;
        this.divisor = divisor;
        this.root = root;
        this.spread = spread;
    }

    /**
     * Returns the spreads of the columns; empty if one is zero.
     *
     * @param divisor divisor of the sum of squares
     * @param inside number added under the root
     * @param outside number added to the root
     */
    public static Optional<StandardMoments> of(
            R064Store moment, int samples, double divisor, double inside, double outside) {
        int k = moment.getRowDim();
        double[] root = new double[k];
        double[] spread = new double[k];
        for (int c = 0; c < k; c++) {
            root[c] = Math.sqrt(samples * moment.data[c * k + c] / divisor + inside);
            spread[c] = root[c] + outside;
            if (!(spread[c] > 0)) {
                return Optional.empty();
            }
        }
        return Optional.of(new StandardMoments(samples, divisor, root, spread));
    }

    /** Returns XᵀY, the products of standardised columns of this block and another one. */
    public R064Store products(R064Store moment, StandardMoments other) {
        R064Store result = moment.copy();
        int k = root.length;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                result.data[j * k + i] *= samples / (spread[i] * other.spread[j]);
            }
        }
        return result;
    }

    /**
     * Adds n times ∂/∂Z for the part YQ of ∂/∂X, the gradient with respect to the standardised columns of this block.
     *
     * @param other moments of the block whose standardised columns are Y; this one if Y = X
     * @param products YᵀX
     * @param from index of the other block
     * @param own index of this block
     */
    public void pullBack(
            R064Store q, StandardMoments other, R064Store products, int from, int own, MomentCoefficients result) {
        int k = root.length;
        double[] direct = result.factor(from, own).data;
        double[] through = result.factor(own, own).data;
        for (int c = 0; c < k; c++) {
            double along = 0;
            for (int j = c * k; j < (c + 1) * k; j++) {
                along += q.data[j] * products.data[j];
                direct[j] += samples * q.data[j] / (other.spread[j - c * k] * spread[c]);
            }
            // In a column without spread x is zero, so the derivative of x with respect to s is zero too.
            through[c * k + c] -= root[c] == 0 ? 0 : samples * along / (divisor * root[c] * spread[c]);
        }
    }
}
