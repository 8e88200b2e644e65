package org.repdyn.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private final TextTable table = new TextTable("arm", "loss", "rank", "stopped");

    @Test
    @DisplayName("a table that is wider than the terminal is printed in parts that each begin with the first column")
    void parts() {
        table.row("naive", "-1.0", "2.5", "completed");

        assertThat(table.fitting(17).lines())
                .containsExactly("arm    loss  rank", "naive  -1.0  2.5", "", "arm    stopped", "naive  completed");
        assertThat(table.fitting(0)).isEqualTo(table.toString());
        assertThat(table.fitting(80)).isEqualTo(table.toString());
    }

    @Test
    @DisplayName("sentences are broken at blanks before the table is printed in parts")
    void sentences() {
        TextTable wide = new TextTable("name", "summary", "seeds").sentences(1);
        wide.row("a", "one sentence of several words", "2");

        assertThat(wide.fitting(26).lines())
                .containsExactly(
                        "name  summary      seeds", "a     one sentence  2", "      of several", "      words");
    }

    @Test
    @DisplayName("the columns that name a row begin each part, and lines after the first one of a name are indented")
    void keys() {
        TextTable wide = new TextTable("verdict", "quantity", "predicted", "simulated")
                .sentences(0, 1)
                .keys(2);
        wide.row("pass", "rate of angle", "1.0", "1.5");
        wide.row("a long verdict of words", "loss", "2.0", "2.5");

        assertThat(wide.fitting(40).lines())
                .allMatch(line -> line.length() <= 40)
                .contains("pass            rate of angle  1.0", "pass            rate of angle  1.5", "  of words");
    }

    @Test
    @DisplayName("a word that is longer than a line is broken, so that nothing is left out")
    void longWord() {
        TextTable wide = new TextTable("name", "formula").sentences(1);
        wide.row("a", "x".repeat(50));

        String text = wide.fitting(30);
        assertThat(text.lines()).allMatch(line -> line.length() <= 30);
        assertThat(text.chars().filter(letter -> letter == 'x')).hasSize(50);
    }

    @Test
    @DisplayName("a sign that some terminals show twice as wide is one character, and no cell is broken for it")
    void plusMinus() {
        TextTable wide = new TextTable("group", "loss");
        wide.row("a", "-0.5432 ± 0.58");

        assertThat(wide.toString().lines()).containsExactly("group  loss", "a      -0.5432 ± 0.58");
    }
}
