package org.repdyn.statistics;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Result of a statistic, or the reason in words why the values do not define it, such as "one seed: no interval". A
 * statistic of this module never returns NaN in place of a reason.
 *
 * @param <T> type of the result
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Outcome<T> {

    /** Returns the result; empty if it is undefined. */
    Optional<T> value();

    /** Returns the reason why the result is undefined; empty if it is defined. */
    Optional<String> reason();

    /** Returns the outcome with a function applied to its result; a reason stays as it is. */
    <R> Outcome<R> map(Function<? super T, ? extends R> function);

    /**
     * Returns the result.
     *
     * @throws NoSuchElementException with the reason, if the result is undefined
     */
    default T orElseThrow() {
        return value().orElseThrow(() -> new NoSuchElementException(reason().orElse("")));
    }

    /** Returns an outcome with a result. */
    static <T> Outcome<T> of(T result) {
        return new Defined<>(result);
    }

    /** Returns an outcome without a result, for a reason. */
    static <T> Outcome<T> undefined(String reason) {
        return new Undefined<>(reason);
    }

    /**
     * Outcome with a result.
     *
     * @param result the result
     * @param <T> type of the result
     */
    record Defined<T>(T result) implements Outcome<T> {

        @Override
        public Optional<T> value() {
            return Optional.of(result);
        }

        @Override
        public Optional<String> reason() {
            return Optional.empty();
        }

        @Override
        public <R> Outcome<R> map(Function<? super T, ? extends R> function) {
            return new Defined<>(function.apply(result));
        }
    }

    /**
     * Outcome without a result.
     *
     * @param why reason in words
     * @param <T> type of the result
     */
    record Undefined<T>(String why) implements Outcome<T> {

        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(why);
        }

        @Override
        public <R> Outcome<R> map(Function<? super T, ? extends R> function) {
            return new Undefined<>(why);
        }
    }
}
