package org.repdyn.core.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a fingerprint sees every change of an array, whatever its length modulo the number of sums. */
class FingerprintTest {

    private static double[] numbers(int length) {
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = Math.sin(i);
        }
        return numbers;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 31})
    @DisplayName("a change by one unit in the last place of any number is seen, and so is its sign alone")
    void change(int length) {
        long before = Fingerprint.of(numbers(length));
        assertThat(Fingerprint.of(numbers(length))).isEqualTo(before);
        for (int i = 0; i < length; i++) {
            double[] changed = numbers(length);
            changed[i] = Math.nextUp(changed[i]);
            assertThat(Fingerprint.of(changed)).isNotEqualTo(before);
            changed[i] = -numbers(length)[i];
            assertThat(Fingerprint.of(changed)).isNotEqualTo(before);
        }
    }

    @Test
    @DisplayName("an exchange of two numbers is seen, wherever they are")
    void order() {
        long before = Fingerprint.of(numbers(9));
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < i; j++) {
                double[] changed = numbers(9);
                changed[i] = numbers(9)[j];
                changed[j] = numbers(9)[i];
                assertThat(Fingerprint.of(changed)).isNotEqualTo(before);
            }
        }
        assertThat(Fingerprint.combined(1, 2)).isNotEqualTo(Fingerprint.combined(2, 1));
    }
}
