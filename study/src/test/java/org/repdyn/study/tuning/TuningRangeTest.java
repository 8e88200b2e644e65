package org.repdyn.study.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.yaml.StudyYaml;

@DisplayName("The points of a range of a search")
class TuningRangeTest {

    private static TuningRange range(String yaml) {
        Problems problems = new Problems();
        return StudyYaml.values(yaml, "range", problems)
                .flatMap(value -> TuningRange.read(value, "range", problems))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log: [1e-4, 1] | 0.0001 0.01 1",
                "linear: [0, 0.9999] | 0 0.5 0.9999",
                "linear: [0.12345, 1] | 0.12345 0.562 1",
                "linear: [0.9990, 0.9999] | 0.999 0.99945 0.9999",
                "log: [0.9996, 0.9999] | 0.9996 0.99975 0.9999",
                "log: [1e-300, 1e300] | 1e-300 1 1e300",
                "linear: [-1e308, 1.5e308] | -1e308 2.5e307 1.5e308",
                "whole: [1, 4] | 1 2 4",
                "whole: [-1e308, 1e308] | -1e308 0 1e308"
            })
    @DisplayName("begin and end with its ends as they are given, also of narrow and of very wide ranges")
    void ends(String yaml, String values) {
        TuningRange range = range(yaml);
        double[] expected = Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(IntStream.rangeClosed(0, 2)
                        .mapToDouble(i -> Double.parseDouble(range.at(i / 2.0)))
                        .toArray())
                .containsExactly(expected);
        assertThat(range.isEdge(range.at(0))).isTrue();
        assertThat(range.isEdge(range.at(1))).isTrue();
    }
}
