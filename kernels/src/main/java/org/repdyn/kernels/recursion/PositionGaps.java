package org.repdyn.kernels.recursion;

import java.util.Arrays;
import org.repdyn.kernels.spi.Affine;

/**
 * The differences h = √(pq) − c of some first images and one second image at each position below and above a layer. They are stored only for
 * positions at which an image is nearly parallel to the second one; elsewhere the plain difference loses at most three digits and is computed when it
 * is needed.
 */
final class PositionGaps {

    private final int width;
    private double[] below;
    private double[] above;
    /** True for positions whose differences are stored. */
    private boolean[] storedBelow;

    private boolean[] storedAbove;

    /** Roots of the variances in a window, of a first image and of the second one. */
    private final double[] rootsP;

    private final double[] rootsQ;

    /**
     * Allocates the memory.
     *
     * @param positions largest number of positions of a layer
     * @param places largest number of places in a window
     * @param width number of first images
     */
    PositionGaps(int positions, int places, int width) {
        this.width = width;
        below = new double[positions * width];
        above = new double[positions * width];
        storedBelow = new boolean[positions];
        storedAbove = new boolean[positions];
        rootsP = new double[places];
        rootsQ = new double[places];
    }

    /** Forgets all differences, before new inputs. */
    void clear() {
        Arrays.fill(storedBelow, false);
        Arrays.fill(storedAbove, false);
    }

    /** Stores an accurate difference of an input. */
    void setInput(int position, int i, double gap) {
        storedBelow[position] = true;
        below[position * width + i] = gap;
    }

    /** Moves up one layer. */
    void rise() {
        double[] held = below;
        below = above;
        above = held;
        boolean[] stored = storedBelow;
        storedBelow = storedAbove;
        storedAbove = stored;
        Arrays.fill(storedAbove, false);
    }

    /**
     * Stores an accurate difference above, and at the first call for a position the plain ones of the other images.
     *
     * @param root roots of the variances of the first images above
     * @param from place of the position in these
     * @param other root of the variance of the second image above
     * @param c covariances above
     */
    void set(int position, int i, double gap, double[] root, int from, double other, double[] c) {
        int at = position * width;
        if (!storedAbove[position]) {
            storedAbove[position] = true;
            for (int k = 0; k < width; k++) {
                above[at + k] = root[from + k] * other - c[from + k];
            }
        }
        above[at + i] = gap;
    }

    /**
     * Returns h above a convolution: Σh of the window and the excess √(ΣpΣq) − Σ√p√q, both accurate, and the excess of the bias.
     *
     * @param rows input rows of the window
     * @param within input positions of the window within a row
     * @param places number of places in the window, those beyond the edge included
     * @param i first image
     * @param p roots of the variances of the first images below
     * @param q roots of the variances of the second image below
     * @param c covariances below
     */
    double convolved(
            int[] rows, int[] within, Affine affine, int places, int i, double[][] p, double[][] q, double[][] c) {
        double sum = 0;
        int count = 0;
        for (int row : rows) {
            for (int x : within) {
                double rootP = p[row][x * width + i];
                double rootQ = q[row][x];
                int position = row * q[0].length + x;
                sum += storedBelow[position] ? below[position * width + i] : rootP * rootQ - c[row][x * width + i];
                rootsP[count] = rootP;
                rootsQ[count] = rootQ;
                count++;
            }
        }
        return convolved(sum, count, affine.weightVariance() / places, affine.biasVariance());
    }

    private double convolved(double sum, int count, double weight, double bias) {
        double products = 0;
        double squares = 0;
        double first = 0;
        double other = 0;
        for (int a = 0; a < count; a++) {
            double rootP = rootsP[a];
            double rootQ = rootsQ[a];
            products += rootP * rootQ;
            first += rootP * rootP;
            other += rootQ * rootQ;
            for (int b = 0; b < a; b++) {
                double difference = rootP * rootsQ[b] - rootsP[b] * rootQ;
                squares += difference * difference;
            }
        }
        double rootFirst = Math.sqrt(first);
        double rootOther = Math.sqrt(other);
        double scale = rootFirst * rootOther + products;
        double inner = weight * (sum + (scale > 0 ? squares / scale : 0));
        if (bias == 0) {
            return inner;
        }
        double difference = Math.sqrt(weight) * (first - other) / (rootFirst + rootOther);
        if (first == other) {
            difference = 0;
        }
        double geometric = Math.sqrt((weight * first + bias) * (weight * other + bias));
        return inner + bias * difference / (geometric + weight * rootFirst * rootOther + bias) * difference;
    }
}
