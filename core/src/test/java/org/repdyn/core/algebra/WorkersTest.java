package org.repdyn.core.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Threads that share a computation")
final class WorkersTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 7", "2, 1", "3, 2", "4, 1000"})
    @DisplayName("compute every part once")
    void everyPartOnce(int threads, int parts) {
        AtomicIntegerArray counts = new AtomicIntegerArray(Math.max(1, parts));
        Workers.of(threads).forEach(parts, counts::incrementAndGet);
        for (int i = 0; i < parts; i++) {
            assertThat(counts.get(i)).isOne();
        }
    }

    @Test
    @DisplayName("end also for parts that share work of their own")
    void nested() {
        Workers workers = Workers.of(3);
        AtomicIntegerArray counts = new AtomicIntegerArray(64);
        workers.forEach(8, i -> workers.forEach(8, j -> counts.incrementAndGet(8 * i + j)));
        for (int i = 0; i < 64; i++) {
            assertThat(counts.get(i)).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "4"})
    @DisplayName("throw the exception of the first part that fails, and serve the next call")
    void failure(int threads) {
        Workers workers = Workers.of(threads);
        assertThatThrownBy(() -> workers.forEach(50, i -> {
                    if (i % 20 == 7) {
                        throw new ArithmeticException("part " + i);
                    }
                }))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("part 7");
        AtomicIntegerArray counts = new AtomicIntegerArray(1);
        workers.forEach(5, i -> counts.incrementAndGet(0));
        assertThat(counts.get(0)).isEqualTo(5);
    }

    @Test
    @DisplayName("compute every part once also if the system gives the process fewer threads")
    void fewerThreads() {
        AtomicInteger started = new AtomicInteger();
        Workers workers = new Workers(4, task -> new Thread(task) {
            @Override
            public void start() {
                if (started.incrementAndGet() > 1) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                super.start();
            }
        });
        AtomicIntegerArray counts = new AtomicIntegerArray(1000);
        workers.forEach(1000, counts::incrementAndGet);
        for (int i = 0; i < 1000; i++) {
            assertThat(counts.get(i)).isOne();
        }
        assertThat(started).hasValue(2);
    }

    @Test
    @DisplayName("do not keep the class loader of the plugin whose call started them")
    void classLoader() throws IOException {
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        CountDownLatch both = new CountDownLatch(2);
        AtomicReference<ClassLoader> ofHelper = new AtomicReference<>();
        try (URLClassLoader plugin = new URLClassLoader(new URL[0])) {
            caller.setContextClassLoader(plugin);
            Workers.of(2).forEach(2, part -> {
                both.countDown();
                await(both);
                if (Thread.currentThread() != caller) {
                    ofHelper.set(Thread.currentThread().getContextClassLoader());
                }
            });
        } finally {
            caller.setContextClassLoader(before);
        }
        assertThat(ofHelper).hasValue(Workers.class.getClassLoader());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("are at least one")
    void atLeastOne() {
        assertThatThrownBy(() -> Workers.of(0)).hasMessage("at least one thread is needed, got 0");
    }
}
