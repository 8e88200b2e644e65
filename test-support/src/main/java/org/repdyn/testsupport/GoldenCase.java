package org.repdyn.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.ojalgo.matrix.store.R064Store;

/**
 * One golden case: inputs, options, expected results and the tolerance they are held to.
 *
 * @param json the case as read
 */
public record GoldenCase(JsonNode json) {

    /** Unique name. */
    public String name() {
        return json.get("name").asText();
    }

    /** A text field of the case itself, such as {@code loss} or {@code kind}; empty where absent. */
    public String field(String key) {
        return json.path(key).asText("");
    }

    /** Whether an input is given. */
    public boolean has(String input) {
        return json.path("inputs").has(input);
    }

    /** An input as read. */
    public JsonNode input(String key) {
        return json.path("inputs").path(key);
    }

    /** An input matrix. */
    public R064Store matrix(String input) {
        return GoldenNumbers.matrix(input(input));
    }

    /** An input vector. */
    public double[] vector(String input) {
        return GoldenNumbers.vector(input(input));
    }

    /** An option; {@link MissingNode} where absent. */
    public JsonNode option(String key) {
        return json.path("options").path(key);
    }

    /** An expected result; the whole of them for the empty key. */
    public JsonNode expected(String key) {
        JsonNode expected = json.path("expected");
        return key.isEmpty() ? expected : expected.path(key);
    }

    /** Whether no number exists, so that the code must refuse. */
    public static boolean undefined(JsonNode expected) {
        return expected.isObject() && expected.has("undefined");
    }

    /** The case's tolerance. */
    public GoldenTolerance tolerance() {
        return GoldenTolerance.of(json.path("tolerance"));
    }

    /** Holds a matrix against an expected one under the case's tolerance. */
    public void check(String what, JsonNode expected, R064Store actual) {
        R064Store want = GoldenNumbers.matrix(expected);
        assertThat(actual.getRowDim()).as("rows of %s", what).isEqualTo(want.getRowDim());
        assertThat(actual.getColDim()).as("columns of %s", what).isEqualTo(want.getColDim());
        tolerance().check(name() + ", " + what, want.data, actual.data);
    }

    /** Holds a vector or a number against the expected one under the case's tolerance. */
    public void check(String what, JsonNode expected, double... actual) {
        double[] want = expected.isNumber() ? new double[] {expected.doubleValue()} : GoldenNumbers.vector(expected);
        tolerance().check(name() + ", " + what, want, actual);
    }
}
