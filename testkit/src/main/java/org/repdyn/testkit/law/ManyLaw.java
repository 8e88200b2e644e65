package org.repdyn.testkit.law;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.repdyn.core.problem.CountedNoun;

/**
 * Statement on a collection.
 *
 * @param <T> type of its elements
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ManyLaw<T> extends Law<ManyLaw<T>> {

    private final Collection<? extends T> actual;

    ManyLaw(Collection<? extends T> actual) {
        this.actual = actual;
    }

    @Override
    ManyLaw<T> self() {
        return this;
    }

    private String count() {
        return CountedNoun.of(actual.size(), "element");
    }

    /** States that there are no elements. */
    public ManyLaw<T> isEmpty() {
        return require(actual.isEmpty(), () -> count() + ": " + text(actual), () -> "none");
    }

    /** States that there are elements. */
    public ManyLaw<T> isNotEmpty() {
        return require(!actual.isEmpty(), () -> "none", () -> "one or more");
    }

    /** States the number of elements. */
    public ManyLaw<T> hasSize(int size) {
        return require(actual.size() == size, this::count, () -> String.valueOf(size));
    }

    /** States the number of elements. */
    public ManyLaw<T> hasSameSizeAs(Collection<?> other) {
        return hasSize(other.size());
    }

    /** States the largest number of elements. */
    public ManyLaw<T> hasSizeLessThanOrEqualTo(int size) {
        return require(actual.size() <= size, this::count, () -> "at most " + size);
    }

    /** States a lower bound of the number of elements, which is not reached. */
    public ManyLaw<T> hasSizeGreaterThan(int size) {
        return require(actual.size() > size, this::count, () -> "more than " + size);
    }

    /** States a property of each element. */
    public ManyLaw<T> allMatch(Predicate<? super T> property) {
        int index = 0;
        for (T element : actual) {
            if (!property.test(element)) {
                throw broken("element " + index + " does not: " + text(element), "all elements do");
            }
            index++;
        }
        return this;
    }

    /** Makes statements on each element. */
    public ManyLaw<T> allSatisfy(Consumer<? super T> statements) {
        actual.forEach(statements);
        return this;
    }

    /** States that no two elements are equal. */
    public ManyLaw<T> doesNotHaveDuplicates() {
        return require(
                new HashSet<>(actual).size() == actual.size(), () -> text(actual), () -> "elements that all differ");
    }

    /** States that elements are among them. */
    public ManyLaw<T> containsAll(Collection<?> others) {
        return require(actual.containsAll(others), () -> text(actual), () -> "a collection with " + text(others));
    }

    /** States that elements are among them. */
    public ManyLaw<T> contains(Object... others) {
        return containsAll(Arrays.asList(others));
    }

    /** States the elements in their order. */
    public ManyLaw<T> containsExactly(Object... expected) {
        return require(
                List.copyOf(actual).equals(Arrays.asList(expected)),
                () -> text(actual),
                () -> "exactly " + text(Arrays.asList(expected)));
    }

    /** States that the collection is equal to another one. */
    public ManyLaw<T> isEqualTo(Object expected) {
        Object own = actual; // a list or a set, as the expected one
        return require(own.equals(expected), () -> text(actual), () -> text(expected));
    }

    /** Returns the same law of what a function returns for the elements. */
    public <R> ManyLaw<R> extracting(Function<? super T, R> function) {
        return new ManyLaw<>(actual.stream().<R>map(function).toList());
    }

    /** Returns the same law of the elements with a property. */
    public ManyLaw<T> filteredOn(Predicate<? super T> property) {
        return new ManyLaw<T>(actual.stream().filter(property).toList());
    }
}
