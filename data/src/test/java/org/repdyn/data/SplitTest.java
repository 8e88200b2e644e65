package org.repdyn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.DataException;

class SplitTest {

    @Test
    @DisplayName("a validation split divides the training samples and has no held-out sample")
    void validation() {
        Split split = Split.random(50, 30, OptionalInt.of(20), new Seed(3));
        Split validation = split.validation(0.2);

        assertThat(validation.train()).hasSize(24);
        assertThat(validation.heldOut())
                .hasSize(6)
                .doesNotContain(split.heldOut())
                .doesNotContain(validation.train());
        int[] together = Arrays.copyOf(validation.train(), 30);
        System.arraycopy(validation.heldOut(), 0, together, 24, 6);
        assertThat(together).isEqualTo(split.train());
        assertThatThrownBy(() -> split.validation(0.99))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("validation = 0.99 leaves 0 of 30 training samples");
    }
}
