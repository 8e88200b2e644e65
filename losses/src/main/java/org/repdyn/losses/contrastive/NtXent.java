package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;

/**
 * Normalised temperature-scaled cross entropy. With B the 2n normalised embeddings and S = BBᵀ/τ,
 * L = mean over i of log Σ_{j≠i} exp(S_ij) − S_{i,p(i)}, where p(i) is the other view of the same sample: the sum omits the
 * embedding itself and includes its positive. Chen, Kornblith, Norouzi and Hinton (2020), eq. 1, averaged over both views.
 *
 * <p>For τ ≥ 1/300 all exponentials of S_ij − 1/τ are normal numbers, so all rows share one offset: E = exp(S − 1/τ) is
 * symmetric, one triangle is computed, and the gradient (D⁻¹E + ED⁻¹)B, D the row sums, is one product of E with [B, D⁻¹B].
 * For smaller τ the offset of a row is its largest entry.
 *
 * <p>Keeps one matrix of (2n)² doubles of scratch memory between calls. Throws {@link ArithmeticException} for a zero
 * embedding, which has no direction.
 */
final class NtXent implements Loss, RotationInvariant, ScaleInvariant {

    /**
     * Smallest temperature at which all rows share one offset. The smallest exponential is then exp(−600) ≈ 10⁻²⁶¹, so sums
     * and quotients of sums keep all digits.
     */
    private static final double MIN_SHARED_OFFSET_TEMPERATURE = 1.0 / 300;

    /** Side of a block of the triangle, in entries; two blocks, one of them the mirror image, fit the first-level cache. */
    private static final int BLOCK = 32;

