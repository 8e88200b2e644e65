package org.repdyn.core.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HomePathTest {

    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @Test
    void expandsALeadingTilde() {
        assertThat(HomePath.of("~")).isEqualTo(HOME);
        assertThat(HomePath.of("~/data/points.csv")).isEqualTo(HOME.resolve("data/points.csv"));
    }

    @Test
    void leavesEveryOtherPathUnchanged() {
        for (String text : new String[] {"points.csv", "/tmp/~", "a/~/b", "~other/points.csv", "~points.csv"}) {
            assertThat(HomePath.of(text)).isEqualTo(Path.of(text));
        }
    }
}
