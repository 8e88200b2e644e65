package org.repdyn.core.observable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Tests the name and the index of a number. */
class ObservableComponentTest {

    @Test
    void aScalarIsTheFirstComponent() {
        assertThat(ObservableComponent.of("loss")).isEqualTo(new ObservableComponent("loss", 0));
        assertThat(ObservableComponent.of("loss")).hasToString("loss");
        assertThat(new ObservableComponent("singular-values", 2)).hasToString("singular-values[2]");
    }

    @Test
    void aNegativeIndexIsRefused() {
        assertThatThrownBy(() -> new ObservableComponent("loss", -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("index of loss is -1");
    }
}
