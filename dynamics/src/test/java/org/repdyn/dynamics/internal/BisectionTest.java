package org.repdyn.dynamics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bisection")
class BisectionTest {

    @ParameterizedTest
    @DisplayName("finds neighbouring times on both sides of the one at which a condition begins to hold")
    @ValueSource(doubles = {0.1, 0.3, 0.999, 1})
    void bothSides(double start) {
        Bisection found = Bisection.of(0, 1, t -> t >= start);

        assertThat(found.before()).isLessThan(start);
        assertThat(found.after()).isGreaterThanOrEqualTo(start);
        assertThat(found.after() - found.before()).isLessThanOrEqualTo(0x1p-52);
    }

    @Test
    @DisplayName("ends after 52 halvings, however short the interval could still become")
    void boundedWork() {
        AtomicInteger tried = new AtomicInteger();
        Bisection found = Bisection.of(0, 1, t -> {
            tried.incrementAndGet();
            return true;
        });

        assertThat(tried).hasValue(52);
        assertThat(found).isEqualTo(new Bisection(0, 0x1p-52));
    }

    @Test
    @DisplayName("keeps an interval of which the ends are neighbours")
    void neighbours() {
        assertThat(Bisection.of(1, Math.nextUp(1.0), t -> true)).isEqualTo(new Bisection(1, Math.nextUp(1.0)));
    }
}
