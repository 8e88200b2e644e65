package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.study.Studies;
import org.repdyn.study.store.StoreUse;

@DisplayName("A queue of runs")
class RunQueueTest {

    /** Time after which a wait of this test has failed, in seconds; a stop takes milliseconds. */
    private static final long LIMIT = 10;

    @Test
    @DisplayName("stops the runs that are left if one throws an exception")
    void failure() throws InterruptedException {
        List<PlannedRun> runs = PlannedRun.of(
                Studies.plan(Studies.SMALL + "arms: {broken: , running: }\n"),
                new StoredRuns(StoreUse.NONE, Optional.empty()),
                true);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean stopped = new AtomicBoolean();
        RunQueue.Attempts attempts = (run, stop) -> {
            if (run.first().name().equals("broken")) {
                await(begun);
                throw new IllegalArgumentException("of the test");
            }
            begun.countDown();
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT);
            while (!stop.getAsBoolean() && System.nanoTime() < limit) {
                Thread.onSpinWait();
            }
            stopped.set(stop.getAsBoolean());
            ended.countDown();
            return Optional.empty();
        };
        assertThatThrownBy(() -> RunQueue.compute(runs, 2, () -> false, attempts, arms -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("of the test");
        assertThat(ended.await(LIMIT + 1, TimeUnit.SECONDS)).isTrue();
        assertThat(stopped).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
