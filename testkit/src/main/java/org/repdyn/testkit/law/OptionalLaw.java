package org.repdyn.testkit.law;

import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Statement on a value that may be absent.
 *
 * @param <T> type of the value
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OptionalLaw<T> extends Law<OptionalLaw<T>> {

    private final Optional<T> actual;

    OptionalLaw(Optional<T> actual) {
        this.actual = actual;
    }

    @Override
    OptionalLaw<T> self() {
        return this;
    }

    /** States that there is a value. */
    public OptionalLaw<T> isPresent() {
        return require(actual.isPresent(), () -> "no value", () -> "a value");
    }

    /** States that there is no value. */
    public OptionalLaw<T> isEmpty() {
        return require(actual.isEmpty(), () -> text(actual.orElse(null)), () -> "no value");
    }

    /** States the value. */
    public OptionalLaw<T> contains(T expected) {
        isPresent();
        return require(actual.orElseThrow().equals(expected), () -> text(actual.orElseThrow()), () -> text(expected));
    }

    /** Makes statements on the value, which must be present. */
    public OptionalLaw<T> hasValueSatisfying(Consumer<? super T> statements) {
        isPresent();
        actual.ifPresent(statements);
        return this;
    }

    /** States that both are absent, or present and equal. */
    public OptionalLaw<T> isEqualTo(Optional<?> expected) {
        return require(actual.equals(expected), () -> text(actual), () -> text(expected));
    }
}
