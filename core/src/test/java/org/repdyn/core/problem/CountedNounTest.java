package org.repdyn.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A number with its noun")
class CountedNounTest {

    @Test
    @DisplayName("has the singular for one alone")
    void singularForOne() {
        assertThat(CountedNoun.of(0, "arm")).isEqualTo("0 arms");
        assertThat(CountedNoun.of(1, "input coordinate")).isEqualTo("1 input coordinate");
        assertThat(CountedNoun.of(12, "input coordinate")).isEqualTo("12 input coordinates");
        assertThat(CountedNoun.thereAre(1, "sample")).isEqualTo("there is 1 sample");
        assertThat(CountedNoun.thereAre(0, "sample")).isEqualTo("there are 0 samples");
    }
}
