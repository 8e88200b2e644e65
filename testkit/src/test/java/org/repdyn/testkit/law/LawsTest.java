package org.repdyn.testkit.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A statement of a law")
class LawsTest {

    private static Arguments broken(Executable statement, String measured, String allowed) {
        return arguments(statement, measured, allowed);
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                broken(
                        () -> Laws.assertThat(2.5).as("slope").isCloseTo(2, Laws.within(0.15)),
                        "slope: 2.50000, off by 5.0e-01",
                        "2 within 1.5e-01"),
                broken(
                        () -> Laws.assertThat(Double.NaN).isCloseTo(0, Laws.within(1)),
                        "NaN, off by NaN",
                        "0 within 1.0e+00"),
                broken(() -> Laws.assertThat(1 + 1e-12).isEqualTo(1), "1.00000, off by 1.0e-12", "exactly 1"),
                broken(() -> Laws.assertThat(0.032).isLessThanOrEqualTo(1e-6), "0.0320000", "at most 1.00000e-06"),
                broken(() -> Laws.assertThat(3).isLessThan(3), "3", "less than 3"),
                broken(() -> Laws.assertThat(-1).isGreaterThanOrEqualTo(0), "-1", "at least 0"),
                broken(() -> Laws.assertThat(0).isPositive(), "0", "more than 0"),
                broken(() -> Laws.assertThat(-0.5).isNotNegative(), "-0.500000", "0 or more"),
                broken(() -> Laws.assertThat(1).isZero(), "1", "exactly 0"),
                broken(() -> Laws.assertThat(2 - 1).isNotEqualTo(1), "1", "any other number"),
                broken(() -> Laws.assertThat(4).isBetween(1, 3), "4", "from 1 to 3"),
                broken(() -> Laws.assertThat(Double.POSITIVE_INFINITY).isFinite(), "Infinity", "a finite number"),
                broken(() -> Laws.assertThat(false).as("all are finite").isTrue(), "all are finite: false", "true"),
                broken(
                        () -> Laws.assertThat(new double[] {1, 2, 4}).containsExactly(1, 3, 5),
                        "entry 1 is 2, off by 1.0e+00; 2 of 3 entries differ",
                        "the same bits, entry 1 is 3"),
                broken(() -> Laws.assertThat(new double[] {1}).hasSize(2), "1 entries", "2 entries"),
                broken(
                        () -> Laws.assertThat(new double[] {2, 1}).isSorted(),
                        "entry 1 is 1 after 2",
                        "entries in ascending order"),
                broken(() -> Laws.assertThat("a\nb").doesNotContain("\n"), "'a b'", "a text without 'line break'"),
                broken(() -> Laws.assertThat(" ").isNotBlank(), "' '", "a text that is not blank"),
                broken(() -> Laws.assertThat("Ab").matches("[a-z]+"), "'Ab'", "a text of the form [a-z]+"),
                broken(() -> Laws.assertThat(List.of(1, 2)).hasSize(3), "2 elements", "3"),
                broken(
                        () -> Laws.assertThat(List.of(1, -2)).as("positive").allMatch(x -> x > 0),
                        "positive: element 1 does not: -2",
                        "all elements do"),
                broken(
                        () -> Laws.assertThat(List.of(1, 1)).doesNotHaveDuplicates(),
                        "[1, 1]",
                        "elements that all differ"),
                broken(() -> Laws.assertThat(Optional.empty()).isPresent(), "no value", "a value"),
                broken(() -> Laws.assertThat(Optional.of(3)).contains(4), "3", "4"),
                broken(() -> Laws.assertThat(Map.of("a", 1)).containsKey("b"), "{a=1}", "an entry of b"),
                broken(
                        () -> Laws.assertThat((Object) 1).isInstanceOf(Number[].class),
                        "Integer 1",
                        "an instance of Number[]"),
                broken(
                        () -> Laws.assertThatCode(() -> {
                                    throw new IllegalStateException("gone");
                                })
                                .doesNotThrowAnyException(),
                        "IllegalStateException: gone",
                        "no exception"),
                broken(
                        () -> Laws.assertThatThrownBy(() -> {}).isInstanceOf(ArithmeticException.class),
                        "no exception",
                        "an exception ArithmeticException"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    @DisplayName("says what was measured and what is allowed")
    void messages(Executable statement, String measured, String allowed) {
        Throwable thrown = catchThrowable(statement::execute);
        assertThat(thrown).isInstanceOf(AssertionError.class);
        assertThat(thrown).hasMessage("measured: " + measured + "\nallowed: " + allowed);
    }

    @Test
    @DisplayName("says nothing if it holds, and cuts long values in messages")
    void holds() {
        Laws.assertThat(1.0).isCloseTo(1.1, Laws.within(0.2)).isPositive().isFinite();
        Laws.assertThat(0.0 / 0.0).isEqualTo(Double.NaN);
        Laws.assertThat(new double[] {Double.NaN}).containsExactly(Double.NaN);
        Laws.assertThat("x".strip()).isEqualTo("x").hasSizeBetween(1, 1);
        assertThat(catchThrowable(() -> Laws.assertThat("x".repeat(1000)).isEmpty()))
                .hasMessageEndingWith(" …'\nallowed: an empty text");
    }

    @Test
    @DisplayName("has the hint of the statement, or else that of the law")
    void hints() {
        BrokenLaw own = (BrokenLaw)
                catchThrowable(() -> Laws.assertThat(1).hint("a factor of 2").isZero());
        assertThat(own.withHint(Optional.of("other"))).hasMessageEndingWith("\nhint: a factor of 2");
        BrokenLaw none = (BrokenLaw) catchThrowable(() -> Laws.assertThat(1).isZero());
        assertThat(none.withHint(Optional.of("other"))).hasMessageEndingWith("\nhint: other");
        assertThat(none.withHint(Optional.empty())).isSameAs(none);
    }
}
