package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.UnitRows;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;

/**
 * The normalised temperature-scaled cross entropy. With B the 2n normalised embeddings and S = BBᵀ/τ,
 * L = mean over i of log Σ_{j≠i} exp(S_ij) − S_{i,p(i)}, p(i) being the other view of the same sample: an embedding is left
 * out of its own sum, its positive is kept. Chen, Kornblith, Norouzi and Hinton (2020), eq. 1, averaged over both views.
 *
 * <p>Takes one matrix of (2n)² doubles of scratch memory, kept between calls. A zero embedding has no direction and is
 * refused by an {@link ArithmeticException}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NtXent implements Loss, RotationInvariant, ScaleInvariant {

    private final double temperature;
    private final UnitRows unit = new UnitRows();
    private R064Store similarities = R064Store.FACTORY.make(0, 0);
    private double[] largest = new double[0];
    private int[] nearest = new int[0];
    private double[] others = new double[0];

    /** @param temperature τ &gt; 0 */
    public NtXent(double temperature) {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("the temperature must be positive and finite, got " + temperature);
        }
        this.temperature = temperature;
    }

    @Override
    public ViewRequirements views() {
        return ViewRequirements.PAIRS;
    }

    @Override
    public double value(Embeddings embeddings) {
        return evaluate(embeddings);
    }

    @Override
    public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
        double value = evaluate(embeddings);
        toSimilarityGradient(embeddings.samples());
        embeddings.algebra().multiply(similarities, false, unit.matrix(), false, gradient);
        unit.pullBack(gradient);
        return value;
    }

    /**
     * The value. Leaves exp(S_ij − max_j S_ij) in {@link #similarities} and, for each row, the largest similarity, where it
     * is, and the sum of the exponentials of all others: taken apart, so that 1 − P keeps its digits when a positive
     * dominates.
     */
    private double evaluate(Embeddings embeddings) {
        prepare(embeddings);
        int n = embeddings.samples();
        int rows = 2 * n;
        embeddings.algebra().multiply(unit.matrix(), false, unit.matrix(), true, similarities);
        double[] s = similarities.data;
        findNearest(s, rows);
        Arrays.fill(others, 0);
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += (largest[i] - s[positive(i, n) * rows + i]) / temperature;
        }
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < rows; i++) {
                int at = j * rows + i;
                double exponential = i == j ? 0 : Math.exp((s[at] - largest[i]) / temperature);
                s[at] = exponential;
                if (nearest[i] != j) {
                    others[i] += exponential;
                }
            }
        }
        for (int i = 0; i < rows; i++) {
            sum += Math.log1p(others[i]);
        }
        return sum / rows;
    }

    private void prepare(Embeddings embeddings) {
        if (!embeddings.layout().equals(views().layout(embeddings.samples()))) {
            throw new IllegalArgumentException("nt-xent reads anchors and one positive each, the batch has "
                    + embeddings.layout().positives() + " blocks of positives and "
                    + embeddings.layout().negatives() + " of negatives");
        }
        R064Store u = embeddings.matrix();
        int rows = u.getRowDim();
        if (largest.length != rows) {
            similarities = R064Store.FACTORY.make(rows, rows);
            largest = new double[rows];
            nearest = new int[rows];
            others = new double[rows];
        }
        int zero = unit.normalise(u);
        if (zero >= 0) {
            int n = embeddings.samples();
            throw new ArithmeticException("nt-xent is not defined here: the embedding of the "
                    + (zero < n ? "anchor" : "positive") + " of sample " + zero % n + " is zero and has no direction");
        }
    }

    private void findNearest(double[] s, int rows) {
        for (int i = 0; i < rows; i++) {
            nearest[i] = i == 0 ? 1 : 0;
            largest[i] = s[nearest[i] * rows + i];
        }
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < rows; i++) {
                double similarity = s[j * rows + i];
                if (i != j && similarity > largest[i]) {
                    largest[i] = similarity;
                    nearest[i] = j;
                }
            }
        }
    }

    /** Overwrites the exponentials by (G + Gᵀ)/τ, G = (P − Y)/2n: P the row softmax, Y the positives. */
    private void toSimilarityGradient(int n) {
        int rows = 2 * n;
        double[] g = similarities.data;
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < rows; i++) {
                g[j * rows + i] /= 1 + others[i];
            }
        }
        for (int i = 0; i < rows; i++) {
            int j = positive(i, n);
            int at = j * rows + i;
            g[at] = nearest[i] == j ? -others[i] / (1 + others[i]) : g[at] - 1;
        }
        double scale = 1 / (rows * temperature);
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < j; i++) {
                double both = scale * (g[j * rows + i] + g[i * rows + j]);
                g[j * rows + i] = both;
                g[i * rows + j] = both;
            }
        }
    }

    private static int positive(int row, int n) {
        return row < n ? row + n : row - n;
    }
}
