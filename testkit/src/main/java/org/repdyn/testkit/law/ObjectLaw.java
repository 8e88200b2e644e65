package org.repdyn.testkit.law;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Statement on an object.
 *
 * @param <T> its type
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ObjectLaw<T> extends Law<ObjectLaw<T>> {

    private final @Nullable T actual;

    ObjectLaw(@Nullable T actual) {
        this.actual = actual;
    }

    @Override
    ObjectLaw<T> self() {
        return this;
    }

    /** States that the object is equal to another one. */
    public ObjectLaw<T> isEqualTo(@Nullable Object expected) {
        return require(Objects.deepEquals(actual, expected), () -> text(actual), () -> text(expected));
    }

    /** States that the object differs from another one. */
    public ObjectLaw<T> isNotEqualTo(@Nullable Object other) {
        return require(!Objects.deepEquals(actual, other), () -> text(actual), () -> "another value");
    }

    /** States that there is an object. */
    public ObjectLaw<T> isNotNull() {
        return require(actual != null, () -> "null", () -> "an object");
    }

    /** States the type. */
    public ObjectLaw<T> isInstanceOf(Class<?> type) {
        return require(type.isInstance(actual), this::kind, () -> "an instance of " + type.getSimpleName());
    }

    /** States that the type is one of several. */
    public ObjectLaw<T> isInstanceOfAny(Class<?>... types) {
        return require(
                Arrays.stream(types).anyMatch(type -> type.isInstance(actual)),
                this::kind,
                () -> "an instance of " + names(types, " or "));
    }

    /** States that the type is none of several. */
    public ObjectLaw<T> isNotInstanceOfAny(Class<?>... types) {
        return require(
                Arrays.stream(types).noneMatch(type -> type.isInstance(actual)),
                this::kind,
                () -> "no instance of " + names(types, " or "));
    }

    private String kind() {
        return actual == null ? "null" : actual.getClass().getSimpleName() + " " + text(actual);
    }

    private static String names(Class<?>[] types, String between) {
        return Stream.of(types).map(Class::getSimpleName).collect(Collectors.joining(between));
    }

    /** States a property. */
    public ObjectLaw<T> matches(Predicate<? super @Nullable T> property) {
        return require(property.test(actual), () -> text(actual), () -> "an object with this property");
    }

    /** States that a map has no entries. */
    public ObjectLaw<T> isEmpty() {
        return require(actual instanceof Map<?, ?> map && map.isEmpty(), () -> text(actual), () -> "no entries");
    }

    /** States that a map has entries. */
    public ObjectLaw<T> isNotEmpty() {
        return require(actual instanceof Map<?, ?> map && !map.isEmpty(), () -> "no entries", () -> "one or more");
    }

    /** States that a map has a key. */
    public ObjectLaw<T> containsKey(Object key) {
        return require(
                actual instanceof Map<?, ?> map && map.containsKey(key),
                () -> text(actual),
                () -> "an entry of " + key);
    }

    /** Makes statements on the object. */
    public ObjectLaw<T> satisfies(Consumer<? super @Nullable T> statements) {
        statements.accept(actual);
        return this;
    }
}
