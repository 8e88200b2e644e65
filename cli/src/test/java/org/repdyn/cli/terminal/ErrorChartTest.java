package org.repdyn.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.check.SlopeCheck;

@DisplayName("The chart of errors over steps")
class ErrorChartTest {

    private static SlopeCheck power(String name, double factor, double exponent) {
        return SlopeCheck.measure(name, exponent, 1, t -> factor * Math.pow(t, exponent));
    }

    /** Returns the rise of a letter in lines over the characters to the right, from its first to its last line. */
    private static double rise(List<String> lines, char letter) {
        int top = 0;
        while (lines.get(top).indexOf(letter, 9) < 0) {
            top++;
        }
        int bottom = lines.size() - 1;
        while (lines.get(bottom).indexOf(letter, 9) < 0) {
            bottom--;
        }
        int right = lines.get(top).indexOf(letter, 9) - lines.get(bottom).indexOf(letter, 9);
        return (double) (bottom - top) / right;
    }

    @Test
    @DisplayName("shows an error t² as a line that rises by a line for 6 characters, and t³ by half as many more")
    void slopes() {
        List<String> second =
                new ErrorChart(List.of(power("second", 1, 2))).lines().subList(0, 9);
        List<String> third =
                new ErrorChart(List.of(power("third", 1, 3))).lines().subList(0, 9);
        // A letter is at most half a line and half a character from its place, on a line of 35 or more characters.
        assertThat(rise(second, 'a')).isCloseTo(1.0 / 6, Offset.offset(0.02));
        assertThat(rise(third, 'a')).isCloseTo(1.5 / 6, Offset.offset(0.04));
    }

    @Test
    @DisplayName("gives a letter to each law above the rounding, and stars to several at one place")
    void letters() {
        SlopeCheck exact = SlopeCheck.measure("exact", 2, 1, t -> 0);
        ErrorChart chart = new ErrorChart(List.of(power("one", 1, 2), exact, power("other", 1e-3, 2)));
        assertThat(chart.letters()).containsExactly("a", "", "b");
        assertThat(chart.lines()).anyMatch(line -> line.contains("b")).noneMatch(line -> line.contains("*"));
        assertThat(new ErrorChart(List.of(power("one", 1, 2), power("same", 1, 2))).lines())
                .anyMatch(line -> line.contains("*"));
        assertThat(new ErrorChart(List.of(exact)).lines()).isEmpty();
    }
}
