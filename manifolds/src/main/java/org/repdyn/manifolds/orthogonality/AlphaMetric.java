package org.repdyn.manifolds.orthogonality;

import java.util.OptionalDouble;
import org.repdyn.core.options.Decimals;

/**
 * Member of the family of metrics ⟨D, E⟩ = tr Dᵀ(I − (2α+1)/(2(α+1))·XXᵀ)E on orthonormal frames (Hüper, Markina, Silva Leite 2021), as the
 * weights of its formulas.
 *
 * @param alpha α, between −1 + 1e-6 and 1e6: −½ is the Euclidean metric, 0 the canonical one
 */
record AlphaMetric(double alpha) {

    /** Bounds on α; beyond, gradients and geodesics lose more than half of their digits, and a parallel transport takes seconds. From −1 down there is no metric. */
    private static final double LOWEST = -1 + 1e-6;

    private static final double HIGHEST = 1e6;

    AlphaMetric {
        if (!(alpha >= LOWEST && alpha <= HIGHEST)) {
            throw new IllegalArgumentException("alpha of a metric on orthonormal frames must lie between "
                    + Decimals.text(LOWEST) + " and " + Decimals.text(HIGHEST) + ", got " + Decimals.text(alpha)
                    + ", where there is no metric or its digits are lost; -0.5 is the Euclidean metric, 0 the canonical"
                    + " one");
        }
    }

    boolean isEuclidean() {
        return alpha == StiefelMetric.EUCLIDEAN.alpha();
    }

    boolean isCanonical() {
        return alpha == StiefelMetric.CANONICAL.alpha();
    }

    /** Returns 2α + 1, by which the inverse of the metric stretches the vertical part of a gradient beyond its projection. */
    double verticalStretch() {
        return 2 * alpha + 1;
    }

    /** Returns c/2 = (2α+1)/(2(α+1)), the weight of XXᵀ in the metric. */
    double verticalWeight() {
        return (2 * alpha + 1) / (2 * (alpha + 1));
    }

    /** Returns 1/(α+1), the weight of A = XᵀD in the group whose orbits are geodesics. */
    double groupWeight() {
        return 1 / (alpha + 1);
    }

    /** Returns β = α/(α+1), the weight of A in the rotation from the right. */
    double rotationWeight() {
        return alpha / (alpha + 1);
    }

    /**
     * Returns πc for one column, √(2ν)πc for square frames, with ν = 1/(2(α+1)), πc for the Euclidean metric (Zimmermann, Stoye 2024), and for the canonical metric πc if one column is
     * missing, as frames are then rotations with half of their metric, and √(4/5)πc otherwise, which is a lower bound (Rentmeesters 2013); empty for other metrics.
     */
    OptionalDouble injectivityRadius(int rows, int columns, double scale) {
        if (columns == 1) {
            return rows == 1 ? OptionalDouble.of(Double.POSITIVE_INFINITY) : OptionalDouble.of(Math.PI * scale);
        }
        if (rows == columns) {
            return OptionalDouble.of(Math.PI * scale / Math.sqrt(alpha + 1));
        }
        if (isEuclidean()) {
            return OptionalDouble.of(Math.PI * scale);
        }
        if (!isCanonical()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((columns == rows - 1 ? 1 : Math.sqrt(0.8)) * Math.PI * scale);
    }
}
