package org.repdyn.study.combine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.study.combine.RunDifference.NumberDifference;

@DisplayName("Equal numbers of two runs")
class NumberRuleTest {

    private static final double NEXT = Math.nextUp(1.0);

    @Test
    @DisplayName("have the same bits in a reproduction without tolerance; all NaN are one number")
    void bits() {
        NumberRule exact = NumberRule.reproduction(0);
        assertThat(exact.equal(1, NEXT)).isFalse();
        assertThat(exact.equal(0.0, -0.0)).isFalse();
        assertThat(exact.equal(Double.NaN, Double.NaN)).isTrue();
        assertThat(exact.equal(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isTrue();
        assertThat(NumberRule.relative(0).equal(0.0, -0.0)).isTrue();
    }

    @Test
    @DisplayName("differ by at most the tolerance, of their size or, in a reproduction, of 1 if both are smaller")
    void tolerance() {
        assertThat(NumberRule.reproduction(1e-12).equal(1e-15, 3e-15)).isTrue();
        assertThat(NumberRule.relative(1e-12).equal(1e-15, 3e-15)).isFalse();
        assertThat(NumberRule.reproduction(1e-3).equal(1000, 1000.9)).isTrue();
        assertThat(NumberRule.reproduction(1e-3).equal(1000, 1001.1)).isFalse();
        assertThat(NumberRule.reproduction(0.5).equal(Double.NaN, 1)).isFalse();
        assertThat(NumberRule.reproduction(0.5).equal(Double.POSITIVE_INFINITY, Double.MAX_VALUE))
                .isFalse();
        assertThat(NumberRule.Measure.RELATIVE.of(Double.MAX_VALUE, -Double.MAX_VALUE))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("of a trajectory are found by step and component in any order, with the first time of a difference")
    void series() {
        NumberSeries a = new NumberSeries();
        NumberSeries b = new NumberSeries();
        for (int step = 0; step < 40; step++) {
            a.add(step, 0, step * 0.5, step);
            b.add(39 - step, 0, (39 - step) * 0.5, 39 - step);
        }
        NumberRule rule = NumberRule.reproduction(0);
        assertThat(a.largest(b, "arm", "name", rule)).isEmpty();
        a.add(7, 1, 3.5, 2);
        b.add(7, 1, 3.5, 4);
        a.add(9, 1, 4.5, 1);
        b.add(9, 1, 4.5, NEXT);
        NumberDifference found = a.largest(b, "arm", "name", rule).orElseThrow();
        assertThat(found.from()).hasValue(3.5);
        assertThat(found.first()).hasValue(2);
        assertThat(found.second()).hasValue(4);
        assertThat(found.relative()).isEqualTo(0.5);
        b.add(2, 1, 1.0, 5);
        NumberDifference missing = a.largest(b, "arm", "name", rule).orElseThrow();
        assertThat(missing.from()).hasValue(1);
        assertThat(missing.first()).isEmpty();
        assertThat(missing.second()).hasValue(5);
        assertThat(missing.relative()).isInfinite();
    }
}
