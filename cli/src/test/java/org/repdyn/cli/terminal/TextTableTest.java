package org.repdyn.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
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
                        "name  summary        seeds", "a     one sentence   2", "      of several", "      words");
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
    @DisplayName("no line is wider than the terminal and no sign is lost, also with long words, wide signs, accents and"
            + " line breaks")
    void allWidths() {
        String accents = "e\u0301".repeat(30);
        String letters = "\ud835\udd38".repeat(30);
        String[] cells = {
            "数据 集 " + "表示".repeat(20), accents + " " + letters, "first line\nsecond one", "x".repeat(50), "9"
        };
        TextTable wide = new TextTable("name", "accents", "lines", "word", "seeds")
                .sentences(0, 1, 2, 3)
                .keys(1);
        wide.row(cells);
        for (int width = 40; width <= 200; width++) {
            String text = wide.fitting(width);
            int allowed = width;
            assertThat(text.lines()).as("width %d", width).allMatch(line -> TerminalText.width(line) <= allowed);
            for (String sign : List.of("e\u0301", "\ud835\udd38", "x", "9", "second one")) {
                assertThat(text.split(Pattern.quote(sign), -1))
                        .as("%s at width %d", sign, width)
                        .hasSize(String.join(" ", cells).split(Pattern.quote(sign), -1).length);
            }
        }
    }

    @Test
    @DisplayName("a column after wide signs or accents begins at one place in all rows")
    void aligned() {
        TextTable wide = new TextTable("name", "value");
        wide.row("数据", "1");
        wide.row("e\u0301tat", "2");

        assertThat(wide.toString().lines()).containsExactly("name  value", "数据  1", "e\u0301tat  2");
    }

    @Test
    @DisplayName("a sign that some terminals show twice as wide is one character, and no cell is broken for it")
    void plusMinus() {
        TextTable wide = new TextTable("group", "loss");
        wide.row("a", "-0.5432 ± 0.58");

        assertThat(wide.toString().lines()).containsExactly("group  loss", "a      -0.5432 ± 0.58");
    }
}
