package org.repdyn.core.plugin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpiTest {

    @Test
    void refusesClassesAndBlankKinds() {
        assertThatThrownBy(() -> new Spi<>(AlwaysThere.class, "thing")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Spi<>(AlwaysThereProvider.class, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
