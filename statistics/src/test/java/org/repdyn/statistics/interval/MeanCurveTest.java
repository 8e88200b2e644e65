package org.repdyn.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.result.IntervalMethod;

@DisplayName("Mean curves over seeds")
class MeanCurveTest {

    private final Map<String, NavigableMap<Double, Double>> values = new HashMap<>();

    /** Gives an arm values at the times 0, step, 2 step, …. */
    private void curve(String arm, double step, double... own) {
        NavigableMap<Double, Double> byTime = new TreeMap<>();
        for (int i = 0; i < own.length; i++) {
            byTime.put(i * step, own[i]);
        }
        values.put(arm, byTime);
    }

    private List<MeanCurve.Point> points(List<List<String>> seeds) {
        return MeanCurve.of(IntervalMethod.STUDENT, seeds, values).points();
    }

    @Test
    @DisplayName("go on over the seeds that are left where one ends")
    void oneSeedEnds() {
        curve("a0", 1, 1, 2, 3, 4);
        curve("a1", 1, 3, 4);
        curve("a2", 1, 5, 6, 7, 8);

        List<MeanCurve.Point> points = points(List.of(List.of("a0"), List.of("a1"), List.of("a2")));

        assertThat(points).extracting(point -> point.mean().mean()).containsExactly(3.0, 4.0, 5.0, 6.0);
        assertThat(points).extracting(point -> point.mean().seeds()).containsExactly(3, 3, 2, 2);
        assertThat(points.get(2).arms()).containsExactly("a0", "a2");
    }

    @Test
    @DisplayName("keep all seeds and leave out a combination of which no seed is left")
    void oneCombinationEnds() {
        curve("a0", 1, 1, 1, 1);
        curve("a1", 1, 3, 3, 3);
        curve("b0", 1, 11, 11);
        curve("b1", 1, 13);

        List<MeanCurve.Point> points = points(List.of(List.of("a0", "b0"), List.of("a1", "b1")));

        assertThat(points)
                .extracting(MeanCurve.Point::arms)
                .containsExactly(List.of("a0", "b0", "a1", "b1"), List.of("a0", "b0"), List.of("a0", "a1"));
        assertThat(points).extracting(point -> point.mean().mean()).containsExactly(7.0, 6.0, 2.0);
    }

    @Test
    @DisplayName("have points at common times alone, as long as the curves go on")
    void otherGrid() {
        curve("a0", 1, 1, 2, 3, 4, 5, 6, 7);
        curve("a1", 2, 1, 3, 5);

        assertThat(points(List.of(List.of("a0"), List.of("a1"))))
                .extracting(MeanCurve.Point::t)
                .containsExactly(0.0, 2.0, 4.0, 5.0, 6.0);
    }

    @Test
    @DisplayName("leave out arms without values, and are empty without any")
    void withoutValues() {
        curve("a0", 1, 1, 2);

        assertThat(points(List.of(List.of("a0"), List.of("a1"))))
                .extracting(MeanCurve.Point::arms)
                .containsExactly(List.of("a0"), List.of("a0"));
        assertThat(points(List.of(List.of("a1")))).isEmpty();
        assertThat(points(List.of())).isEmpty();
        assertThatThrownBy(() -> points(List.of(List.of("a0"), List.of("a0", "b0"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
