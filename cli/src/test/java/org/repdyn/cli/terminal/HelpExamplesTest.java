package org.repdyn.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Examples of a help")
class HelpExamplesTest {

    private static final List<String> EXAMPLES = List.of(
            "  repdyn compare     the built-in study", "  repdyn compare arms.naive.dynamics=exact time.end=100");

    @Test
    @DisplayName("have explanations beside the commands if every line has room for both")
    void beside() {
        assertThat(HelpExamples.lines(EXAMPLES, 80).lines())
                .containsExactly(
                        "  repdyn compare  the built-in study",
                        "  repdyn compare arms.naive.dynamics=exact time.end=100");
    }

    @Test
    @DisplayName("have explanations below the commands otherwise, and commands in one piece")
    void below() {
        assertThat(HelpExamples.lines(EXAMPLES, 20).lines())
                .containsExactly(
                        "  repdyn compare",
                        "      the built-in",
                        "      study",
                        "  repdyn compare arms.naive.dynamics=exact time.end=100");
    }
}
