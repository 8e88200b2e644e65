package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.result.ArmProfile;
import org.repdyn.study.run.ArmClock.Part;

@DisplayName("The clock of an arm")
final class ArmClockTest {

    /** Length of a wait, in seconds; a thread may wait longer, but never shorter. */
    private static final double WAIT = 0.02;

    private final ArmClock clock = new ArmClock();

    private static boolean await() {
        long end = System.nanoTime() + (long) (WAIT * 1e9);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return true;
    }

    @Test
    @DisplayName("counts each moment once: a part within another one does not count as the outer one")
    void exclusive() {
        long began = System.nanoTime();
        clock.part(Part.DYNAMICS, () -> {
            await();
            clock.part(Part.RECORDING, () -> {
                clock.observable("norm", ArmClockTest::await);
                return clock.observable("norm", ArmClockTest::await);
            });
            return await();
        });
        double whole = (System.nanoTime() - began) * 1e-9;

        ArmProfile profile = clock.profile("one");
        assertThat(profile.dynamics()).isGreaterThanOrEqualTo(2 * WAIT);
        assertThat(profile.observables()).containsOnlyKeys("norm");
        assertThat(profile.ofObservables()).isGreaterThanOrEqualTo(2 * WAIT);
        // If a part counted as the outer one too, the sum would be longer than the whole.
        assertThat(profile.total()).isBetween(4 * WAIT, whole);
        assertThat(profile.line())
                .startsWith("time: preparation 0.000 s, dynamics ")
                .contains("(norm ");
    }

    @Test
    @DisplayName("goes on with the outer part after an exception")
    void exception() {
        clock.part(Part.DYNAMICS, () -> {
            assertThat(catchThrowable(() -> clock.observable("broken", () -> {
                        throw new IllegalStateException("broken");
                    })))
                    .hasMessage("broken");
            return await();
        });
        assertThat(clock.profile("one").dynamics()).isGreaterThanOrEqualTo(WAIT);
    }
}
