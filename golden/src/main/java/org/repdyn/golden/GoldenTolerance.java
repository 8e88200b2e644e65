package org.repdyn.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.apiguardian.api.API;

/**
 * The tolerance of one result: max|x − e| ≤ absolute + relative·max|e|, with maxima over its entries.
 *
 * @param relative relative part
 * @param absolute absolute part
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record GoldenTolerance(double relative, double absolute) {

    static GoldenTolerance of(JsonNode json) {
        return new GoldenTolerance(
                json.path("relative").asDouble(0), json.path("absolute").asDouble(0));
    }

    /** Asserts that a result is finite and the expected one within the tolerance. */
    public void check(String what, double[] expected, double[] actual) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            // A comparison instead of Math.max, so that NaN and infinity fail.
            double deviation = Math.abs(actual[i] - expected[i]);
            worst = deviation <= worst ? worst : deviation;
        }
        assertThat(worst).as("largest deviation of %s", what).isLessThanOrEqualTo(absolute + relative * largest);
    }
}
