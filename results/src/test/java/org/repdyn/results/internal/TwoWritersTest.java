package org.repdyn.results.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two writers")
class TwoWritersTest {

    @Test
    @DisplayName("run at the same time")
    void together() throws IOException {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        // Each ends only after the other has begun.
        TwoWriters.run(() -> meet(first, second), () -> meet(second, first));
        assertThat(first.getCount() + second.getCount()).isZero();
    }

    private static void meet(CountDownLatch own, CountDownLatch other) {
        own.countDown();
        try {
            other.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("both end before the failure of either is thrown as it is")
    void failures() {
        for (Throwable failure : new Throwable[] {
            new IOException("full"), new IllegalStateException("broken"), new StackOverflowError("deep")
        }) {
            AtomicBoolean ended = new AtomicBoolean();
            TwoWriters.Writer fails = () -> fail(failure);
            TwoWriters.Writer slow = () -> {
                LockSupport.parkNanos(1_000_000);
                ended.set(true);
            };
            assertThatThrownBy(() -> TwoWriters.run(fails, slow)).isSameAs(failure);
            assertThat(ended).isTrue();
            ended.set(false);
            assertThatThrownBy(() -> TwoWriters.run(slow, fails)).isSameAs(failure);
            assertThat(ended).isTrue();
        }
    }

    private static void fail(Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        throw (RuntimeException) failure;
    }
}
