package org.repdyn.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * One golden case: inputs, options, expected results and their tolerance. It records which expected results are read, so that
 * a {@link GoldenFile} can report those that no check reads. Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GoldenCase {

    private static final String EXPECTED = "expected";
    private static final String UNDEFINED = "undefined";

    private final JsonNode json;
    private final Set<String> read = new TreeSet<>();

    GoldenCase(JsonNode json) {
        this.json = json;
    }

    /** Returns the case as it is in the file. */
    public JsonNode json() {
        return json;
    }

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

    /** Returns the expected result with a key; {@link MissingNode} if absent. */
    public JsonNode expected(String key) {
        read.add(key);
        return json.path(EXPECTED).path(key);
    }

    /** Returns an expected result that is a list of objects, such as a trajectory; empty if absent. */
    public List<GoldenRow> rows(String key) {
        return StreamSupport.stream(expected(key).spliterator(), false)
                .map(row -> new GoldenRow(row, key, read))
                .toList();
    }

    /** Returns true if no result of the case is defined, so that the code must refuse to compute them. */
    public boolean isUndefined() {
        read.add(UNDEFINED);
        return undefined(json.path(EXPECTED));
    }

    /** Returns the keys of all expected results; a key {@code k} of the rows of a list {@code l} is {@code l.k}. */
    SortedSet<String> results() {
        SortedSet<String> keys = new TreeSet<>();
        json.path(EXPECTED).properties().forEach(result -> {
            keys.add(result.getKey());
            if (result.getValue().isArray()) {
                result.getValue().forEach(row -> {
                    if (!undefined(row)) {
                        row.fieldNames().forEachRemaining(key -> keys.add(result.getKey() + "." + key));
                    }
                });
            }
        });
        return keys;
    }

    /** Returns the keys that were read so far. */
    Set<String> read() {
        return Collections.unmodifiableSet(read);
    }

    /** Returns true if the result is not defined, so that the code must refuse to compute it. */
    public static boolean undefined(JsonNode expected) {
        return expected.isObject() && expected.has(UNDEFINED);
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
