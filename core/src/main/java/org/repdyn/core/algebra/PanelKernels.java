package org.repdyn.core.algebra;

/**
 * Loops over the columns of a panel, for which the sums over inner indices go on in ascending order. The JIT compiler vectorises loops over an array from its start, but not loops over columns inside a flat array, and only if
 * their body is short: two columns of the left and three of the right factor were the fastest of fourteen combinations measured (docs/benchmarks.md).
 */
final class PanelKernels {

    private PanelKernels() {}

    /** Returns the next multiple of four, which leaves no remainder to loops over vectors; the entries beyond are never read. */
    static int padded(int count) {
        return (count + 3) & ~3;
    }

    /** Adds x·x0 + y·y0 and so on to three columns of sums. */
    static void addPairToThree(
            double[] x,
            double[] y,
            double x0,
            double y0,
            double x1,
            double y1,
            double x2,
            double y2,
            double[] sums0,
            double[] sums1,
            double[] sums2,
            int count) {
        for (int i = 0; i < count; i++) {
            double xi = x[i];
            double yi = y[i];
            sums0[i] = sums0[i] + xi * x0 + yi * y0;
            sums1[i] = sums1[i] + xi * x1 + yi * y1;
            sums2[i] = sums2[i] + xi * x2 + yi * y2;
        }
    }

    /** Adds x·x0 + y·y0 and so on to two columns of sums. */
    static void addPairToTwo(
            double[] x,
            double[] y,
            double x0,
            double y0,
            double x1,
            double y1,
            double[] sums0,
            double[] sums1,
            int count) {
        for (int i = 0; i < count; i++) {
            double xi = x[i];
            double yi = y[i];
            sums0[i] = sums0[i] + xi * x0 + yi * y0;
            sums1[i] = sums1[i] + xi * x1 + yi * y1;
        }
    }

    /** Adds four columns of a panel to one column of sums. */
    static void addFourToOne(
            double[] x0,
            double[] x1,
            double[] x2,
            double[] x3,
            double b0,
            double b1,
            double b2,
            double b3,
            double[] sums,
            int count) {
        for (int i = 0; i < count; i++) {
            sums[i] = sums[i] + x0[i] * b0 + x1[i] * b1 + x2[i] * b2 + x3[i] * b3;
        }
    }

    /** Adds one column of a panel to one column of sums. */
    static void addOne(double[] x, double factor, double[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += x[i] * factor;
        }
    }
}
