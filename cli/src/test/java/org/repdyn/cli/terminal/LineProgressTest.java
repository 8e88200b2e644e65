package org.repdyn.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The estimate of the remaining time")
class LineProgressTest {

    @Test
    @DisplayName("is that of the arm in a line of its progress, and that of the study after an arm has ended")
    void ofArmAndOfStudy() {
        StringWriter err = new StringWriter();
        AtomicLong nanoseconds = new AtomicLong();
        LineProgress progress = new LineProgress(
                new Console(new PrintWriter(new StringWriter()), new PrintWriter(err)), 3, nanoseconds::get);
        progress.started("naive");
        nanoseconds.addAndGet(TimeUnit.SECONDS.toNanos(20));
        progress.progress("naive", 0.25);
        nanoseconds.addAndGet(TimeUnit.MINUTES.toNanos(1));
        progress.ended("naive", ComparisonTableTest.completed("naive"));
        assertThat(err.toString().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("naive: 25 %, about 60 s left"),
                        line -> assertThat(line).endsWith(", about 3 min left"));
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
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err));
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
