package org.repdyn.losses.contrastive;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.Moments;
import org.repdyn.losses.internal.Undefined;
import org.repdyn.losses.internal.UnitRows;

/**
 * mean over the 2n unit rows of log Σ_j exp(S_ij) − wᵢ·S_{i,p(i)}, S = BBᵀ/τ, the sum over the rows of other samples alone:
 * what the two decoupled losses share. Takes one matrix of (2n)² doubles, kept between calls.
 */
final class DecoupledRows {

    private final String name;
    private final double temperature;
    private final boolean perBlock;
    private final UnitRows unit = new UnitRows();
    private R064Store logits = R064Store.FACTORY.make(0, 0);
    private R064Store scratch = R064Store.FACTORY.make(0, 0);

    /** @param perBlock whether the sums over rows of the same view and of the other view have a logarithm each */
    DecoupledRows(String name, double temperature, boolean perBlock) {
        this.name = name;
        this.temperature = temperature;
        this.perBlock = perBlock;
    }

    /** Normalises the rows of a batch; then {@link #cosine} may be asked for. */
    void prepare(Embeddings embeddings) {
        int n = embeddings.samples();
        if (!embeddings.layout().equals(ViewRequirements.PAIRS.layout(n))) {
            throw new IllegalArgumentException(name + " reads anchors and one positive each, the batch has "
                    + embeddings.layout().positives() + " blocks of positives and "
                    + embeddings.layout().negatives() + " of negatives");
        }
        if (n < 2) {
            throw Undefined.here(name, "the batch has one pair, and there are no negatives: the denominator is empty");
        }
        int zero = unit.normalise(embeddings.matrix());
        if (zero >= 0) {
            throw Undefined.here(
                    name,
                    "the embedding of the " + (zero < n ? "anchor" : "positive") + " of sample " + zero % n
                            + " is zero and has no direction");
        }
    }

    /** cos(uᵢ, uᵢ⁺). */
    double cosine(int sample) {
        return Moments.rowProduct(
                unit.matrix(), sample, unit.matrix(), sample + unit.matrix().getRowDim() / 2);
    }

    /** The value for weights of the n positives; ready for {@link #gradient}. */
    double value(Embeddings embeddings, double[] weights) {
        int n = embeddings.samples();
        int rows = 2 * n;
        logits = Moments.fit(logits, rows, rows);
        embeddings.algebra().multiply(unit.matrix(), false, unit.matrix(), true, logits);
        Moments.scale(logits, 1 / temperature);
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

    /** Overwrites a stretch of row i with its softmax over other samples; returns the logarithm of the sum. */
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

    /** The gradient at the batch of the last {@link #value}, the weights held still. */
    void gradient(Embeddings embeddings, R064Store gradient) {
        int rows = logits.getRowDim();
        double scale = 1 / (rows * temperature);
        scratch = Moments.fit(scratch, rows, rows);
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < rows; i++) {
                scratch.data[j * rows + i] = scale * (logits.data[j * rows + i] + logits.data[i * rows + j]);
            }
        }
        embeddings.algebra().multiply(scratch, false, unit.matrix(), false, gradient);
        unit.pullBack(gradient);
    }
}
