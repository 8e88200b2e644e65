package org.repdyn.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private final TextTable table = new TextTable("arm", "loss", "rank", "stopped");

    @Test
    @DisplayName("a table that is wider than the terminal is printed in parts that each begin with the first column")
    void parts() {
        table.row("naive", "-1.0", "2.5", "completed");

        assertThat(table.fitting(17).lines())
                .containsExactly("arm    loss  rank", "naive  -1.0  2.5", "", "arm    stopped", "naive  completed");
        assertThat(table.fitting(0)).isEqualTo(table.toString());
        assertThat(table.fitting(80)).isEqualTo(table.toString());
    }
}
