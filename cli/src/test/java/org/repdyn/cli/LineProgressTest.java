package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The estimate of the remaining time")
class LineProgressTest {

    @Test
    @DisplayName("is proportional to the work that is left")
    void proportional() {
        assertThat(LineProgress.left(10, 0.25)).isEqualTo(", about 30 s left");
        assertThat(LineProgress.left(600, 0.5)).isEqualTo(", about 10 min left");
    }

    @Test
    @DisplayName("is left out if a year or more remains, as with the end of the time at 1e308")
    void endless() {
        assertThat(LineProgress.left(10, 1e-308)).isEmpty();
        assertThat(LineProgress.left(10, 1e-9)).isEmpty();
        assertThat(LineProgress.left(10, 0)).isEmpty();
    }

    @Test
    void durationsOfMoreThanAYearAreNotCounted() {
        assertThat(LineProgress.inWords(90)).isEqualTo("90 s");
        assertThat(LineProgress.inWords(Double.POSITIVE_INFINITY)).isEqualTo("more than a year");
        assertThat(LineProgress.inWords(1e12)).isEqualTo("more than a year");
    }
}
