package org.repdyn.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * The tolerance of each entry in kernel cases: |x − e| ≤ relative·|e| + absolute + scale·√(e_ii·e_jj). The last part applies
 * to kernel matrices only, so that the tolerance of an entry near zero follows from its pair of inputs.
 *
 * @param relative relative part
 * @param absolute absolute part
 * @param scale part relative to the diagonal, {@code cs} in the file
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record GoldenKernelTolerance(double relative, double absolute, double scale) {

    /** Returns the tolerance of a case; parts that the case does not name are 0. */
    public static GoldenKernelTolerance of(GoldenCase golden) {
        JsonNode json = golden.json().path("tolerance");
        return new GoldenKernelTolerance(
                json.path("rel").asDouble(0),
                json.path("abs").asDouble(0),
                json.path("cs").asDouble(0));
    }

    /** Asserts that a square kernel matrix is the expected one within the tolerance. */
    public void checkKernel(String what, R064Store expected, R064Store actual) {
        checkShape(what, expected, actual);
        for (int j = 0; j < expected.getColDim(); j++) {
            for (int i = 0; i < expected.getRowDim(); i++) {
                double size = Math.sqrt(expected.doubleValue(i, i)) * Math.sqrt(expected.doubleValue(j, j));
                checkEntry(what + "[" + i + ", " + j + "]", expected.doubleValue(i, j), actual.doubleValue(i, j), size);
            }
        }
    }

    /** Asserts that a matrix is the expected one within the tolerance. */
    public void checkMatrix(String what, R064Store expected, R064Store actual) {
        checkShape(what, expected, actual);
        checkList(what, expected.data, actual.data);
    }

    /** Asserts that numbers are the expected ones within the tolerance. */
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