    private final double temperature;
    private final UnitRows unit = new UnitRows();
    private R064Store similarities = R064Store.FACTORY.make(0, 0);
    private double[] largest = new double[0];
    private int[] nearest = new int[0];
    private double[] others = new double[0];
    private double[] positives = new double[0];
    private final double[] cosines = new double[BLOCK];
    private R064Store scaledRows = R064Store.FACTORY.make(0, 0);
    private R064Store products = R064Store.FACTORY.make(0, 0);

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
        if (temperature >= MIN_SHARED_OFFSET_TEMPERATURE) {
            gradientWithSharedOffset(embeddings, gradient);
        } else {
            toSimilarityGradient(embeddings.samples());
            embeddings.algebra().multiply(similarities, false, unit.matrix(), false, gradient);
        }
        unit.pullBack(gradient);
        return value;
    }

    private double evaluate(Embeddings embeddings) {
        prepare(embeddings);
        if (temperature >= MIN_SHARED_OFFSET_TEMPERATURE) {
            return evaluateWithSharedOffset(embeddings.samples());
        }
        embeddings.algebra().multiply(unit.matrix(), false, unit.matrix(), true, similarities);
        return evaluateWithRowOffsets(embeddings.samples());
    }

    /**
     * Returns the value. Stores E = exp((S_ij − 1)/τ), with 0 on the diagonal and at the positives, in
     * {@link #similarities}, its row sums in {@link #others}, and the entries of the positives in {@link #positives}. They are
     * kept apart so that 1 − P = others/(others + positive) and L = log1p(others/positive) keep their digits when a positive
     * dominates.
     */
    private double evaluateWithSharedOffset(int n) {
        int rows = 2 * n;
        double[] b = unit.matrix().data;
        for (int i = 0; i < rows; i++) {
            double cosine = -1;
            for (int c = 0; c < b.length; c += rows) {
                cosine += b[c + i] * b[c + positive(i, n)];
            }
            positives[i] = Math.exp(cosine / temperature);
        }
        Arrays.fill(others, 0);
        for (int left = 0; left < rows; left += BLOCK) {
            for (int top = 0; top <= left; top += BLOCK) {
                exponentials(top, left, n);
            }
        }
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += Math.log1p(others[i] / positives[i]);
        }
        return sum / rows;
    }

    /** Computes a block of the upper triangle and its mirror image, one column of products at a time. */
    private void exponentials(int top, int left, int n) {
        int rows = 2 * n;
        double[] s = similarities.data;
        double[] b = unit.matrix().data;
        double inverse = 1 / temperature;
        for (int j = left; j < Math.min(rows, left + BLOCK); j++) {
            int partner = positive(j, n);
            int count = Math.min(j, top + BLOCK) - top;
            Arrays.fill(cosines, -1);
            for (int c = 0; c < b.length; c += rows) {
                double factor = b[c + j];
                for (int i = 0; i < count; i++) {
                    cosines[i] += factor * b[c + top + i];
                }
            }
            double column = 0;
            s[j * rows + j] = 0;
            for (int i = 0; i < count; i++) {
                double exponential = top + i == partner ? 0 : Math.exp(cosines[i] * inverse);
                s[j * rows + top + i] = exponential;
                s[(top + i) * rows + j] = exponential;
                others[top + i] += exponential;
                column += exponential;
            }
            others[j] += column;
        }
    }

    /** Overwrites {@code gradient} with (D⁻¹E + ED⁻¹)B/(2nτ) minus the attraction of the positives, 1 − P of both rows. */
    private void gradientWithSharedOffset(Embeddings embeddings, R064Store gradient) {
        int n = embeddings.samples();
        int rows = 2 * n;
        double[] b = unit.matrix().data;
        int columns = unit.matrix().getColDim();
        if (scaledRows.getRowDim() != rows || scaledRows.getColDim() != 2 * columns) {
            scaledRows = R064Store.FACTORY.make(rows, 2 * columns);
            products = R064Store.FACTORY.make(rows, 2 * columns);
        }
        int half = b.length;
        System.arraycopy(b, 0, scaledRows.data, 0, half);
        for (int c = 0; c < columns; c++) {
            for (int i = 0; i < rows; i++) {
                int at = c * rows + i;
                scaledRows.data[half + at] = b[at] / (others[i] + positives[i]);
            }
        }
        embeddings.algebra().multiply(similarities, false, scaledRows, false, products);
        double scale = 1 / (rows * temperature);
        for (int i = 0; i < rows; i++) {
            int j = positive(i, n);
            double total = others[i] + positives[i];
            double pull = others[i] / total + others[j] / (others[j] + positives[j]);
            for (int c = 0; c < columns; c++) {
                int at = c * rows + i;
                gradient.data[at] =
                        scale * (products.data[at] / total + products.data[half + at] - pull * b[c * rows + j]);
            }
        }
    }

    /**
     * Returns the value. Stores exp(S_ij − max_j S_ij) in {@link #similarities} and, for each row, the largest similarity, its
     * index and the sum of the other exponentials. They are kept apart so that 1 − P keeps its digits when a positive
     * dominates.
     */
    private double evaluateWithRowOffsets(int n) {
        int rows = 2 * n;
        double[] s = similarities.data;
        findLargest(s, rows);
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
        views().require("nt-xent", embeddings.layout());
        R064Store u = embeddings.matrix();
        int rows = u.getRowDim();
        if (largest.length != rows) {
            similarities = R064Store.FACTORY.make(rows, rows);
            largest = new double[rows];
            nearest = new int[rows];
            others = new double[rows];
            positives = new double[rows];
        }
        int zero = unit.normalise(u);
        if (zero >= 0) {
            int n = embeddings.samples();
            throw new ArithmeticException("nt-xent is not defined here: the embedding of the "
                    + (zero < n ? "anchor" : "positive") + " of sample " + zero % n + " is zero and has no direction");
        }
    }

    /** Finds the largest similarity of each row with another row, and its index. */
    private void findLargest(double[] s, int rows) {
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

    /** Replaces the exponentials by (G + Gᵀ)/τ, G = (P − Y)/2n: P the row softmax, Y the positives. */
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

    /** Returns the row of the other view of the same sample. */
    private static int positive(int row, int n) {
        return row < n ? row + n : row - n;
    }
}
