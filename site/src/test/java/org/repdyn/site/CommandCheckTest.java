package org.repdyn.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A command of the catalogue")
class CommandCheckTest {

    @Test
    @DisplayName("is valid if its study can be planned")
    void valid() {
        CommandCheck check = new CommandCheck();
        assertThat(check.test("repdyn compare loss=nt-xent data.train=20")).isTrue();
        assertThat(check.test("repdyn compare loss=vicreg data.train=20")).isFalse();
    }

    @Test
    @DisplayName("has words as a shell has them")
    void words() {
        assertThat(CommandCheck.words("repdyn compare 'observables=[default, norm]' seed=1"))
                .containsExactly("compare", "observables=[default, norm]", "seed=1");
    }
}
