package org.repdyn.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.ojalgo.matrix.store.R064Store;

/**
 * The entry-by-entry tolerance of the kernel cases: |got − e| ≤ relative·|e| + absolute + scale·√(e_ii·e_jj), the last part
 * for the entries of a kernel matrix only, so that an entry near zero is judged by its own pair.
 *
 * @param relative relative part
 * @param absolute absolute part
 * @param scale part relative to the diagonal, {@code cs} in the file
 */
public record GoldenKernelTolerance(double relative, double absolute, double scale) {

    /** The tolerance of a case; parts it does not name are 0. */
    public static GoldenKernelTolerance of(GoldenCase golden) {
        JsonNode json = golden.json().path("tolerance");
        return new GoldenKernelTolerance(
                json.path("rel").asDouble(0),
                json.path("abs").asDouble(0),
                json.path("cs").asDouble(0));
    }

    /** Holds a square kernel matrix against the expected one. */
    public void checkKernel(String what, R064Store expected, R064Store actual) {
        checkShape(what, expected, actual);
        for (int j = 0; j < expected.getColDim(); j++) {
            for (int i = 0; i < expected.getRowDim(); i++) {
                double size = Math.sqrt(expected.doubleValue(i, i)) * Math.sqrt(expected.doubleValue(j, j));
                checkEntry(what + "[" + i + ", " + j + "]", expected.doubleValue(i, j), actual.doubleValue(i, j), size);
            }
        }
    }

    /** Holds any matrix against the expected one. */
    public void checkMatrix(String what, R064Store expected, R064Store actual) {
        checkShape(what, expected, actual);
        checkList(what, expected.data, actual.data);
    }

    /** Holds a list of numbers against the expected ones. */
    public void checkList(String what, double[] expected, double[] actual) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            checkEntry(what + "[" + i + "]", expected[i], actual[i], 0);
        }
    }

    private void checkEntry(String what, double expected, double actual, double size) {
        assertThat(Math.abs(actual - expected))
                .as("deviation of %s, expected %s, got %s", what, expected, actual)
                .isLessThanOrEqualTo(relative * Math.abs(expected) + absolute + scale * size);
    }

    private static void checkShape(String what, R064Store expected, R064Store actual) {
        assertThat(actual.getRowDim()).as("rows of %s", what).isEqualTo(expected.getRowDim());
        assertThat(actual.getColDim()).as("columns of %s", what).isEqualTo(expected.getColDim());
    }
}
