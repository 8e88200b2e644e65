package org.repdyn.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SingleLineTest {

    @Test
    void ordinaryTextIsKept() {
        String text = "prédit 4 × 2, α = 0.5";

        assertThat(SingleLine.of(text)).isSameAs(text);
    }

    @Test
    void linesAreJoinedAndControlCharactersRemoved() {
        assertThat(SingleLine.of("one\r\n  two\n\n\u001b[31mthree\u0007\u202e")).isEqualTo("one two [31mthree");
        assertThat(SingleLine.of("emoji \ud83d\ude00\n")).isEqualTo("emoji \ud83d\ude00");
    }

    @Test
    void longTextIsShortened() {
        assertThat(SingleLine.of("x".repeat(1_000_000)))
                .hasSize(SingleLine.MAX_LENGTH + 2)
                .endsWith("x …");
    }
}
