package org.repdyn.testkit.law;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;

/**
 * Statements of laws. One that does not hold says what was measured and what is allowed; {@link LawReports} adds the law, the plugin and a
 * hint.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Laws {

    private Laws() {}

    /** Begins a statement on a number. */
    public static NumberLaw assertThat(double actual) {
        return new NumberLaw(actual);
    }

    /** Begins a statement on an integer, at most 2⁵³ in size. */
    public static NumberLaw assertThat(long actual) {
        return new NumberLaw((double) actual);
    }

    /** Begins a statement on a condition. */
    public static TruthLaw assertThat(boolean actual) {
        return new TruthLaw(actual);
    }

    /** Begins a statement on numbers. */
    public static NumbersLaw assertThat(double[] actual) {
        return new NumbersLaw(actual);
    }

    /** Begins a statement on a text. */
    public static TextLaw assertThat(String actual) {
        return new TextLaw(actual);
    }

    /** Begins a statement on a collection. */
    public static <T> ManyLaw<T> assertThat(Collection<? extends T> actual) {
        return new ManyLaw<>(actual);
    }

    /** Begins a statement on a value that may be absent. */
    public static <T> OptionalLaw<T> assertThat(Optional<T> actual) {
        return new OptionalLaw<>(actual);
    }

    /** Begins a statement on a number in a collection, which must be there. */
    public static NumberLaw assertThat(@Nullable Double actual) {
        return new NumberLaw(Objects.requireNonNull(actual, "the number"));
    }

    /** Begins a statement on any other object. */
    public static <T> ObjectLaw<T> assertThat(@Nullable T actual) {
        return new ObjectLaw<>(actual);
    }

    /** Begins a statement on what a call throws. */
    public static FailureLaw assertThatCode(Executable call) {
        return new FailureLaw(call);
    }

    /** Begins a statement on the exception that a call throws. */
    public static FailureLaw assertThatThrownBy(Executable call) {
        return new FailureLaw(call);
    }

    /** Returns an absolute tolerance. */
    public static Within within(double size) {
        return new Within(size);
    }
}
