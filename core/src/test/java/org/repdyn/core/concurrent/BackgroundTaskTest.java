package org.repdyn.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A task in the background")
class BackgroundTaskTest {

    @Test
    @DisplayName("runs on a daemon thread of its name while the caller goes on")
    void thread() {
        CountDownLatch caller = new CountDownLatch(1);
        BackgroundTask<String> task = BackgroundTask.start("draw", () -> {
            try {
                caller.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Thread.currentThread().getName() + " "
                    + Thread.currentThread().isDaemon();
        });
        caller.countDown();
        assertThat(task.result()).isEqualTo("draw true");
    }

    @Test
    @DisplayName("throws its failure itself, at each reading of the result")
    void failure() {
        for (Throwable failure : new Throwable[] {new IllegalStateException("x"), new StackOverflowError()}) {
            BackgroundTask<String> task = BackgroundTask.start("fail", () -> {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            });
            assertThatCode(task::awaitEnd).doesNotThrowAnyException();
            assertThatThrownBy(task::result).isSameAs(failure);
            assertThatThrownBy(task::result).isSameAs(failure);
        }
    }
}
