package org.repdyn.core.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class IntervalTest {

    @Property
    void readsWhatItWrites(
            @ForAll double a, @ForAll double b, @ForAll boolean lowerIncluded, @ForAll boolean upperIncluded) {
        Assume.that(a != b && !Double.isNaN(a) && !Double.isNaN(b));
        Interval interval = new Interval(Math.min(a, b), lowerIncluded, Math.max(a, b), upperIncluded);

        assertThat(Interval.parse(interval.toString())).isEqualTo(interval);
    }

    @Property
    void containsItsEndsOnlyIfTheyAreIncluded(@ForAll double a, @ForAll double b, @ForAll boolean lowerIncluded) {
        Assume.that(a < b);
        Interval interval = new Interval(a, lowerIncluded, b, !lowerIncluded);

        assertThat(interval.contains(a)).isEqualTo(lowerIncluded);
        assertThat(interval.contains(b)).isEqualTo(!lowerIncluded);
        assertThat(interval.contains(Math.nextDown(a))).isFalse();
        assertThat(interval.contains(Math.nextUp(b))).isFalse();
    }

    @Property
    void containsTheSameIntsAsLongsAndAsDoubles(@ForAll int value, @ForAll double a, @ForAll double b) {
        Assume.that(a < b);
        Interval interval = new Interval(a, true, b, false);

        assertThat(interval.contains((long) value)).isEqualTo(interval.contains((double) value));
    }

    @Example
    void comparesLongsAbove2To53Exactly() {
        Interval upToTwoToTheSixty = Interval.parse("[0, 1152921504606846976]");

        assertThat(upToTwoToTheSixty.contains(1L << 60)).isTrue();
        assertThat(upToTwoToTheSixty.contains((1L << 60) + 1)).isFalse();
        assertThat(Interval.FINITE.contains(Long.MAX_VALUE)).isTrue();
        assertThat(Interval.FINITE.contains(Long.MIN_VALUE)).isTrue();
    }

    @Example
    void neverContainsNaN() {
        assertThat(Interval.FINITE.contains(Double.NaN)).isFalse();
        assertThat(Interval.FINITE.contains(Double.POSITIVE_INFINITY)).isFalse();
        assertThat(Interval.parse("(0, inf]").contains(Double.POSITIVE_INFINITY))
                .isTrue();
    }

    @Example
    void describesItselfInWords() {
        assertThat(Interval.parse("(0, inf)").inWords()).isEqualTo("> 0");
        assertThat(Interval.parse("[1, inf)").inWords()).isEqualTo(">= 1");
        assertThat(Interval.parse("(-inf, 0.5)").inWords()).isEqualTo("< 0.5");
        assertThat(Interval.parse("(-inf, 0.5]").inWords()).isEqualTo("<= 0.5");
        assertThat(Interval.parse(" [ 0 ,1 ) ").inWords()).isEqualTo("in [0, 1)");
        assertThat(Interval.FINITE.inWords()).isEmpty();
    }

    @Example
    void refusesTextThatIsNotAnInterval() {
        assertThatThrownBy(() -> Interval.parse("0..1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'0..1' is not an interval; write one such as (0, inf) or [0, 1]");
        assertThatThrownBy(() -> Interval.parse("[zero, 1]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'zero' is not a number in the interval '[zero, 1]'");
        assertThatThrownBy(() -> Interval.parse("(2, 1)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an interval needs its lower end below its upper end, got 2 and 1");
        assertThatThrownBy(() -> Interval.parse("(1, 1]")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Interval.parse("[1, 1]").contains(1.0)).isTrue();
    }
}
