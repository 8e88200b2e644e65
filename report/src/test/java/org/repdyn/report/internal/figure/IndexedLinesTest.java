package org.repdyn.report.internal.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lines of components")
class IndexedLinesTest {

    private static Series line(int index, double last, double end) {
        return new Series("arm", index, List.of(new Series.Point(0, 1), new Series.Point(last, end)));
    }

    @Test
    @DisplayName("have their index beside their end, unless another index is there or they end before the others")
    void numbered() {
        List<Series> lines = List.of(line(0, 10, 1000), line(1, 10, 990), line(2, 9, 100), line(3, 10, 10));
        VerticalAxis axis = VerticalAxis.logarithmic(lines);

        assertThat(IndexedLines.numbered(lines, axis)).extracting(Series::index).containsExactly(0, 3);
        // Ends of 1, 2 and 4 are close on a linear axis to 1000, and far apart on a logarithmic one.
        List<Series> powers = List.of(line(0, 10, 1000), line(1, 10, 4), line(2, 10, 2), line(3, 10, 1));
        assertThat(IndexedLines.numbered(powers, VerticalAxis.logarithmic(powers)))
                .hasSize(4);
        assertThat(IndexedLines.numbered(powers, VerticalAxis.between(0, 1000))).hasSize(2);
    }

    @Test
    @DisplayName("have no index if there is one line alone, and their numbers beside them count from 1")
    void fromOne() {
        List<Series> two = List.of(line(0, 10, 1000), line(1, 10, 4));
        List<Series> one = two.subList(0, 1);

        assertThat(IndexedLines.numbered(one, VerticalAxis.logarithmic(one))).isEmpty();
        List<Series> equal = List.of(line(0, 10, 0), line(1, 10, 0));
        assertThat(IndexedLines.numbered(equal, new VerticalAxis("symlog", 0, 1e-30, 1)))
                .as("an axis without a length")
                .hasSize(1);
        assertThat(IndexedLines.chart("title", "value", two, VerticalAxis.logarithmic(two), "index")
                        .spec()
                        .at("/layer/1/data/values")
                        .findValues("i"))
                .extracting(index -> index.asInt())
                .containsExactly(1, 2);
    }
}
