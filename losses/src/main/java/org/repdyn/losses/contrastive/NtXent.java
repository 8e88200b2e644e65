package org.repdyn.losses.contrastive;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.UndefinedPoint;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;

/**
 * Normalised temperature-scaled cross entropy. With B the 2n normalised embeddings and S = BBᵀ/τ,
 * L = mean over i of log Σ_{j≠i} exp(S_ij) − S_{i,p(i)}, where p(i) is the other view of the same sample: the sum omits the
 * embedding itself and includes its positive. Chen, Kornblith, Norouzi and Hinton (2020), eq. 1, averaged over both views.
 *
 * <p>For τ ≥ 1/300 the memory is O(nk) and the work is shared between threads, and with two outputs it is O(n) ({@link SharedOffsets}); for smaller τ it is O(n²) ({@link
 * RowOffsets}). Throws {@link ArithmeticException} for a zero embedding, which has no direction.
 */
final class NtXent implements Loss, RotationInvariant, ScaleInvariant {

    /**
     * Smallest temperature at which all rows share one offset. The smallest exponential is then exp(−600) ≈ 10⁻²⁶¹, so sums
     * and quotients of sums keep all digits.
     */
    static final double MIN_SHARED_OFFSET_TEMPERATURE = 1.0 / 300;

    private final SimilarityLoss similarities;
    private final UnitRows unit = new UnitRows();

    /**
     * Creates the loss.
     *
     * @param temperature temperature τ, the divisor of cosine similarities
     * @throws IllegalArgumentException if τ is not positive and finite
     */
    public NtXent(double temperature) {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException(
                    "the temperature must be positive and finite, got " + Decimals.text(temperature));
        }
        this.similarities = temperature >= MIN_SHARED_OFFSET_TEMPERATURE
                ? new SharedOffsets(temperature)
                : new RowOffsets(temperature);
    }

    @Override
    public ViewRequirements views() {
        return ViewRequirements.PAIRS;
    }

    @Override
    public double value(Embeddings embeddings) {
        normalise(embeddings);
        return similarities.value(unit.matrix(), embeddings.algebra());
    }

    @Override
    public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
        embeddings.checkResult(gradient);
        double value = value(embeddings);
        similarities.gradient(unit.matrix(), embeddings.algebra(), gradient);
        unit.pullBack(gradient);
        return value;
    }

    private void normalise(Embeddings embeddings) {
        views().require("nt-xent", embeddings.layout());
        UndefinedPoint.unitPairs(unit, embeddings.matrix(), "nt-xent", "the embedding of");
    }
}
