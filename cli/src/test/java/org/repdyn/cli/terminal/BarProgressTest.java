package org.repdyn.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@DisplayName("Progress bar of a terminal")
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class BarProgressTest {

    private static final String WIDTH = "repdyn.width";

    private final StringWriter err = new StringWriter();

    @AfterEach
    void forgetTheWidth() {
        System.clearProperty(WIDTH);
    }

    @Test
    @DisplayName("counts ended arms, names the arm that runs and fits a narrow terminal")
    void narrow() {
        List<String> lines = draw(60);

        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThan(60));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("1 of 3 · naive"));
    }

    @Test
    @DisplayName("is at most 100 columns wide in a wide terminal")
    void wide() {
        assertThat(draw(300)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    @DisplayName("leaves the line empty at the end")
    void cleared() {
        List<String> lines = draw(80);

        assertThat(lines.get(lines.size() - 1)).isBlank();
    }

    /** Returns the states of the line on the terminal while the first of three arms runs to its end. */
    private List<String> draw(int columns) {
        System.setProperty(WIDTH, Integer.toString(columns));
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), true);
        try (BarProgress progress = new BarProgress(console, "comparing", 3)) {
            progress.started("naive");
            progress.progress("naive", 0.5);
            progress.ended("naive", ComparisonTableTest.completed("naive"));
        }
        return Stream.of(err.toString().split("\r"))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
