package org.repdyn.losses.internal;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;

/**
 * Scaling of embeddings by powers of two, so that products of up to four entries neither overflow nor underflow. A loss that
 * is a sum of homogeneous parts is evaluated at 2⁻ᵉU, and each part is multiplied by its power of 2ᵉ at the end. Entries of
 * ordinary size are not scaled (e = 0), so results there do not depend on this class.
 */
public final class SafeRange {

    /** Largest |e| that is left as it is; products of four entries then lie between 2⁻⁴⁰⁰ and 2⁴⁰⁰. */
    private static final int MAX_EXPONENT = 100;

    private SafeRange() {}

    /**
     * Returns the exponent e of the largest entry of the matrices; 0 if it is between −100 and 100, or if all entries are
     * zero or one is not finite.
     */
    public static int exponent(R064Store... matrices) {
        double largest = 0;
        for (R064Store matrix : matrices) {
            largest = Math.max(largest, Sums.largest(matrix.data));
        }
        return exponent(largest);
    }

    /** Returns {@link #exponent} of large matrices, and 0 for small ones. */
    public static int largeExponent(R064Store... matrices) {
        return Math.max(0, exponent(matrices));
    }

    /** Returns the exponent of row {@code i}, under the conditions of {@link #exponent}. */
    public static int rowExponent(R064Store matrix, int i) {
        double largest = 0;
        for (int at = i; at < matrix.data.length; at += matrix.getRowDim()) {
            largest = Math.max(largest, Math.abs(matrix.data[at]));
        }
        return exponent(largest);
    }

    /** Returns the exponent of the whole matrix for each of its columns, under the conditions of {@link #exponent}. */
    public static int[] sharedExponents(R064Store matrix) {
        int[] exponents = new int[matrix.getColDim()];
        Arrays.fill(exponents, exponent(matrix));
        return exponents;
    }

    /** Returns the exponent of each column, under the conditions of {@link #exponent}. */
    public static int[] columnExponents(R064Store matrix) {
        int rows = matrix.getRowDim();
        int[] exponents = new int[matrix.getColDim()];
        for (int j = 0; j < exponents.length; j++) {
            double largest = 0;
            for (int at = j * rows; at < (j + 1) * rows; at++) {
                largest = Math.max(largest, Math.abs(matrix.data[at]));
            }
            exponents[j] = exponent(largest);
        }
        return exponents;
    }

    /** Returns the exponent of a number; 0 if it is between −100 and 100, or if the number is zero or not finite. */
    static int exponent(double largest) {
        if (largest == 0 || !Double.isFinite(largest)) {
            return 0;
        }
        int exponent = Math.getExponent(largest);
        return Math.abs(exponent) <= MAX_EXPONENT ? 0 : exponent;
    }

    /** Returns 2⁻ᵉ·matrix as a new matrix; the matrix itself if e = 0. */
    public static R064Store reduce(R064Store matrix, int e) {
        if (e == 0) {
            return matrix;
        }
        R064Store result = matrix.copy();
        multiply(result, -e);
        return result;
    }

    /** Multiplies all entries by 2 to the power {@code exponent}. */
    public static void multiply(R064Store matrix, int exponent) {
        if (exponent != 0) {
            for (int i = 0; i < matrix.data.length; i++) {
                matrix.data[i] = Math.scalb(matrix.data[i], exponent);
            }
        }
    }

    /** Multiplies each column j by 2 to the power {@code sign}·{@code exponents[j]}. */
    public static void multiplyColumns(R064Store matrix, int[] exponents, int sign) {
        int rows = matrix.getRowDim();
        for (int j = 0; j < exponents.length; j++) {
            if (exponents[j] != 0) {
                for (int at = j * rows; at < (j + 1) * rows; at++) {
                    matrix.data[at] = Math.scalb(matrix.data[at], sign * exponents[j]);
                }
            }
        }
    }
}
