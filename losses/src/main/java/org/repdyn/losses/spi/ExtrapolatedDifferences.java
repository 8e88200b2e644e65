package org.repdyn.losses.spi;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;

/**
 * Gradient by central differences of a value, extrapolated to step 0 (Ridders 1982). The first step is a fraction of the root mean
 * square of a row, because a loss that normalises its rows varies on that length.
 */
final class ExtrapolatedDifferences {

    /**
     * First step over the size of a row. Two halvings then leave an error of order h²·(h/2)²·(h/4)² ≈ 5e-17 for a function that varies
     * on the length 1, and a rounding of ε/(h/4) ≈ 2e-13.
     */
    private static final double FIRST_STEP = 0x1p-8;

    /** Number of steps, each half the one before: to 2⁻⁸ of the first, for a value that varies on a length 1/256 of its rows. */
    private static final int MAX_STEPS = 9;

    /** Estimated error over the largest entry at which an entry is accepted. */
    private static final double GOAL = 1e-9;

    /** Ratio of two sizes from which a step of the other size may be worth its values. */
    private static final double OTHER_SIZE = 8;

    /** Largest ratio of the distances of left and right differences at half a step and at the step; ½ for a smooth function. */
    private static final double SMOOTH_RATIO = 0.7;

    /** Units in the last place by which a value may be off: a loss sums many terms. */
    private static final double NOISE = 100;

    /** Growth of the difference of two orders that shows rounding. */
    private static final double ROUNDING_GROWTH = 2;

    private final ToDoubleFunction<Embeddings> loss;
    private final R064Store u;
    private final Embeddings moved;
    private final double value;
    private long evaluations;
    private double derivative;
    private double error;
    private double gap;

    ExtrapolatedDifferences(ToDoubleFunction<Embeddings> loss, Embeddings at) {
        this.loss = loss;
        // The value is asked at a copy, so that the loss never sees the embeddings of the run change.
        u = R064Store.FACTORY.copy(at.matrix());
        moved = new Embeddings(at.layout(), u, at.targets(), at.algebra(), at.companions());
        value = loss.applyAsDouble(at);
        evaluations = 1;
    }

    /** Returns the value at the embeddings. */
    double value() {
        return value;
    }

    /**
     * Overwrites {@code gradient} with the gradient. Where the value is not finite, all entries are that number.
     *
     * @throws ArithmeticException if the value is not defined near the embeddings
     */
    NumericalGradients gradient(R064Store gradient) {
        if (!Double.isFinite(value)) {
            Arrays.fill(gradient.data, value);
            return new NumericalGradients(1, evaluations, Double.POSITIVE_INFINITY);
        }
        int rows = u.getRowDim();
        double whole = rootMeanSquare(0, 1);
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < rows; i++) {
            double row = rootMeanSquare(i, rows);
            for (int entry = i; entry < u.data.length; entry += rows) {
                differentiate(entry, row, whole, largest);
                gradient.data[entry] = derivative;
                largest = Math.max(largest, Math.abs(derivative));
                worst = Math.max(worst, error);
            }
        }
        return new NumericalGradients(1, evaluations, worst == 0 ? 0 : worst / largest);
    }

    private double rootMeanSquare(int first, int stride) {
        double squares = 0;
        double largest = 0;
        int count = 0;
        for (int i = first; i < u.data.length; i += stride) {
            largest = Math.max(largest, Math.abs(u.data[i]));
        }
        if (largest == 0) {
            return 0;
        }
        for (int i = first; i < u.data.length; i += stride) {
            double scaled = u.data[i] / largest;
            squares += scaled * scaled;
            count++;
        }
        return largest * Math.sqrt(squares / count);
    }

    /** Differentiates by an entry with the step of its row, and with that of the matrix if the first is too short or fails. */
    private void differentiate(int entry, double row, double whole, double largest) {
        double typical = whole > 0 ? whole : 1;
        double size = row > 0 ? row : typical;
        extrapolate(entry, size * FIRST_STEP, largest);
        double ratio = typical / size;
        boolean rough = !(error <= GOAL * Math.max(largest, Math.abs(derivative)));
        if (rough && (ratio > OTHER_SIZE || ratio < 1 / OTHER_SIZE)) {
            double ofRow = derivative;
            double errorOfRow = error;
            extrapolate(entry, typical * FIRST_STEP, largest);
            if (!(error < errorOfRow)) {
                derivative = ofRow;
                error = errorOfRow;
            }
        }
        if (Double.isNaN(derivative)) {
            throw new ArithmeticException(
                    "a prototype has no gradient here: its value is not defined at differences of row "
                            + entry % u.getRowDim() + ", column " + entry / u.getRowDim());
        }
    }

    /**
     * Extrapolates differences by an entry. They are extrapolated only from the step on at which the left and the right difference approach
     * each other like a smooth function has it, in proportion to the step; across a kink they do not, and then their distance is the error.
     */
    private void extrapolate(int entry, double firstStep, double largest) {
        derivative = Double.NaN;
        error = Double.POSITIVE_INFINITY;
        double[] before = new double[MAX_STEPS];
        double[] now = new double[MAX_STEPS];
        double step = firstStep;
        double gapBefore = Double.POSITIVE_INFINITY;
        int level = 0;
        for (int attempt = 0; attempt < MAX_STEPS; attempt++, step /= 2) {
            now[0] = centralDifference(entry, step);
            if (!Double.isFinite(now[0])) {
                // The step leaves the domain or the range of doubles; the extrapolation starts again at a shorter one.
                level = 0;
                continue;
            }
            double rounding = Math.ulp(value) / step;
            if (gap > SMOOTH_RATIO * gapBefore && gap > NOISE * rounding) {
                level = 0;
                derivative = now[0];
                error = gap;
            }
            gapBefore = gap;
            double power = 4;
            for (int order = 1; order <= level; order++, power *= 4) {
                now[order] = now[order - 1] + (now[order - 1] - before[order - 1]) / (power - 1);
                double estimate = rounding
                        + Math.max(Math.abs(now[order] - now[order - 1]), Math.abs(now[order] - before[order - 1]));
                if (estimate < error) {
                    error = estimate;
                    derivative = now[order];
                }
            }
            if (error <= GOAL * Math.max(largest, Math.abs(derivative))) {
                return;
            }
            double change = level >= 2 ? Math.abs(now[level] - before[level - 1]) : 0;
            if (change > ROUNDING_GROWTH * error) {
                // Shorter steps show the noise of the value. An estimate below it was small by chance.
                error = change;
                return;
            }
            double[] spare = before;
            before = now;
            now = spare;
            level++;
        }
    }

    /** Returns a central difference, and keeps the distance of its left and right half as {@code gap}. */
    private double centralDifference(int entry, double step) {
        double centre = u.data[entry];
        double up = centre + step;
        double down = centre - step;
        try {
            double above = valueAt(entry, up);
            double below = valueAt(entry, down);
            gap = Math.abs((above - value) / (up - centre) - (value - below) / (centre - down));
            return (above - below) / (up - down);
        } finally {
            u.data[entry] = centre;
        }
    }

    /** Returns the value with another entry; NaN where the loss is not defined. */
    private double valueAt(int entry, double x) {
        u.data[entry] = x;
        evaluations++;
        try {
            return loss.applyAsDouble(moved);
        } catch (ArithmeticException undefined) {
            return Double.NaN;
        }
    }
}
