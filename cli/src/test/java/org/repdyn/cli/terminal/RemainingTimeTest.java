package org.repdyn.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The estimate of the remaining time of a task")
class RemainingTimeTest {

    /** Rounding of seconds in floating point. */
    private static final double ROUNDING = 1e-6;

    private long nanoseconds;

    private RemainingTime task(int arms) {
        return new RemainingTime(arms, () -> nanoseconds);
    }

    private void pass(double seconds) {
        nanoseconds += Math.round(seconds * TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    @DisplayName("takes an arm that has not begun for as long as the average one")
    void average() {
        RemainingTime task = task(4);
        task.started("short");
        pass(10);
        task.ended("short");
        task.started("long");
        pass(30);
        task.progress("long", 1);
        assertThat(task.seconds()).hasValueCloseTo(40.0, within(ROUNDING));
        task.skipped("stored");
        assertThat(task.seconds()).hasValueCloseTo(20.0, within(ROUNDING));
        // The end of an arm is counted once, although its last progress was the whole.
        task.ended("long");
        assertThat(task.seconds()).hasValueCloseTo(20.0, within(ROUNDING));
    }

    @Test
    @DisplayName("does not grow while a slow arm runs at one pace after fast ones")
    void slowArm() {
        RemainingTime task = task(10);
        for (int arm = 0; arm < 9; arm++) {
            task.started("fast" + arm);
            pass(1);
            task.ended("fast" + arm);
        }
        task.started("slow");
        List<Double> estimates = new ArrayList<>();
        for (int second = 1; second < 60; second++) {
            pass(1);
            task.progress("slow", second / 60.0);
            estimates.add(task.seconds().orElseThrow());
        }
        assertThat(estimates).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(estimates.get(0)).isCloseTo(59, within(ROUNDING));
    }

    @Test
    @DisplayName("follows the recent pace of an arm, not the average since its begin")
    void recentPace() {
        RemainingTime task = task(1);
        task.started("arm");
        // Half of the work takes 10 s, and the other half 100 s.
        for (int second = 1; second <= 110; second++) {
            pass(1);
            task.progress("arm", second <= 10 ? 0.05 * second : 0.5 + 0.005 * (second - 10));
            if (second == 10) {
                assertThat(task.seconds("arm")).hasValueCloseTo(10.0, within(ROUNDING));
            }
            if (second == 30) {
                assertThat(task.seconds("arm")).hasValueCloseTo(80.0, within(ROUNDING));
            }
        }
    }

    @Test
    @DisplayName("divides the work among the arms that run at a time, and is at least that of the longest")
    void severalAtOnce() {
        RemainingTime task = task(6);
        task.started("a");
        task.started("b");
        pass(10);
        task.progress("a", 0.5);
        task.progress("b", 0.5);
        // Two arms for 10 s each, and four arms of 20 s each, on two threads.
        assertThat(task.seconds()).hasValueCloseTo(50.0, within(ROUNDING));

        RemainingTime uneven = task(2);
        uneven.started("a");
        uneven.started("b");
        pass(10);
        uneven.progress("a", 0.9);
        uneven.progress("b", 0.1);
        assertThat(uneven.seconds()).hasValueCloseTo(90.0, within(ROUNDING));
    }

    @Test
    @DisplayName(
            "falls with the clock between reports, and is unknown when the arm should have ended or reports nothing")
    void silence() {
        RemainingTime task = task(1);
        task.started("arm");
        pass(10);
        assertThat(task.seconds()).isEmpty();
        task.progress("arm", 0.5);
        pass(4);
        assertThat(task.seconds()).hasValueCloseTo(6.0, within(ROUNDING));
        pass(7);
        assertThat(task.seconds()).isEmpty();
    }

    @Test
    @DisplayName("is unknown while less than a hundredth of an arm is done, up to a minute")
    void firstSteps() {
        RemainingTime task = task(1);
        task.started("arm");
        pass(10);
        task.progress("arm", 0.005);
        assertThat(task.seconds("arm")).isEmpty();
        pass(50);
        task.progress("arm", 0.006);
        assertThat(task.seconds("arm")).isPresent();
    }

    @Test
    @DisplayName("is left out if more than a year remains, as with the end of the time at 1e308")
    void endless() {
        RemainingTime task = task(1);
        task.started("arm");
        pass(100);
        task.progress("arm", 1e-9);
        assertThat(task.seconds("arm")).isEmpty();
        task.progress("arm", 1e-308);
        assertThat(task.seconds()).isEmpty();
    }
}
