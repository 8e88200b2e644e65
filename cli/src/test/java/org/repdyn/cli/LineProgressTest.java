package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The estimate of the remaining time")
class LineProgressTest {

    @Test
    @DisplayName("is proportional to the work that is left")
    void proportional() {
        assertThat(LineProgress.left(10, 0.25)).isEqualTo(", about 30 s left");
        assertThat(LineProgress.left(600, 0.5)).isEqualTo(", about 10 min left");
    }

    @Test
    @DisplayName("is left out if a year or more remains, as with the end of the time at 1e308")
    void endless() {
        assertThat(LineProgress.left(10, 1e-308)).isEmpty();
        assertThat(LineProgress.left(10, 1e-9)).isEmpty();
        assertThat(LineProgress.left(10, 0)).isEmpty();
    }

    @Test
    void durationsOfMoreThanAYearAreNotCounted() {
        assertThat(LineProgress.inWords(90)).isEqualTo("90 s");
        assertThat(LineProgress.inWords(Double.POSITIVE_INFINITY)).isEqualTo("more than a year");
        assertThat(LineProgress.inWords(1e12)).isEqualTo("more than a year");
    }

    @Test
    @DisplayName("stands in the line of each arm that has ended, with the number of ended arms and the rank")
    void lines() {
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false);
        LineProgress progress = new LineProgress(console, 4);
        progress.skipped("stored");
        progress.started("naive");
        progress.ended("naive", ComparisonTableTest.completed("naive"));
        progress.ended("free", ComparisonTableTest.completed("free"));
        progress.ended("last", ComparisonTableTest.completed("last"));
        assertThat(err.toString().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("2 of 4 · naive: completed.* s, rank [0-9.]+, about [0-9]+ s left"),
                        line -> assertThat(line).startsWith("3 of 4 · free: completed"),
                        line -> assertThat(line)
                                .startsWith("4 of 4 · last: completed")
                                .doesNotContain("left"));
    }
}
