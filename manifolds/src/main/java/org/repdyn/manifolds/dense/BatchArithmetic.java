package org.repdyn.manifolds.dense;

/** Arithmetic of arrays over the matrices of a batch, each loop of which the compiler turns into vector instructions. */
final class BatchArithmetic {

    private BatchArithmetic() {}

    /** Computes result += factor·x². */
    static void addSquare(double[] result, double[] x, double factor) {
        for (int b = 0; b < result.length; b++) {
            result[b] += factor * x[b] * x[b];
        }
    }

    /** Computes result += x·y. */
    static void addProduct(double[] result, double[] x, double[] y) {
        for (int b = 0; b < result.length; b++) {
            result[b] += x[b] * y[b];
        }
    }

    /** Computes xResult += entry·x and yResult += entry·y. */
    static void addProducts(double[] entry, double[] x, double[] xResult, double[] y, double[] yResult) {
        for (int b = 0; b < entry.length; b++) {
            xResult[b] += entry[b] * x[b];
            yResult[b] += entry[b] * y[b];
        }
    }

    /** Computes result −= ab + cd. */
    static void subtractProducts(double[] result, double[] a, double[] b, double[] c, double[] d) {
        for (int i = 0; i < result.length; i++) {
            result[i] -= a[i] * b[i] + c[i] * d[i];
        }
    }

    /** Computes result = result·x. */
    static void multiply(double[] result, double[] x) {
        for (int b = 0; b < result.length; b++) {
            result[b] *= x[b];
        }
    }

    /** Rotates two rows: (left, right) becomes (c·left − s·right, s·left + c·right). */
    static void rotate(double[] left, double[] right, double[] c, double[] s) {
        for (int b = 0; b < left.length; b++) {
            double x = left[b];
            double y = right[b];
            right[b] = s[b] * x + c[b] * y;
            left[b] = c[b] * x - s[b] * y;
        }
    }
}
