package org.repdyn.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Progress of planning")
class PlanningProgressTest {

    private final StringWriter err = new StringWriter();
    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1); // the clock of a process may overflow

    /** Plans 2,000 arms, each of which takes some time. */
    private String plan(boolean terminal, boolean quiet, long millisecondsPerArm) {
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), terminal);
        try (PlanningProgress progress = new PlanningProgress(console, quiet, time::get)) {
            for (int arm = 0; arm < 2000; arm++) {
                progress.progress(arm / 2000.0);
                time.addAndGet(TimeUnit.MILLISECONDS.toNanos(millisecondsPerArm));
            }
        }
        return err.toString();
    }

    @Test
    @DisplayName("is shown on a terminal from half a second on, five times a second, and cleared at the end")
    void terminal() {
        assertThat(plan(true, false, 2).split("\r")).satisfies(lines -> {
            assertThat(lines).hasSize(1 + 18 + 1);
            assertThat(lines[1]).isEqualTo("checking the arms:  13 %");
            assertThat(lines[18]).isEqualTo("checking the arms:  98 %");
            assertThat(lines[19]).isBlank().hasSameSizeAs(lines[18]);
        });
    }

    @Test
    @DisplayName("is not shown if planning is fast, if the output is not a terminal, and with --quiet")
    void silent() {
        assertThat(plan(true, false, 0)).isEmpty();
        assertThat(plan(false, false, 2)).isEmpty();
        assertThat(plan(true, true, 2)).isEmpty();
    }
}
