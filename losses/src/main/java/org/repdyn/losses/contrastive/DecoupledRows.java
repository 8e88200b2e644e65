package org.repdyn.losses.contrastive;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.UndefinedPoint;

/**
 * The part that the two decoupled losses share: the mean over the 2n unit rows of log Σ_j exp(S_ij) − wᵢ·S_{i,p(i)} with
 * S = BBᵀ/τ, where j runs over the rows of other samples. At ordinary
 * temperatures {@link DecoupledOffsets} computes it. At low ones, and with one logarithm for each block, it keeps two matrices of (2n)² doubles
 * between calls.
 */
final class DecoupledRows {

    private final String name;
    private final double temperature;
    private final boolean perBlock;
    private final Optional<DecoupledOffsets> shared;
    private final UnitRows unit = new UnitRows();
    private R064Store logits = R064Store.FACTORY.make(0, 0);
    private R064Store scratch = R064Store.FACTORY.make(0, 0);

    /**
     * Creates the shared part.
     *
     * @param name name of the loss, for messages
     * @param temperature temperature τ
     * @param perBlock true for one logarithm each for the rows of the same view and of the other view
     */
    DecoupledRows(String name, double temperature, boolean perBlock) {
        this.name = name;
        this.temperature = temperature;
        this.perBlock = perBlock;
        this.shared = perBlock || temperature < NtXent.MIN_SHARED_OFFSET_TEMPERATURE
                ? Optional.empty()
                : Optional.of(new DecoupledOffsets(temperature));
    }

    /**
     * Normalises the rows of a batch, as {@link #cosine} and {@link #value} require.
     *
     * @throws IllegalArgumentException if the batch does not consist of anchors and one positive each
     * @throws ArithmeticException if the batch has one pair or a row is zero
     */
    void prepare(Embeddings embeddings) {
        int n = embeddings.samples();
        ViewRequirements.PAIRS.require(name, embeddings.layout());
        if (n < 2) {
            throw UndefinedPoint.exception(name, "the batch has one pair and therefore no negatives");
        }
        UndefinedPoint.unitPairs(unit, embeddings.matrix(), name, "the embedding of");
    }

    /** Returns cos(uᵢ, uᵢ⁺). */
    double cosine(int sample) {
        return Matrices.rowProduct(
                unit.matrix(), sample, unit.matrix(), sample + unit.matrix().getRowDim() / 2);
    }

    /** Returns the value for the weights of the n positives, and stores what {@link #gradient} needs. */
    double value(Embeddings embeddings, double[] weights) {
        if (shared.isPresent()) {
            shared.get().weigh(weights);
            return shared.get().value(unit.matrix(), embeddings.algebra());
        }
        int n = embeddings.samples();
        int rows = 2 * n;
        logits = Matrices.fit(logits, rows, rows);
        embeddings.algebra().multiply(unit.matrix(), false, unit.matrix(), true, logits);
        Matrices.scale(logits, 1 / temperature);
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            int own = i < n ? 0 : n;
            int positive = i < n ? i + n : i - n;
            double pull = weights[i % n] * logits.data[positive * rows + i];
            double spread = perBlock ? soften(i, own, own + n) + soften(i, n - own, rows - own) : soften(i, 0, rows);
            sum += spread - pull;
            logits.data[positive * rows + i] = -weights[i % n];
        }
        return sum / rows;
    }

    /** Overwrites columns {@code from} to {@code to} of row i with the softmax over other samples; returns the log-sum-exp. */
    private double soften(int i, int from, int to) {
        int rows = logits.getRowDim();
        int n = rows / 2;
        double[] s = logits.data;
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = from; j < to; j++) {
            if (j % n != i % n) {
                largest = Math.max(largest, s[j * rows + i]);
            }
        }
        double sum = 0;
        for (int j = from; j < to; j++) {
            double e = j % n == i % n ? 0 : Math.exp(s[j * rows + i] - largest);
            s[j * rows + i] = e;
            sum += e;
        }
        for (int j = from; j < to; j++) {
            s[j * rows + i] /= sum;
        }
        return largest + Math.log(sum);
    }

    /** Overwrites {@code gradient} with the gradient at the batch of the last {@link #value}, for constant weights. */
    void gradient(Embeddings embeddings, R064Store gradient) {
        if (shared.isPresent()) {
            shared.get().gradient(unit.matrix(), embeddings.algebra(), gradient);
            unit.pullBack(gradient);
            return;
        }
        int rows = logits.getRowDim();
        double scale = 1 / (rows * temperature);
        scratch = Matrices.fit(scratch, rows, rows);
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < rows; i++) {
                scratch.data[j * rows + i] = scale * (logits.data[j * rows + i] + logits.data[i * rows + j]);
            }
        }
        embeddings.algebra().multiply(scratch, false, unit.matrix(), false, gradient);
        unit.pullBack(gradient);
    }
}
