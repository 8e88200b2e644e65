package org.repdyn.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserErrorExceptionTest {

    private static UserErrorException of(int count, String message) {
        List<Problem> problems = IntStream.range(0, count)
                .mapToObj(i -> new Problem(SourceLocation.COMMAND_LINE, message + i))
                .toList();
        return new UserErrorException(problems);
    }

    @Test
    void printsEachOfFewProblems() {
        assertThat(of(50, "p").lines()).hasSize(50).endsWith("command line: p49");
        assertThat(of(2, "p").getMessage().lines()).containsExactly("command line: p0", "command line: p1");
    }

    @Test
    void printsTheNumberOfFurtherProblems() {
        UserErrorException many = of(20_000, "p");
        assertThat(many.lines()).hasSize(51).endsWith("and 19950 more. Correct these first");
        assertThat(many.problems()).hasSize(20_000);
        assertThat(many.getMessage()).hasSizeLessThan(2_000);
    }

    @Test
    void saysThatTheSearchForProblemsEndedEarly() {
        Problems problems = Problems.distinct();
        for (int i = 0; i < 20_000 && !problems.isFull(); i++) {
            problems.add(SourceLocation.COMMAND_LINE, "p" + i / 2);
        }
        assertThat(problems.toList()).hasSize(Problems.MAX_DISTINCT).doesNotHaveDuplicates();
        Problems all = new Problems();
        all.addAll(problems);
        assertThat(all.exception().lines()).hasSize(51).endsWith("and at least 950 more. Correct these first");
        problems.add(SourceLocation.COMMAND_LINE, "one more");
        assertThat(problems.toList()).hasSize(Problems.MAX_DISTINCT);
    }

    @Test
    void shortensALongProblem() {
        assertThat(of(1, "p".repeat(100_000)).lines())
                .singleElement()
                .asString()
                .hasSize(2_001)
                .endsWith("…");
    }

    @Test
    void showsCharactersThatNobodySees() {
        assertThat(of(1, "unknown loss '\u200bnt-xent\n\u001b[31m\u00a0é😀'").lines())
                .containsExactly("command line: unknown loss '\\u200bnt-xent\\u000a\\u001b[31m\\u00a0é😀'0");
    }
}
