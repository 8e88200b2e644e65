package org.repdyn.study.plan;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;

/**
 * Value that is computed on first use and kept while memory allows; a second computation must give an equal value.
 * Thread-safe.
 */
final class SoftMemo<T> {

    private final Supplier<T> computation;
    private SoftReference<T> kept = new SoftReference<>(null);

    SoftMemo(Supplier<T> computation) {
        this.computation = computation;
    }

    synchronized T get() {
        T value = kept.get();
        if (value == null) {
            value = computation.get();
            kept = new SoftReference<>(value);
        }
        return value;
    }
}
