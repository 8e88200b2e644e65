package org.repdyn.core.observable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Derived values of a state")
class DerivedValuesTest {

    private record Spectrum(boolean centred) {}

    private final DerivedValues derived = new DerivedValues();
    private final AtomicInteger computations = new AtomicInteger();

    @Test
    @DisplayName("are computed once per key")
    void once() {
        assertThat(value(true)).isEqualTo(1);
        assertThat(value(true)).isEqualTo(1);
        assertThat(value(false)).isEqualTo(2);
        assertThat(value(true)).isEqualTo(1);
    }

    @Test
    @DisplayName("are computed again after a computation that failed")
    void failure() {
        assertThatThrownBy(() -> derived.get(new Spectrum(true), Integer.class, () -> {
                    throw new ArithmeticException("undefined");
                }))
                .isInstanceOf(ArithmeticException.class);
        assertThat(value(true)).isEqualTo(1);
    }

    @Test
    @DisplayName("of another type than asked for are refused")
    void type() {
        value(true);
        assertThatThrownBy(() -> derived.get(new Spectrum(true), String.class, () -> "x"))
                .isInstanceOf(ClassCastException.class);
    }

    private int value(boolean centred) {
        return derived.get(new Spectrum(centred), Integer.class, computations::incrementAndGet);
    }
}
