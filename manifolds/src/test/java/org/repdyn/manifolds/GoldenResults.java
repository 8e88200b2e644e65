package org.repdyn.manifolds;

import com.fasterxml.jackson.databind.JsonNode;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.golden.GoldenCase;
import org.repdyn.golden.GoldenNumbers;
import org.repdyn.golden.GoldenTolerance;

/** Comparison of results with golden ones, whose tolerance is 100 times the change caused by half a unit of rounding of the inputs. */
public final class GoldenResults {

    private GoldenResults() {}

    /** Asserts that a matrix is the expected result of this name. */
    public static void check(GoldenCase c, String result, R064Store actual) {
        check(c, result, GoldenNumbers.matrix(c.expected(result)).data, actual.data);
    }

    /** Asserts that a number is the expected result of this name. */
    public static void check(GoldenCase c, String result, double actual) {
        check(c, result, new double[] {c.expected(result).doubleValue()}, new double[] {actual});
    }

    private static void check(GoldenCase c, String result, double[] expected, double[] actual) {
        JsonNode tolerance = c.json().path("tolerance");
        double allowed = tolerance
                .path("each")
                .path(result)
                .asDouble(tolerance.path("absolute").asDouble());
        new GoldenTolerance(0, allowed).check(c.name() + ", " + result, expected, actual);
    }
}
