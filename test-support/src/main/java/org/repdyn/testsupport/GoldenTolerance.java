package org.repdyn.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * max|x − e| ≤ absolute + relative·max|e|, the maxima over the entries of one result.
 *
 * @param relative relative part
 * @param absolute absolute part
 */
public record GoldenTolerance(double relative, double absolute) {

    static GoldenTolerance of(JsonNode json) {
        return new GoldenTolerance(
                json.path("relative").asDouble(0), json.path("absolute").asDouble(0));
    }

    /** Fails when a result is further from the expected one than allowed, or not finite. */
    public void check(String what, double[] expected, double[] actual) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            // Not Math.max: a NaN must fail, and so must an infinity.
            double deviation = Math.abs(actual[i] - expected[i]);
            worst = deviation <= worst ? worst : deviation;
        }
        assertThat(worst).as("largest deviation of %s", what).isLessThanOrEqualTo(absolute + relative * largest);
    }
}
