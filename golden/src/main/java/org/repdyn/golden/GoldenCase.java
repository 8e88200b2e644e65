package org.repdyn.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * One golden case: inputs, options, expected results and their tolerance.
 *
 * @param json the case as read
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record GoldenCase(JsonNode json) {

    /** Returns the unique name. */
    public String name() {
        return json.get("name").asText();
    }

    /** Returns a text field of the case, such as {@code loss} or {@code kind}; empty if absent. */
    public String field(String key) {
        return json.path(key).asText("");
    }

    /** Returns true if an input is given. */
    public boolean has(String input) {
        return json.path("inputs").has(input);
    }

    /** Returns an input as JSON. */
    public JsonNode input(String key) {
        return json.path("inputs").path(key);
    }

    /** Returns an input matrix. */
    public R064Store matrix(String input) {
        return GoldenNumbers.matrix(input(input));
    }

    /** Returns an input vector. */
    public double[] vector(String input) {
        return GoldenNumbers.vector(input(input));
    }

    /** Returns an option; {@link MissingNode} if absent. */
    public JsonNode option(String key) {
        return json.path("options").path(key);
    }

    /** Returns the expected result with this key; all expected results if the key is empty. */
    public JsonNode expected(String key) {
        JsonNode expected = json.path("expected");
        return key.isEmpty() ? expected : expected.path(key);
    }

    /** Returns true if the result is not defined, so that the code must refuse to compute it. */
    public static boolean undefined(JsonNode expected) {
        return expected.isObject() && expected.has("undefined");
    }

    /** Returns the tolerance of the case. */
    public GoldenTolerance tolerance() {
        return GoldenTolerance.of(json.path("tolerance"));
    }

    /** Asserts that a matrix is the expected one within the tolerance of the case. */
    public void check(String what, JsonNode expected, R064Store actual) {
        R064Store want = GoldenNumbers.matrix(expected);
        assertThat(actual.getRowDim()).as("rows of %s", what).isEqualTo(want.getRowDim());
        assertThat(actual.getColDim()).as("columns of %s", what).isEqualTo(want.getColDim());
        tolerance().check(name() + ", " + what, want.data, actual.data);
    }

    /** Asserts that a vector or a number is the expected one within the tolerance of the case. */
    public void check(String what, JsonNode expected, double... actual) {
        double[] want = expected.isNumber() ? new double[] {expected.doubleValue()} : GoldenNumbers.vector(expected);
        tolerance().check(name() + ", " + what, want, actual);
    }
}
