package org.repdyn.core.algebra;

/**
 * Loops over the columns of a panel, for which the sums over inner indices go on in ascending order. The JIT compiler vectorises loops over an array from its start, but not loops over columns inside a flat array, and only if
 * their body is short: two columns of the left and three of the right factor were the fastest of fourteen combinations measured (docs/benchmarks.md).
 */
final class PanelKernels {

    private PanelKernels() {}

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

    /** Adds four columns of a panel, from {@code k} on, to one column of sums. */
    static void addFourToOne(
            double[][] panel, int k, double b0, double b1, double b2, double b3, double[] sums, int count) {
        double[] x0 = panel[k];
        double[] x1 = panel[k + 1];
        double[] x2 = panel[k + 2];
        double[] x3 = panel[k + 3];
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
