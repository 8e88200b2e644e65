package org.repdyn.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.repdyn.golden.GoldenFile.Check;

@DisplayName("a golden file fails closed")
class GoldenFileTest {

    private static final String CASES =
            "[{\"name\": \"a/1\", \"kind\": \"add\"}, {\"name\": \"a/2\", \"kind\": \"log\"}]";

    private static final Check PASSES = c -> {};

    private final List<String> run = new ArrayList<>();

    private final Check records = c -> run.add(c.name());

    @Test
    @DisplayName("runs one test per case, after the test of the operations")
    void runsEveryCase() {
        execute(tests(Map.of("add", records, "log", records), Map.of()));
        assertThat(run).containsExactly("a/1", "a/2");
    }

    @Test
    @DisplayName(
            "an operation without a check and without a reason fails, by its case and in the test of the operations")
    void missingCheckFails() {
        List<DynamicTest> tests = tests(Map.of("add", PASSES), Map.of());
        assertThat(tests).hasSize(3);
        assertThatThrownBy(() -> tests.get(0).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("'log' has neither a check nor a reason");
        assertThatThrownBy(() -> tests.get(2).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the operation 'log' of test.json has no check");
    }

    @Test
    @DisplayName("an absent operation with a reason gives no test for its cases")
    void absenceIsNotATest() {
        List<DynamicTest> tests = tests(Map.of("add", records), Map.of("log", "not yet implemented"));
        assertThat(tests).hasSize(2);
        execute(tests);
        assertThat(run).containsExactly("a/1");
    }

    @Test
    @DisplayName("an absence that has a check fails")
    void absenceWithACheckFails() {
        assertCoverageFails(
                Map.of("add", PASSES, "log", PASSES), Map.of("log", "no"), "'log' has a check and is listed as absent");
    }

    @Test
    @DisplayName("an absence without a reason fails")
    void absenceWithoutAReasonFails() {
        assertCoverageFails(Map.of("add", PASSES), Map.of("log", " "), "'log' is listed as absent without a reason");
    }

    @Test
    @DisplayName("a check or an absence that no case uses fails")
    void unusedEntriesFail() {
        assertCoverageFails(
                Map.of("add", PASSES, "log", PASSES, "exp", PASSES), Map.of(), "'exp' is not an operation of any case");
        assertCoverageFails(
                Map.of("add", PASSES, "log", PASSES), Map.of("exp", "no"), "'exp' is not an operation of any case");
    }

    @Test
    @DisplayName("a file in a directory named by the user may hold a part of the operations")
    void partialFilesAreAllowed() throws JsonProcessingException {
        GoldenFile part = GoldenFile.of("test", new ObjectMapper().readTree(CASES), false);
        List<DynamicTest> tests = part.tests(c -> c.field("kind"), Map.of("add", PASSES, "log", PASSES, "exp", PASSES))
                .toList();
        assertThatCode(() -> tests.get(0).getExecutable().execute()).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("a section holds its own cases only")
    void sections() throws JsonProcessingException {
        GoldenFile section = GoldenFile.of("test", new ObjectMapper().readTree(CASES), true)
                .section(c -> c.field("kind").equals("log"));
        assertThat(section.cases()).extracting(GoldenCase::name).containsExactly("a/2");
    }

    private static List<DynamicTest> results(String expected, Check check, Map<String, String> unread) {
        try {
            String cases = "[{\"name\": \"a/1\", \"kind\": \"add\", \"expected\": " + expected + "}]";
            return GoldenFile.of("test", new ObjectMapper().readTree(cases), true)
                    .tests(c -> c.field("kind"), Map.of("add", check), Map.of(), unread)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertFails(List<DynamicTest> tests, int test, String message) {
        assertThatThrownBy(() -> tests.get(test).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }

    @Test
    @DisplayName("an expected result that the check does not read fails, unless it is listed with a reason")
    void unreadResults() {
        String expected = "{\"sum\": 3, \"path\": [{\"t\": 1, \"x\": 2}]}";
        Check sum = c -> c.expected("sum");
        Check all = c -> {
            c.expected("sum");
            c.rows("path").forEach(row -> row.get("t").asDouble(row.get("x").asDouble()));
        };
        execute(results(expected, all, Map.of()));
        assertFails(results(expected, sum, Map.of()), 1, "a/1 (add): the check does not read 'path'");
        assertFails(results(expected, c -> c.rows("path"), Map.of("sum", "no")), 1, "does not read 'path.t'");
        execute(results(expected, sum, Map.of("path", "no", "add:path.t", "not yet", "path.x", "not yet")));
    }

    @Test
    @DisplayName("an unread result that is read, that no case has or that has no reason fails")
    void wrongListOfUnreadResults() {
        Check sum = c -> c.expected("sum");
        assertFails(results("{\"sum\": 3}", sum, Map.of("sum", "no")), 1, "'sum' is read and is listed as unread");
        assertFails(results("{\"sum\": 3}", sum, Map.of("log:sum", "no")), 0, "'log:sum' is no expected result");
        assertFails(results("{\"sum\": 3}", PASSES, Map.of("sum", " ")), 0, "listed as unread without a reason");
    }

    private static void assertCoverageFails(Map<String, Check> checks, Map<String, String> absences, String message) {
        assertThatThrownBy(() -> tests(checks, absences).get(0).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }

    private static List<DynamicTest> tests(Map<String, Check> checks, Map<String, String> absences) {
        try {
            return GoldenFile.of("test", new ObjectMapper().readTree(CASES), true)
                    .tests(c -> c.field("kind"), checks, absences)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(List<DynamicTest> tests) {
        for (DynamicTest test : tests) {
            assertThatCode(() -> test.getExecutable().execute()).doesNotThrowAnyException();
        }
    }
}
